"""The links by which parts are edited and added, as the document's templates show them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Mark:
    """The edit link of one part. ``ref`` names the part as "KIND/ID"."""

    plan: str
    ref: str
    name: str
    can_rise: bool = False
    can_sink: bool = False
    takes_focus: bool = False
    held: str = ""
    """Who else has the part open."""

    @property
    def ident(self) -> str:
        """What names the part among those of its kind."""
        return self.ref.partition("/")[2]

    @property
    def anchor(self) -> str:
        """The id of the edit link."""
        return f"redigera-{slugged(self.ref)}"

    @property
    def address(self) -> str:
        """Where the form is."""
        return reverse("reports:edit", args=[self.plan, *self.ref.split("/", 1)])

    @property
    def move_address(self) -> str:
        """Where the part is moved up and down."""
        return reverse("reports:edit_move", args=[self.plan, *self.ref.split("/", 1)])


@dataclass(frozen=True)
class AddLink:
    """The link by which a part is added; ``what`` it adds ("delmål")."""

    ref: str
    what: str
    address: str
    takes_focus: bool

    @property
    def anchor(self) -> str:
        """The id of the link."""
        return f"redigera-{slugged(self.ref)}"


def slugged(ref: str) -> str:
    """Give ``ref`` as it can stand in an id."""
    return re.sub(r"[^a-zåäö0-9]+", "-", ref.lower()).strip("-")
