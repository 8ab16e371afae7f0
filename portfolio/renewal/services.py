"""Makes the new plan: all of it, or nothing."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from activities.models import Activity, OperationalPlan
from budget.models import DistributionKey
from objects.models import GoalScheme, ObjectPlan, User
from objects.periods import Period
from objects.permissions import Action, require
from objects.recording import Stamp
from objects.renewing import later_plan, reason_of
from objects.writing import lock, save_row
from portfolio.renewal.budget import carry_budget
from portfolio.renewal.carrying import carry_activities
from portfolio.renewal.draft.writing import save_draft
from portfolio.renewal.goals import Goals, carry_goals
from portfolio.renewal.outlook import Choices, Outlook, look_ahead
from portfolio.renewal.texts import add_versions, copy_influences, copy_sections


class PlanExistsError(Exception):
    """The object has a later plan already: ``plan``."""

    def __init__(self, plan: ObjectPlan) -> None:
        super().__init__(f"{plan.code} finns redan.")
        self.plan = plan


@transaction.atomic
def renew_plan(
    *, source: ObjectPlan, period: Period, user: User | None, choices: Choices | None = None
) -> ObjectPlan:
    """Make the plan for ``period`` out of ``source``; without ``choices`` everything goes on.

    ``period`` begins after that of ``source`` has ended. What it takes over of other tables (the
    operational plan, goals, keys) is made where it is missing. All is recorded in the history.

    Raises:
        PermissionDenied: the user may not renew plans of the object.
        PlanExistsError: the object has a later plan; two who begin at once get one plan.
    """
    require(user, Action.RENEW_PLAN, source.object)
    lock(source.object)
    if later := later_plan(source):
        raise PlanExistsError(later)
    _lock_what_is_shared(source, period)
    outlook = look_ahead(source, period)
    stamp = Stamp(user, reason_of(source))
    return _make(outlook, choices or Choices.everything(outlook), stamp)


def _lock_what_is_shared(source: ObjectPlan, period: Period) -> None:
    """Let one at a time continue the plans, goals and keys that other objects use too.

    Always in the same order, so that no two wait for each other.
    """
    year = period.start.year
    own = Activity.objects.filter(object_id=source.object_id, plan__year__lt=year)
    plans = OperationalPlan.objects.select_for_update()
    before = list(plans.filter(pk__in=own.values("plan")).order_by("pk"))
    units = {plan.unit_id for plan in before}
    list(plans.filter(unit__in=units, year=year).order_by("pk"))
    used = Q(pk__in={plan.goal_scheme_id for plan in before}) | Q(pk=source.goal_scheme_id)
    list(GoalScheme.objects.select_for_update().filter(used).order_by("pk"))
    keys = source.budget_lines.exclude(key=None).values("key")
    list(DistributionKey.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _make(outlook: Outlook, choices: Choices, stamp: Stamp) -> ObjectPlan:
    goals = _goals(outlook, choices, stamp)
    source, period = outlook.source, outlook.period
    plan = ObjectPlan(
        code=outlook.code,
        object=source.object,
        period_start=period.start,
        period_end=period.end,
        goal_scheme=goals.scheme if goals else None,
    )
    save_row(plan, user=stamp.user, reason=stamp.reason)
    material = outlook.material
    sections = [one for one in material.lasting_sections if one.pk in choices.sections]
    copy_sections(sections, plan, stamp)
    influences = [one for one in material.influences if one.pk in choices.influences]
    copy_influences(influences, plan, stamp)
    add_versions(outlook.versions, plan, stamp)
    going_on = [
        one for one in outlook.activities.unfinished if one.activity.pk in choices.activities
    ]
    carried = carry_activities(going_on, source, goals, stamp)
    lines = outlook.budget.chosen(choices.beginning)
    carry_budget(outlook.budget, lines, plan, carried, goals, stamp)
    if choices.draft:
        save_draft(outlook.draft(len(carried)), plan, stamp)
    return plan


def _goals(outlook: Outlook, choices: Choices, stamp: Stamp) -> Goals | None:
    if outlook.scheme is None:
        return None
    return carry_goals(outlook.scheme, outlook.period, stamp, empty=not choices.goals)
