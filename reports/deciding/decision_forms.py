"""The nämnder of a document: what each has decided, and the form that records it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from objects.models import Unit
from reports.deciding.forms import DecisionForm, correction
from reports.deciding.way import Way
from reports.models import Decision, Publication
from reports.models.publication import FILES
from reports.publishing.dossier import decision_label
from reports.publishing.stages import DECIDED


@dataclass(frozen=True)
class CommitteeLine:
    """A nämnd before one version; ``decided`` is empty when nothing is recorded.

    ``form`` records the decision, or corrects it; it is open where it is to be filled in now.
    """

    name: str
    version: str
    decided: str
    form: DecisionForm
    is_open: bool


def decided_by(way: Way) -> Publication | None:
    """Give the version that decisions are recorded on now: the one before the nämnder.

    After the decided version has been issued it is that one, so that a late nämnd has its place.
    """
    if way.before:
        return way.before
    return next((one for one in way.issued if one.stage in DECIDED), None)


def committee_lines(way: Way, sent: DecisionForm | None) -> tuple[CommitteeLine, ...]:
    """Give the nämnder in order; ``sent`` is a form that came back with faults."""
    version = decided_by(way)
    return tuple(_lines(way, version, sent)) if version else ()


def _lines(way: Way, version: Publication, sent: DecisionForm | None) -> Iterator[CommitteeLine]:
    found = {one.committee_id: one for one in _standing(version)}
    if version.stage in DECIDED and version.supersedes:
        found = {one.committee_id: one for one in _standing(version.supersedes)} | found
    next_up = sent is None
    for unit in way.subject.committees:
        one = found.get(unit.pk)
        initial = correction(one) if one else {"committee": unit.code, "version": version.label}
        decided = decision_label(one) if one else ""
        form = _own(sent, unit, initial)
        form = form or DecisionForm(initial=initial, auto_id=f"beslut-{unit.pk}-%s")
        is_open = form.is_bound or (next_up and not one)
        next_up = next_up and not is_open
        yield CommitteeLine(unit.name, initial["version"], decided, form, is_open)


def _standing(version: Publication) -> Iterable[Decision]:
    standing = version.decisions.standing().select_related("committee", "publication")
    return standing.defer(*(f"publication__{name}" for name in FILES))


def _own(sent: DecisionForm | None, unit: Unit, initial: dict[str, Any]) -> DecisionForm | None:
    data: Any = sent.data if sent else {}
    if sent is None or data.get("committee") != unit.code:
        return None
    sent.initial = initial
    return sent
