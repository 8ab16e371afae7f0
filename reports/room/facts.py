"""What is told of a version before it is opened: three figures and the time it takes to read.

Both are read from what is stored of the version. Stored files never change, so what has been found
out is remembered by their hashes as long as the process lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from activities.models import StatusChoice
from reports.content.decoding import data_of
from reports.models import DocumentKind, Publication

WORDS_A_MINUTE = 200
REMEMBERED = 5_000
_TAG = re.compile(r"<[^>]*>")
_MOVED = ("laget/senarelagda", "laget/forskjutna")
_known: dict[str, Facts] = {}


@dataclass(frozen=True)
class Figure:
    """A figure as shown, and what it counts."""

    number: str
    label: str


@dataclass(frozen=True)
class Facts:
    """The figures and the minutes of one version."""

    figures: tuple[Figure, ...]
    minutes: int


def facts_of(publications: Iterable[Publication]) -> dict[int, Facts]:
    """Give the facts of ``publications`` by primary key (one query for those not met before)."""
    keys = {one.pk: f"{one.content_sha256}{one.html_sha256}" for one in publications}
    unknown = [pk for pk, key in keys.items() if key not in _known]
    if len(_known) > REMEMBERED:
        _known.clear()
        unknown = list(keys)
    if unknown:
        rows = Publication.objects.filter(pk__in=unknown).order_by()
        for pk, kind, content, html in rows.values_list("pk", "kind", "content", "html").iterator():
            _known[keys[pk]] = Facts(figures_of(kind, content), minutes_of(html))
    return {pk: _known[key] for pk, key in keys.items()}


def minutes_of(html: str) -> int:
    """Tell how many whole minutes it takes to read ``html``, contents beside left out."""
    _, _, body = html.rpartition("</aside>")
    words = len(_TAG.sub(" ", body).split())
    return max(1, -(-words // WORDS_A_MINUTE))


def figures_of(kind: str, content: str) -> tuple[Figure, ...]:
    """Give three figures of the stored ``content``; none when it was stored in another form."""
    read = _of_plan if kind == DocumentKind.OBJECT_PLAN else _of_follow_up
    try:
        return read(data_of(content))
    except (KeyError, TypeError, ValueError):
        return ()


def _of_plan(content: Mapping[str, Any]) -> tuple[Figure, ...]:
    total = content["budget"]["by_unit"]["total"]["total"]
    groups = [goal for unit in content["unit_goals"] for goal in unit["goals"]]
    goals = len(groups) + sum(len(goal["sub_goals"]) for goal in groups)
    activities = sum(len(group["rows"]) for group in content["activities"]["groups"])
    return (
        Figure(total["label"] if total else "–", "kronor i budget"),
        Figure(str(goals), "mål och delmål" if goals != 1 else "mål"),
        Figure(str(activities), "aktiviteter" if activities != 1 else "aktivitet"),
    )


def _of_follow_up(content: Mapping[str, Any]) -> tuple[Figure, ...]:
    overview = content["overview"]
    counts = dict.fromkeys(StatusChoice.Class.values, 0)
    for status, number in zip(overview["statuses"], overview["total"]["counts"], strict=True):
        counts[status["status_class"]] = counts.get(status["status_class"], 0) + number
    ongoing = counts[StatusChoice.Class.ONGOING] + counts[StatusChoice.Class.CONTINUOUS]
    late = sum(one["rows"] for one in overview["figures"] if one["key"] in _MOVED)
    return (
        Figure(str(counts[StatusChoice.Class.DONE]), "genomförda"),
        Figure(str(ongoing), "pågår"),
        Figure(str(late), "framflyttade"),
    )
