"""Makes the operational plan that takes up activities, unless it is there."""

from __future__ import annotations

from dataclasses import dataclass

from activities.models import OperationalPlan
from objects.periods import Period
from objects.recording import Stamp
from objects.writing import save_row
from portfolio.renewal.copying import copy_of
from portfolio.renewal.goals import Goals, carry_goals, fate_of
from portfolio.renewal.operational import PlanFate


@dataclass(frozen=True)
class Target:
    """An operational plan that stands in the database, and its goals by code."""

    plan: OperationalPlan
    goals: Goals


def make_target(fate: PlanFate, stamp: Stamp) -> Target:
    """Give the plan of the new year, made with its committees and words when it is not there."""
    if fate.ready is not None:
        return Target(fate.ready, Goals.of(fate.ready.goal_scheme))
    # Another plan that was made just now may have brought the structure with it.
    year = Period.of_year(fate.year)
    scheme = fate_of(fate.model.goal_scheme, Period.of_year(fate.model.year), year, lasting=True)
    goals = carry_goals(scheme, year, stamp)
    plan = copy_of(
        fate.model,
        code=fate.code,
        name=fate.name,
        year=fate.year,
        goal_scheme=goals.scheme,
        adopted=None,
        is_public=False,
    )
    committees = {"committees": fate.model.committees.all()}
    save_row(plan, user=stamp.user, related=committees, reason=stamp.reason)
    return Target(plan, goals)
