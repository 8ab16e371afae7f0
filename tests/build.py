"""Small builders of rows: the least that the models ask for, with codes counted up."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from activities.models import (
    Activity,
    FollowUp,
    OperationalPlan,
    Placement,
    StatusChoice,
    StatusReport,
    StatusVocabulary,
)
from budget.models import BudgetLine, DistributionKey
from objects.models import (
    Component,
    Goal,
    GoalLevel,
    GoalScheme,
    ManagedObject,
    ObjectPlan,
    Unit,
    User,
    YearWheelDay,
)

NEW_YEAR = date(2022, 1, 1)
_numbers = count(1)


def make_unit(code: str = "", **fields: Any) -> Unit:
    """A nämnd unless told otherwise."""
    code = code or f"N{next(_numbers)}"
    return Unit.objects.create(code=code, **{"name": code, "kind": Unit.Kind.COMMITTEE} | fields)


def make_user(username: str = "", **fields: Any) -> User:
    return User.objects.create_user(username or f"person-{next(_numbers)}", **fields)


def make_scheme(code: str = "", **fields: Any) -> GoalScheme:
    code = code or f"mal-{next(_numbers)}"
    return GoalScheme.objects.create(
        **{"code": code, "name": code, "valid_from": NEW_YEAR} | fields
    )


def make_level(scheme: GoalScheme, depth: int = 1, **fields: Any) -> GoalLevel:
    words = {"name": f"Nivå {depth}", "plural": f"Nivåer {depth}"}
    return GoalLevel.objects.create(scheme=scheme, depth=depth, **words | fields)


def make_goal(scheme: GoalScheme | None = None, **fields: Any) -> Goal:
    """A goal of its scheme's first level, which is made when it is missing."""
    scheme = scheme or make_scheme()
    level = fields.pop("level", None) or scheme.levels.first() or make_level(scheme)
    code = f"mal-{next(_numbers)}"
    return Goal.objects.create(
        **{"scheme": scheme, "level": level, "code": code, "title": code} | fields
    )


def make_object(code: str = "", **fields: Any) -> ManagedObject:
    code = code or f"OBJ{next(_numbers)}"
    units = fields.pop("units", [])
    made = ManagedObject.objects.create(code=code, **{"name": code} | fields)
    made.units.set(units)
    return made


def make_component(owner: ManagedObject | None = None, **fields: Any) -> Component:
    code = f"komponent-{next(_numbers)}"
    return Component.objects.create(
        object=owner or make_object(), **{"code": code, "name": code} | fields
    )


def make_object_plan(
    owner: ManagedObject | None = None, year: int = 2022, **fields: Any
) -> ObjectPlan:
    owner = owner or make_object()
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return ObjectPlan.objects.create(
        object=owner, **{"code": f"{owner.code}-{year}"} | period | fields
    )


def make_vocabulary(*labels: str) -> StatusVocabulary:
    """A vocabulary whose words all mean that the work goes on."""
    made = StatusVocabulary.objects.create(name=f"vokabulär {next(_numbers)}")
    for order, label in enumerate(labels):
        StatusChoice.objects.create(
            vocabulary=made, label=label, order=order, status_class=StatusChoice.Class.ONGOING
        )
    return made


def make_operational_plan(code: str = "", **fields: Any) -> OperationalPlan:
    code = code or f"VP{next(_numbers)}-2022"
    committees = fields.pop("committees", [])
    least = {
        "unit": fields.pop("unit", None) or make_unit(kind=Unit.Kind.ADMINISTRATION),
        "goal_scheme": fields.pop("goal_scheme", None) or make_scheme(),
        "vocabulary": fields.pop("vocabulary", None) or make_vocabulary("Pågående"),
    }
    made = OperationalPlan.objects.create(
        code=code, **{"name": code, "year": 2022} | least | fields
    )
    made.committees.set(committees)
    return made


def make_activity(plan: OperationalPlan | None = None, **fields: Any) -> Activity:
    number = next(_numbers)
    words = {"number": number, "title": f"Aktivitet {number}"}
    units = fields.pop("units", [])
    made = Activity.objects.create(plan=plan or make_operational_plan(), **words | fields)
    made.units.set(units)
    return made


def make_placement(activity: Activity | None = None, **fields: Any) -> Placement:
    activity = activity or make_activity()
    goal = fields.pop("goal", None) or make_goal(activity.plan.goal_scheme)
    return Placement.objects.create(activity=activity, goal=goal, **fields)


def make_follow_up(plan: OperationalPlan | None = None, **fields: Any) -> FollowUp:
    plan = plan or make_operational_plan()
    return FollowUp.objects.create(plan=plan, **{"cut_off": date(2022, 8, 31)} | fields)


def make_report(activity: Activity | None = None, **fields: Any) -> StatusReport:
    activity = activity or make_activity()
    follow_up = fields.pop("follow_up", None) or make_follow_up(activity.plan)
    at = datetime(2022, 9, 1, tzinfo=UTC)
    return StatusReport.objects.create(
        activity=activity, follow_up=follow_up, reported_at=at, **fields
    )


def make_key(*shares: tuple[Unit, int, int], **fields: Any) -> DistributionKey:
    """A key with ``shares`` of (unit, numerator, denominator)."""
    code = f"nyckel-{next(_numbers)}"
    made = DistributionKey.objects.create(
        **{"code": code, "name": code, "valid_from": NEW_YEAR} | fields
    )
    for unit, numerator, denominator in shares:
        made.shares.create(unit=unit, numerator=numerator, denominator=denominator)
    return made


def make_budget_line(plan: ObjectPlan | None = None, **fields: Any) -> BudgetLine:
    """A VM line of 100 kr on one unit."""
    bearer = {} if "key" in fields else {"unit": fields.pop("unit", None) or make_unit()}
    least = {"number": next(_numbers), "kind": "vm", "amount": 100}
    return BudgetLine.objects.create(plan=plan or make_object_plan(), **least | bearer | fields)


def make_day(day: date = date(2022, 9, 28), **fields: Any) -> YearWheelDay:
    """A day of the year wheel for all, of the kind that is due with the budget papers."""
    words = {"kind": YearWheelDay.Kind.PRELIMINARY, "title": f"Dag nr {next(_numbers)}x"}
    return YearWheelDay.objects.create(day=day, **words | fields)
