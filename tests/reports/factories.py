"""Plans and follow-ups in the database, as small as a test needs them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from activities.models import (
    Activity,
    FollowUp,
    OperationalPlan,
    Placement,
    StatusChoice,
    StatusReport,
    StatusVocabulary,
)
from budget.models import BudgetLine, DistributionKey, KeyShare
from objects.fuzzy import FuzzyDate, parse_fuzzy
from objects.models import (
    Component,
    Goal,
    GoalLevel,
    GoalScheme,
    GoverningDocument,
    Influence,
    InfluenceDirection,
    ManagedObject,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    Unit,
)

YEAR = 2022


def unit(code: str, name: str, kind: Unit.Kind = Unit.Kind.COMMITTEE, order: int = 0) -> Unit:
    named = {"name": name, "kind": kind, "order": order}
    return Unit.objects.get_or_create(code=code, defaults=named)[0]


def committees() -> list[Unit]:
    return [
        unit("BIN", "Bildningsnämnden", order=1),
        unit("BOU", "Barn- och ungdomsnämnden", order=2),
    ]


def department() -> Unit:
    return unit("UF", "Utbildningsförvaltningen", Unit.Kind.ADMINISTRATION, 9)


def when(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=YEAR)


def scheme(code: str, *names: str) -> tuple[GoalScheme, list[GoalLevel]]:
    made = GoalScheme.objects.create(code=code, name=code, valid_from=date(YEAR, 1, 1))
    levels = [
        GoalLevel.objects.create(scheme=made, depth=depth, name=name, plural=name)
        for depth, name in enumerate(names, start=1)
    ]
    return made, levels


def follow_up(*, rows: int) -> FollowUp:
    """Give a follow-up with ``rows`` activities under each of a nämndmål and an assignment."""
    made, levels = scheme("mal", "Perspektiv", "Kommunövergripande mål", "Nämndmål")
    level = {"name": "Strategiskt uppdrag", "plural": "Strategiska uppdrag", "beside": True}
    levels.append(GoalLevel.objects.create(scheme=made, depth=3, **level))
    plan = operational_plan(made, is_public=True)
    done = StatusChoice.objects.get(vocabulary=plan.vocabulary)
    plan.committees.set(committees())
    occasion = FollowUp.objects.create(plan=plan, cut_off=date(YEAR, 8, 31), is_public=True)
    for goal in _goals(made, levels):
        for number in range(rows):
            place(occasion, goal, f"Aktivitet {number}", status=done)
    return occasion


def _goals(made: GoalScheme, levels: list[GoalLevel]) -> list[Goal]:
    """Give the goals that activities stand under."""
    above = None
    for level in levels[:2]:
        above = Goal.objects.create(
            scheme=made, level=level, parent=above, code=f"g{level.depth}", title=level.name
        )
    return [
        Goal.objects.create(
            scheme=made, level=level, parent=above, code=f"g{order}", title=level.name, order=order
        )
        for order, level in enumerate(levels[2:], start=3)
    ]


def committee_goal() -> Goal:
    """Give the nämndmål of the follow-up."""
    return Goal.objects.get(scheme__code="mal", level__name="Nämndmål")


def place(
    occasion: FollowUp,
    goal: Goal,
    title: str,
    *,
    status: StatusChoice | None,
    planned: str = "December",
    deadline: str = "December",
    units: tuple[str, ...] = ("BIN", "BOU"),
) -> Placement:
    """Put an activity, made if needed, under ``goal`` and report on that place."""
    plan = occasion.plan
    activity = Activity.objects.filter(plan=plan, title=title).first()
    if activity is None:
        number = plan.activities.count() + 1
        activity = Activity.objects.create(
            plan=plan,
            number=number,
            title=title,
            text_key=title,
            planned_deadline=when(planned),
            deadline=when(deadline),
        )
        activity.units.set(Unit.objects.filter(code__in=units))
    placement = Placement.objects.create(
        activity=activity, goal=goal, order=goal.placements.count(), carried_from=2021
    )
    StatusReport.objects.create(
        activity=activity,
        follow_up=occasion,
        placement=placement,
        status=status,
        deadline=when(deadline),
        reported_at=timezone.now(),
    )
    return placement


def object_plan(*, rows: int = 1, public: bool = True) -> ObjectPlan:
    """Give a plan with ``rows`` of all that a plan may hold."""
    made, levels = scheme("ukfa", "Långsiktigt mål", "Delmål")
    served = ManagedObject.objects.create(code="UKFA", name="Utbildning")
    served.units.set(committees())
    plan = ObjectPlan.objects.create(
        code="UKFA-2022",
        object=served,
        period_start=date(YEAR, 1, 1),
        period_end=date(YEAR, 12, 31),
        goal_scheme=made,
        is_public=public,
    )
    PlanSection.objects.create(plan=plan, kind=PlanSection.Kind.PURPOSE, body="<p>Syftet.</p>")
    for number in range(1, rows + 1):
        _row(plan, number)
        goal = Goal.objects.create(
            scheme=made, level=levels[0], code=f"{number}", title="Mål", unit=department()
        )
        Goal.objects.create(
            scheme=made, level=levels[1], code=f"{number}-1", number="1:1", title="Del", parent=goal
        )
    return plan


def work_for(plan: ObjectPlan) -> OperationalPlan:
    """Give each sub-goal of ``plan`` an activity, in an operational plan, and a component."""
    sub_goals = Goal.objects.filter(scheme=plan.goal_scheme, parent__isnull=False)
    work = operational_plan(sub_goals[0].scheme)
    for number, goal in enumerate(sub_goals.order_by("pk"), start=1):
        _work(plan, work, goal, number)
    return work


def operational_plan(goals: GoalScheme, **fields: Any) -> OperationalPlan:
    vocabulary = StatusVocabulary.objects.create(name="Ord")
    StatusChoice.objects.create(vocabulary=vocabulary, label="Genomfört", status_class="genomfort")
    return OperationalPlan.objects.create(
        code="UF-2022",
        name="Förvaltningens verksamhetsplan 2022",
        unit=department(),
        year=YEAR,
        goal_scheme=goals,
        vocabulary=vocabulary,
        **fields,
    )


def _work(plan: ObjectPlan, work: OperationalPlan, goal: Goal, number: int) -> None:
    component = Component.objects.create(
        object=plan.object, code=f"komponent-{number}", name=f"Komponent {number}"
    )
    activity = Activity.objects.create(
        plan=work, number=number, title=f"Införa komponent {number}", object=plan.object, kind="vu"
    )
    activity.units.set(committees())
    activity.components.set([component])
    activity.contributes_to.set([goal])
    Placement.objects.create(activity=activity, goal=goal)


def _row(plan: ObjectPlan, number: int) -> None:
    PlanVersion.objects.create(plan=plan, label=f"0.{number}", stage="utkast", order=number)
    PeriodDeviation.objects.create(plan=plan, kind="sen", title=f"Initiativ {number}")
    document = GoverningDocument.objects.create(title=f"Dokument {number}")
    influence = Influence.objects.create(plan=plan, document=document, number=number)
    InfluenceDirection.objects.create(influence=influence, body="<p>Riktning</p>").units.set(
        committees()
    )
    key = DistributionKey.objects.create(
        code=f"nyckel-{number}", name=f"Nyckel {number}", valid_from=date(YEAR, 1, 1)
    )
    for committee, share in zip(committees(), (30, 70), strict=True):
        KeyShare.objects.create(key=key, unit=committee, numerator=share)
    line(plan, "vm", "100.01", key=key)
    line(plan, "vu", "50.00", to=committees()[0])


def line(
    plan: ObjectPlan,
    kind: str,
    amount: str,
    *,
    to: Unit | None = None,
    key: DistributionKey | None = None,
    series: str = "budget",
) -> BudgetLine:
    return BudgetLine.objects.create(
        plan=plan,
        number=plan.budget_lines.count() + 1,
        kind=kind or None,
        amount=Decimal(amount),
        unit=to,
        key=key,
        series=series,
    )
