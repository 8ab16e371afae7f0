"""What a person should look at in a file that could be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from activities.importing.changes import brief
from activities.importing.similarity import similar_pairs
from activities.services.states import deadlines_differ, statuses_differ
from objects.fuzzy import is_starred

if TYPE_CHECKING:
    from activities.importing.rows import CheckedRow, GoalPath
    from activities.models import Activity

_MOVED_IN_WORDS = re.compile(
    r"\b(?:skjut\w* fram|framskj\w+|framflytt\w+|senarel\w+|förskj\w+|förlängts)", re.IGNORECASE
)


def all_warnings(
    groups: dict[str, list[CheckedRow]], activities: dict[str, Activity]
) -> Iterator[str]:
    """Sentences in Swedish that name the rows."""
    yield from _contradictions(groups)
    yield from _same_goal(groups)
    yield from _similar(groups)
    for key, rows in groups.items():
        for row in rows:
            yield from _marks(row, activities[key])
    yield from _without_status(groups)
    yield from _descriptions(groups)


def _contradictions(groups: dict[str, list[CheckedRow]]) -> Iterator[str]:
    for rows in groups.values():
        if statuses_differ(rows):
            yield _contradiction(rows, "status", [str(row.status or "tom") for row in rows])
        if deadlines_differ(rows):
            yield _contradiction(rows, "slutfört", [str(row.deadline or "tom") for row in rows])


def _contradiction(rows: list[CheckedRow], name: str, values: list[str]) -> str:
    places = [f"rad {row.number} ({value})" for row, value in zip(rows, values, strict=True)]
    return f"”{brief(rows[0].text.title)}” har motstridiga uppgifter om {name}: {_listed(places)}"


def _same_goal(groups: dict[str, list[CheckedRow]]) -> Iterator[str]:
    for rows in groups.values():
        under: dict[GoalPath, list[CheckedRow]] = defaultdict(list)
        for row in rows:
            under[row.path].append(row)
        for same in under.values():
            if len(same) > 1:
                title, goal = brief(same[0].text.title), brief(same[0].steps[-1].title)
                yield f"”{title}” står {len(same)} gånger under ”{goal}”: {_rows(same)}"


def _similar(groups: dict[str, list[CheckedRow]]) -> Iterator[str]:
    for one, other in similar_pairs({key: key for key in groups}):
        first, second = groups[one], groups[other]
        yield (
            f"Troligen samma aktivitet: {_rows(first)} ”{first[0].text.title}” "
            f"och {_rows(second)} ”{second[0].text.title}”"
        )


def _marks(row: CheckedRow, activity: Activity) -> Iterator[str]:
    starred = bool(row.deadline and is_starred(row.deadline.text))
    if _MOVED_IN_WORDS.search(row.comment) and not starred:
        text = row.deadline or "tom"
        yield f"Rad {row.number}: kommentaren talar om en senareläggning, men slutfört är ”{text}”"
    planned = activity.planned_deadline
    if activity.pk and row.deadline and planned:
        later = row.deadline.is_after(planned)
        if starred and not later:
            yield (
                f"Rad {row.number}: ”{row.deadline}” är märkt som framflyttad "
                f"men ligger inte efter planens ”{planned}”"
            )
        if later and not starred:
            yield f"Rad {row.number}: ”{row.deadline}” är senare än planens ”{planned}”"


def _without_status(groups: dict[str, list[CheckedRow]]) -> Iterator[str]:
    empty = [row for rows in groups.values() for row in rows if row.status is None]
    if empty:
        yield f"Status saknas på {_rows(empty)}"
    bare = [
        row
        for rows in groups.values()
        for row in rows
        if row.status and row.status.requires_comment and not row.comment
    ]
    if bare:
        yield f"Kommentar saknas trots att statusen kräver en: {_rows(bare)}"


def _descriptions(groups: dict[str, list[CheckedRow]]) -> Iterator[str]:
    told: dict[GoalPath, dict[str, CheckedRow]] = defaultdict(dict)
    for rows in groups.values():
        for row in rows:
            for depth, step in enumerate(row.steps, start=1):
                if step.description:
                    told[row.path[:depth]].setdefault(step.description, row)
    for texts in told.values():
        if len(texts) > 1:
            yield f"Samma mål har olika beskrivningar: {_rows(list(texts.values()))}"


def _rows(rows: list[CheckedRow]) -> str:
    numbers = sorted({row.number for row in rows})
    return f"{'rad' if len(numbers) == 1 else 'raderna'} {_listed([str(n) for n in numbers])}"


def _listed(parts: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
