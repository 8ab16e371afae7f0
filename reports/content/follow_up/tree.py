"""The goals as chapters, tables and spanning rows, with the activities under them."""

from collections.abc import Iterator

from objects.models import Goal
from reports.content.follow_up.nodes import (
    Assignment,
    CommonGoal,
    GoalGroup,
    Perspective,
    Row,
)
from reports.content.follow_up.reading import Place, Source
from reports.content.words import carried_label


class GoalTree:
    """Builds the nodes of a source; goals without activities are left out."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.children: dict[int | None, list[Goal]] = {}
        for goal in source.goals:
            self.children.setdefault(goal.parent_id, []).append(goal)

    def perspectives(self) -> tuple[Perspective, ...]:
        """Give the chapters in order."""
        found = (self._perspective(goal) for goal in self.children.get(None, []))
        return tuple(perspective for perspective in found if perspective.goals)

    def _perspective(self, goal: Goal) -> Perspective:
        candidates = [self._common_goal(child) for child in self._steps(goal)]
        direct = self._direct_group(goal)
        if direct.rows or direct.assignments:
            # A scheme with few levels: activities stand right under the perspective.
            candidates.insert(0, CommonGoal(f"{goal.code}/direkt", "", "", "", (direct,)))
        return Perspective(
            key=goal.code,
            level=goal.level.name,
            title=goal.title,
            description=goal.description,
            goals=tuple(candidate for candidate in candidates if candidate.groups),
        )

    def _common_goal(self, goal: Goal) -> CommonGoal:
        groups = [self._direct_group(goal)]
        groups.extend(self._group(below) for below in self._steps_below(goal))
        return CommonGoal(
            key=goal.code,
            level=goal.level.name,
            title=goal.title,
            description=goal.description,
            groups=tuple(group for group in groups if group.rows or group.assignments),
        )

    def _direct_group(self, goal: Goal) -> GoalGroup:
        return GoalGroup(
            key=f"{goal.code}/utan-namndmal",
            level="",
            title="",
            description="",
            rows=self._rows(goal),
            assignments=self._assignments(goal),
        )

    def _group(self, goal: Goal) -> GoalGroup:
        return GoalGroup(
            key=goal.code,
            level=goal.level.name,
            title=goal.title,
            description=goal.description,
            rows=self._rows(goal),
            assignments=self._assignments(goal),
        )

    def _assignments(self, goal: Goal) -> tuple[Assignment, ...]:
        found = (
            Assignment(
                key=child.code,
                level=child.level.name,
                title=child.title,
                note=child.description,
                rows=self._rows(child),
            )
            for child in self.children.get(goal.pk, [])
            if child.level.beside
        )
        return tuple(assignment for assignment in found if assignment.rows)

    def _rows(self, goal: Goal) -> tuple[Row, ...]:
        return tuple(_row(place) for place in self.source.under(goal))

    def _steps(self, goal: Goal) -> list[Goal]:
        return [child for child in self.children.get(goal.pk, []) if not child.level.beside]

    def _steps_below(self, goal: Goal) -> Iterator[Goal]:
        for child in self._steps(goal):
            yield child
            yield from self._steps_below(child)


def _row(place: Place) -> Row:
    return Row(
        key=place.key,
        activity=place.activity.title,
        sub_points=place.activity.points,
        units=", ".join(place.unit_codes),
        deadline=place.deadline.text.rstrip("* ") if place.deadline else "",
        moved=place.moved,
        status=place.status,
        status_class=place.status_class,
        comment=place.comment,
        carried=carried_label([place.carried_from] if place.carried_from else []),
    )
