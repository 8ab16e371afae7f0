"""Two who wrote at once: both texts word by word, and a proposal that keeps what it can."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from objects.forms.base import PartForm
from reports.comparing.words import marked_html, marked_text
from reports.editing.desk import Desk
from reports.editing.values import earlier_form, is_rich, put, told

if TYPE_CHECKING:
    from django import forms

_MARK = {name: re.compile(rf"<{name}>.*?</{name}>", re.DOTALL) for name in ("ins", "del")}


@dataclass(frozen=True)
class Difference:
    """One field that differs: theirs with what mine lacks marked, and mine with what is new."""

    label: str
    theirs: SafeString
    mine: SafeString


@dataclass(frozen=True)
class Meeting:
    """What stands (``theirs``) and what someone else wants to save (``mine``), as forms.

    ``base`` is what both began from; None when that is not known.
    """

    desk: Desk
    base: PartForm | None
    theirs: PartForm
    mine: PartForm

    @property
    def agree(self) -> bool:
        """Whether both wrote the same."""
        return not self._differing()

    @property
    def untouched(self) -> bool:
        """Whether nothing that the form holds has changed since it was opened."""
        if self.base is None:
            return False
        return all(told(self.base[name]) == told(self.theirs[name]) for name in self.theirs.fields)

    def differences(self) -> list[Difference]:
        """Give the fields that differ."""
        return [_difference(self.theirs[name], self.mine[name]) for name in self._differing()]

    def merged(self, name: str) -> PartForm:
        """Give the form with what only one of the two changed; mine, where both did."""
        data = self.mine.data.copy()  # type: ignore[attr-defined]
        for field in self._differing() if self.base is not None else ():
            assert self.base is not None
            if told(self.base[field]) == told(self.mine[field]):
                put(data, self.theirs[field])
        return self.desk.kind.bound(
            self.theirs.instance, data, plan=self.desk.plan, auto_id=f"{name}-%s"
        )

    def _differing(self) -> list[str]:
        names = self.theirs.fields
        return [name for name in names if told(self.theirs[name]) != told(self.mine[name])]


@dataclass(frozen=True)
class Change:
    """Who made the latest change of a part, and when; ``who`` is empty for a command."""

    who: str
    when: datetime | None


def meeting_of(desk: Desk, current: Any, mine: PartForm, revision: int) -> Meeting:
    """Let the sent form ``mine``, begun at ``revision``, meet what stands now."""
    theirs = desk.form(current, desk.kind.ident(current))
    return Meeting(desk, _base(desk, current, revision), theirs, mine)


def latest_change(row: Any) -> Change:
    """Give the latest change of ``row`` (one query)."""
    record = row.history.select_related("history_user").order_by("-history_id").first()
    if record is None:
        return Change("", None)
    return Change(str(record.history_user or ""), record.history_date)


def _base(desk: Desk, current: Any, revision: int) -> PartForm | None:
    """What the writer read: the record with ``revision``, or a part that had yet to be written."""
    if revision == 0 and current.history.earliest("history_id").history_type == "+":
        return desk.form(type(current)(), "")
    record = current.history.filter(history_id=revision).first()
    return None if record is None else earlier_form(desk, record, "base-%s")


def _difference(theirs: forms.BoundField, mine: forms.BoundField) -> Difference:
    mark = marked_html if is_rich(theirs) else marked_text
    both = mark(told(theirs), told(mine))
    return Difference(str(theirs.label), _without(both, "ins"), _without(both, "del"))


def _without(marked: SafeString, name: str) -> SafeString:
    # What is left of safe HTML when whole elements without elements of their kind in them go.
    return mark_safe(_MARK[name].sub("", marked))  # noqa: S308
