"""What stands open in a part's place: its form, the question before it is removed, a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from objects.writing import revision_of
from reports.editing.desk import Desk
from reports.editing.marks import slugged

NEW = "ny"


@dataclass(frozen=True)
class Sheet:
    """What the templates need to know of an open part; addresses that are empty are not offered."""

    title: str
    name: str
    noun: str
    plan: str
    ref: str
    revision: int
    element: str
    columns: int
    address: str
    page: str
    cancel: str
    remove: str = ""
    history: str = ""
    presence: str = ""

    @property
    def id(self) -> str:
        """A name for ids."""
        return slugged(self.ref)


def sheet_of(desk: Desk, row: Any, revision: int | None = None) -> Sheet:
    """Describe a part that the plan has; ``revision`` is read when it is not given."""
    kind, ident = desk.kind, desk.kind.ident(row)
    name = kind.name(row)
    return Sheet(
        title=f"Redigera {name}",
        name=name,
        noun=kind.noun,
        plan=desk.plan.code,
        ref=desk.ref(ident),
        revision=revision_of(row) if revision is None else revision,
        element=kind.shape(row),
        columns=kind.columns,
        address=desk.address("edit", ident),
        page=desk.page(ident),
        cancel=desk.address("edit_show", ident),
        remove=desk.address("edit_remove", ident) if kind.removable else "",
        history=desk.address("edit_history", ident),
        presence=desk.address("edit_presence", ident),
    )


def removed_sheet(desk: Desk, row: Any, record: Any) -> Sheet:
    """Describe a part that the history ``record`` tells the removal of."""
    kind, ident = desk.kind, desk.kind.ident(row)
    return Sheet(
        title=f"{kind.noun.capitalize()} är borttagen",
        name=kind.noun,
        noun=kind.noun,
        plan=desk.plan.code,
        ref=desk.ref(ident),
        revision=0,
        element=kind.shape(row),
        columns=kind.columns,
        address=desk.address("edit_restore", ident, str(record.history_id)),
        page=desk.page(),
        cancel="",
    )


def new_sheet(desk: Desk, row: Any, under: str) -> Sheet:
    """Describe a part that is to be added under ``under``."""
    what, name = desk.kind.adding(under), f"{NEW}/{under}" if under else NEW
    address = f"{desk.address('edit_new')}?under={quote(under)}"
    return Sheet(
        title=f"Lägg till {what}",
        name=what,
        noun=what,
        plan=desk.plan.code,
        ref=desk.ref(name),
        revision=0,
        element=desk.kind.shape(row) if not desk.kind.columns else "div",
        columns=0,
        address=address,
        page=desk.page(name),
        cancel=f"{address}&avbryt=1",
    )
