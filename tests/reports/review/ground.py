"""A plan that a careful reader has nothing to say of, and the question put to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from activities.models import Activity, StatusChoice
from objects.fuzzy import FuzzyDate, parse_fuzzy
from objects.models import (
    Goal,
    GoverningDocument,
    Influence,
    InfluenceDirection,
    ObjectPlan,
    PlanSection,
    PlanVersion,
    Unit,
)
from reports.review import Remark, review_plan
from tests.build import (
    make_activity,
    make_budget_line,
    make_goal,
    make_level,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_scheme,
    make_unit,
    make_user,
    make_vocabulary,
)

TODAY = date(2022, 3, 1)
Kind = PlanSection.Kind


def when(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=2022)


def sound_plan() -> ObjectPlan:
    """A plan for 2022 with one of everything, and nothing to remark."""
    unit = make_unit("BOU", name="Barn- och ungdomsnämnden")
    scheme = make_scheme("langsiktiga")
    make_level(scheme)
    make_level(scheme, 2)
    plan = make_object_plan(make_object("UKFA", units=[unit]), goal_scheme=scheme)
    for kind in (Kind.PURPOSE, Kind.BACKGROUND, Kind.FULFILMENT, Kind.CONDITIONS, Kind.FINANCING):
        PlanSection.objects.create(plan=plan, kind=kind, body=f"<p>Om {kind.label.lower()}.</p>")
    PlanVersion.objects.create(plan=plan, label="0.8", stage="preliminar", dated=date(2021, 9, 29))
    govern(plan, 1)
    goal = make_goal(
        scheme,
        code="1",
        number="1",
        title="Elevernas journaler finns i ett gemensamt system",
        indicator="Andel skolor som använder systemet: 0 av 40 i dag, alla 40 vid årets slut",
        deadline=when("december"),
        unit=unit,
    )
    activity = sound_activity(plan, goals=[goal], title="Införa journalsystemet", units=[unit])
    make_budget_line(plan, unit=unit, kind="vu", amount=Decimal(1000), activity=activity)
    return plan


def govern(plan: ObjectPlan, number: int, *, body: str = "Det.", effect: str = "Så.") -> Influence:
    """A governing document's row; without ``body`` it has no direction."""
    document = GoverningDocument.objects.create(title=f"Dokument {number}")
    made = Influence.objects.create(plan=plan, document=document, number=number, effect=effect)
    if body:
        InfluenceDirection.objects.create(influence=made, body=body)
    return made


def sound_activity(plan: ObjectPlan, *, goals: list[Goal] | None = None, **fields: Any) -> Activity:
    """An activity that lacks nothing; it leads to all goals, or to ``goals``."""
    assert plan.goal_scheme
    from_before = Activity.objects.filter(object=plan.object).first()
    operational = from_before.plan if from_before else make_operational_plan("UF-2022")
    owner = fields.pop("owner", None) or make_user()
    units = fields.pop("units", None) or [Unit.objects.get(code="BOU")]
    times = {"planned_deadline": when("oktober"), "deadline": when("oktober")}
    made = make_activity(
        operational, object=plan.object, owner=owner, units=units, **times | fields
    )
    made.contributes_to.set(plan.goal_scheme.goals.all() if goals is None else goals)
    return made


def status(status_class: StatusChoice.Class, label: str) -> StatusChoice:
    found = StatusChoice.objects.filter(label=label).first()
    if found is not None:
        return found
    vocabulary = make_vocabulary()
    return vocabulary.choices.create(label=label, status_class=status_class)


def remarks(plan: ObjectPlan, **given: Any) -> tuple[Remark, ...]:
    plan = ObjectPlan.objects.select_related("object").get(pk=plan.pk)
    return review_plan(plan, **{"today": TODAY} | given).remarks


def codes(plan: ObjectPlan, **given: Any) -> list[str]:
    """The codes of all remarks on the plan, in order."""
    return [remark.code for remark in remarks(plan, **given)]


def only_remark(plan: ObjectPlan, **given: Any) -> Remark:
    """The one remark that there is on the plan."""
    (remark,) = remarks(plan, **given)
    return remark
