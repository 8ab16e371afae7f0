"""The nämnder of a document: what each has decided, and the form that records it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from objects.models import Unit
from reports.deciding.forms import DecisionForm, correction
from reports.deciding.way import Way
from reports.models import Publication
from reports.publishing.dossier import decision_label
from reports.publishing.stages import DECIDED


@dataclass(frozen=True)
class CommitteeLine:
    """A nämnd before one version; ``decided`` is empty when nothing is recorded.

    ``form`` records the decision, or corrects it.
    """

    name: str
    version: str
    decided: str
    form: DecisionForm


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
    standing = version.decisions.standing().select_related("committee")
    found = {one.committee_id: one for one in standing}
    if version.stage in DECIDED and version.supersedes:
        earlier = version.supersedes.decisions.standing().select_related("committee")
        found = {one.committee_id: one for one in earlier} | found
    for unit in way.subject.committees:
        one = found.get(unit.pk)
        initial = correction(one) if one else {"committee": unit.code, "version": version.label}
        decided = decision_label(one) if one else ""
        form = _own(sent, unit) or DecisionForm(initial=initial, auto_id=f"beslut-{unit.pk}-%s")
        yield CommitteeLine(unit.name, version.label, decided, form)


def _own(sent: DecisionForm | None, unit: Unit) -> DecisionForm | None:
    data: Any = sent.data if sent else {}
    return sent if sent and data.get("committee") == unit.code else None
