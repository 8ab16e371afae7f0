"""What becomes of a goal structure: another stands ready, it still holds, or it is copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from objects.models import Goal, GoalLevel, GoalScheme
from objects.periods import Period, with_years_of
from objects.recording import Stamp, Writes, write
from portfolio.renewal.copying import copy_of, free_code


@dataclass(frozen=True)
class SchemeFate:
    """A structure and the one that ``ready`` stands for it in the new period; None: a copy.

    ``code`` and ``name`` are those of the structure that the new plan will have.
    """

    old: GoalScheme
    ready: GoalScheme | None
    code: str
    name: str

    @property
    def holds(self) -> bool:
        """Whether the structure is used on as it stands."""
        return self.ready == self.old


@dataclass(frozen=True)
class Goals:
    """The structure of a new plan, and its goals by the codes that they keep over the years."""

    scheme: GoalScheme
    by_code: Mapping[str, Goal]

    @classmethod
    def of(cls, scheme: GoalScheme) -> Goals:
        """The goals of a structure that is there (one query)."""
        return cls(scheme, {goal.code: goal for goal in scheme.goals.all()})


def fate_of(scheme: GoalScheme, old: Period, new: Period, *, lasting: bool) -> SchemeFate:
    """Tell what becomes of ``scheme``.

    The structure that replaces it and holds when ``new`` begins is used, if there is one. Else one
    that still holds is used on where it is ``lasting``, that is, not edited year by year in one
    plan. Else it is copied. The number of queries follows the generations of structures.
    """
    ready = _replacement(scheme, new.start)
    if ready is None and lasting and _holds(scheme, new.start):
        ready = scheme
    if ready is not None:
        return SchemeFate(scheme, ready, ready.code, ready.name)
    code = free_code(GoalScheme, scheme.code, old, new)
    return SchemeFate(scheme, None, code, with_years_of(scheme.name, old, new))


def carry_goals(fate: SchemeFate, new: Period, stamp: Stamp, *, empty: bool = False) -> Goals:
    """Give the goals that the new plan has, copying structure, levels and goals where need be.

    An ``empty`` copy has the levels alone. The number of queries follows the depth of the tree.
    """
    if fate.ready is not None:
        return Goals.of(fate.ready)
    scheme = copy_of(
        fate.old,
        code=fate.code,
        name=fate.name,
        valid_from=new.start,
        valid_to=new.end,
        predecessor=fate.old,
    )
    write(GoalScheme, Writes(new=[scheme]), [], stamp)
    levels = {level.pk: copy_of(level, scheme=scheme) for level in fate.old.levels.all()}
    write(GoalLevel, Writes(new=list(levels.values())), [], stamp)
    goals = [] if empty else _copied(fate.old, scheme, levels, stamp)
    return Goals(scheme, {goal.code: goal for goal in goals})


def _copied(
    old: GoalScheme, scheme: GoalScheme, levels: Mapping[int, GoalLevel], stamp: Stamp
) -> list[Goal]:
    """Copy level by level, since a goal needs the key of the one above it."""
    copies: dict[int, Goal] = {}
    waiting = list(old.goals.all())
    while waiting:
        ready = {
            goal.pk: copy_of(
                goal,
                scheme=scheme,
                level=levels[goal.level_id],
                parent=copies[goal.parent_id] if goal.parent_id else None,
            )
            for goal in waiting
            if goal.parent_id is None or goal.parent_id in copies
        }
        write(Goal, Writes(new=list(ready.values())), [], stamp)
        copies |= ready
        waiting = [goal for goal in waiting if goal.pk not in copies]
    return list(copies.values())


def _replacement(scheme: GoalScheme, day: date) -> GoalScheme | None:
    """The structure that replaces ``scheme``, at one or more removes, and holds on ``day``."""
    seen = {scheme.pk}
    after = [scheme]
    while after:
        heirs = GoalScheme.objects.filter(predecessor__in=after).exclude(pk__in=seen)
        after = list(heirs.order_by("-valid_from", "pk"))
        seen |= {one.pk for one in after}
        if holding := [one for one in after if _holds(one, day)]:
            return holding[0]
    return None


def _holds(scheme: GoalScheme, day: date) -> bool:
    return scheme.valid_from <= day and (scheme.valid_to is None or scheme.valid_to >= day)
