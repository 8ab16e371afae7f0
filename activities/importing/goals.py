"""The goal tree that the rows name, fitted to the one that is stored."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from activities.importing.changes import GOALS, Changes, changed
from activities.importing.ordering import fitted
from activities.importing.rows import CheckedRow, GoalPath, GoalStep
from objects.models import Goal
from objects.sheets import Change

if TYPE_CHECKING:
    from activities.importing.stored import Stored
    from activities.models import OperationalPlan


class GoalTree:
    """Goals by path, each met for the first time in the order of the file."""

    def __init__(self, plan: OperationalPlan, stored: Stored, changes: Changes) -> None:
        self.plan = plan
        self.stored = stored
        self.changes = changes
        self.goals: dict[GoalPath, Goal] = {}
        self._first: dict[GoalPath, tuple[int, GoalStep]] = {}
        self._described: dict[GoalPath, str] = {}
        self._codes = {goal.code for goal in stored.goals.values()}

    def fit(self, rows: list[CheckedRow]) -> dict[GoalPath, Goal]:
        """All goals of ``rows``; new ones unsaved, with a parent that comes before them."""
        for row in rows:
            for depth, step in enumerate(row.steps, start=1):
                path = row.path[:depth]
                self._first.setdefault(path, (row.number, step))
                if step.description and not self._described.get(path):
                    self._described[path] = step.description
        for path in self._first:
            self.goals[path] = self.stored.goals.get(path) or self._new(path)
        moved = self._order()
        for path in self._first:
            self._note(path, moved=path in moved)
        return self.goals

    def _new(self, path: GoalPath) -> Goal:
        _, step = self._first[path]
        return Goal(
            scheme=self.plan.goal_scheme,
            level=step.level,
            parent=self.goals.get(path[:-1]),
            code=self._code(step),
            title=step.title,
            description=self._described.get(path, ""),
        )

    def _code(self, step: GoalStep) -> str:
        base = slugify(step.title)[:60].strip("-") or slugify(step.level.name) or "mal"
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        code = next(code for code in numbered if code not in self._codes)
        self._codes.add(code)
        return code

    def _order(self) -> set[GoalPath]:
        """Number the goals under each parent; returns those that have changed places."""
        siblings: dict[GoalPath, list[GoalPath]] = {}
        for path in self._first:
            siblings.setdefault(path[:-1], []).append(path)
        moved: set[GoalPath] = set()
        for parent, paths in siblings.items():
            goals = [self.goals[path] for path in paths]
            others = (
                goal.order
                for path, goal in self.stored.goals.items()
                if path[:-1] == parent and path not in self.goals
            )
            numbers, indices = fitted([goal.order if goal.pk else None for goal in goals], others)
            for goal, number in zip(goals, numbers, strict=True):
                if goal.order != number:
                    goal.order = number
                    if goal.pk:
                        self.changes.goals.change(goal)
            moved |= {paths[index] for index in indices}
        return moved

    def _note(self, path: GoalPath, *, moved: bool) -> None:
        number, _ = self._first[path]
        goal = self.goals[path]
        if not goal.pk:
            self.changes.goals.new.append(goal)
            self.changes.note_new(GOALS, goal.title, number)
            return
        found = changed("beskrivning", goal.description, self._described.get(path))
        found = found if self._described.get(path) else []
        if found:
            goal.description = self._described[path]
            self.changes.goals.change(goal)
        if moved:
            found.append(Change("ordning", "", "flyttad"))
        self.changes.note_old(GOALS, goal.title, number, found)
