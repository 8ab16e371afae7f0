"""The places of the activities, in the order of the rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from activities.importing.activities import codes, units_of
from activities.importing.changes import PLACEMENTS, Changes, changed
from activities.importing.ordering import fitted
from activities.importing.rows import CheckedRow, GoalPath
from activities.models import Activity, Placement
from objects.sheets import Change

if TYPE_CHECKING:
    from activities.importing.stored import Stored
    from objects.models import Goal


class Places:
    """One placement for each row; the same activity may stand twice under a goal."""

    def __init__(self, stored: Stored, changes: Changes, unit_codes: dict[int, str]) -> None:
        self.stored = stored
        self.changes = changes
        self.unit_codes = unit_codes
        self.by_row: dict[int, Placement] = {}
        self._moved: set[int] = set()

    def fit(
        self,
        rows: list[CheckedRow],
        goals: dict[GoalPath, Goal],
        activities: dict[str, Activity],
        groups: dict[str, list[CheckedRow]],
    ) -> dict[int, Placement]:
        """The placement of each row, by the row's number; new ones unsaved."""
        under: dict[GoalPath, list[CheckedRow]] = {}
        seen: Counter[tuple[int, int]] = Counter()
        for row in rows:
            goal, activity = goals[row.path], activities[row.text.key]
            known = self.stored.placements.get((goal.pk, activity.pk), [])
            number = seen[id(goal), id(activity)]
            seen[id(goal), id(activity)] += 1
            self.by_row[row.number] = (
                known[number] if number < len(known) else Placement(goal=goal, activity=activity)
            )
            under.setdefault(row.path, []).append(row)
        self._note_missing()
        for goal_rows in under.values():
            self._order([self.by_row[row.number] for row in goal_rows])
        for row in rows:
            self._compare(row, units_of(groups[row.text.key]))
        return self.by_row

    def _order(self, places: list[Placement]) -> None:
        present = {id(place) for place in places}
        others = (
            place.order
            for stored in self.stored.placements.values()
            for place in stored
            if place.goal_id == places[0].goal_id and id(place) not in present
        )
        numbers, moved = fitted([place.order if place.pk else None for place in places], others)
        for place, number in zip(places, numbers, strict=True):
            if place.order != number:
                place.order = number
                if place.pk:
                    self.changes.placements.change(place)
        self._moved |= {id(places[index]) for index in moved}

    def _compare(self, row: CheckedRow, all_units: frozenset[int]) -> None:
        place = self.by_row[row.number]
        units = row.unit_ids if row.unit_ids != all_units else frozenset()
        title = row.text.title
        if not place.pk:
            place.carried_from = row.text.carried_from
            self.changes.placements.new.append(place)
            self.changes.placements.units[id(place)] = units
            self.changes.note_new(PLACEMENTS, title, row.number)
            return
        found = changed("kvarstår från", place.carried_from, row.text.carried_from)
        place.carried_from = row.text.carried_from
        old = self.stored.placement_units.get(place.pk, frozenset())
        if old != units:
            found += changed(
                "ansvarar här", codes(old, self.unit_codes), codes(units, self.unit_codes)
            )
            self.changes.placements.units[id(place)] = units
        if found:
            self.changes.placements.change(place)
        if id(place) in self._moved:
            found.append(Change("ordning", "", "flyttad"))
        self.changes.note_old(PLACEMENTS, title, row.number, found)

    def _note_missing(self) -> None:
        present = {place.pk for place in self.by_row.values()}
        for places in self.stored.placements.values():
            for place in places:
                if place.pk not in present:
                    self.changes.note_missing(
                        PLACEMENTS, place.activity.title, f"under {place.goal.title}"
                    )
