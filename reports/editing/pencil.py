"""The pencil: what lets one template show a part both to be read and to be edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from django.urls import reverse

from objects.models import ObjectPlan, User
from objects.permissions import Rights
from reports.content.words import listed
from reports.editing.kinds.base import Place
from reports.editing.marks import AddLink, Mark
from reports.editing.registry import KINDS

TEXT = "avsnitt"


@dataclass(frozen=True)
class Pencil:
    """What a user may edit in a plan; ``marks`` go by the key of the node that shows the part.

    ``slugs`` are the kinds that the user may edit. ``focus`` is the ref of the part whose edit link
    is to take the focus.
    """

    plan: str
    slugs: frozenset[str]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    focus: str = ""
    held: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str, title: str) -> Mark | None:
        """Give the edit link of the text at ``key``; None when the user may not edit texts."""
        if TEXT not in self.slugs:
            return None
        ref = f"{TEXT}/{key.replace('/', '-')}"
        held = self.held.get(ref, "")
        return Mark(self.plan, ref, title, takes_focus=ref == self.focus, held=held)

    def add_link(self, slug: str, under: str) -> AddLink | None:
        """Give the link that adds a part under ``under``; None when the user may not."""
        if slug not in self.slugs:
            return None
        ref = f"{slug}/ny/{under}" if under else f"{slug}/ny"
        address = reverse("reports:edit_new", args=[self.plan, slug])
        address += f"?under={quote(under)}" if under else ""
        return AddLink(ref, KINDS[slug].adding(under), address, ref == self.focus)


def editable(rights: Rights, plan: ObjectPlan) -> frozenset[str]:
    """Give the kinds of parts that whoever has ``rights`` may edit in ``plan``."""
    allowed = (slug for slug, kind in KINDS.items() if rights.may(kind.action, plan.object_id))
    return frozenset(allowed)


def pencil_for(
    plan: ObjectPlan,
    slugs: frozenset[str],
    shown: Iterable[str] | None = None,
    *,
    focus: str = "",
    held: Mapping[str, str] | None = None,
) -> Pencil:
    """Give the pencil for the kinds ``slugs``, with marks for those that are ``shown`` (all).

    The number of queries follows the number of kinds, never how much the plan holds.
    """
    wanted = slugs if shown is None else slugs & frozenset(shown)
    pencil = Pencil(plan.code, slugs, {}, focus, held or {})
    marks = {
        place.key: _mark(pencil, f"{slug}/{place.ident}", place)
        for slug in sorted(wanted)
        for place in KINDS[slug].places(plan)
    }
    return replace(pencil, marks=marks)


def holders(present: Mapping[str, Sequence[User]]) -> dict[str, str]:
    """Give who has each part open, in words."""
    return {part: held_by(users) for part, users in present.items()}


def held_by(users: Sequence[User]) -> str:
    """Give the names of those who have a part open; empty for nobody."""
    return listed([str(user) for user in users])


def _mark(pencil: Pencil, ref: str, place: Place) -> Mark:
    focus, held = ref == pencil.focus, pencil.held.get(ref, "")
    return Mark(pencil.plan, ref, place.name, place.can_rise, place.can_sink, focus, held)
