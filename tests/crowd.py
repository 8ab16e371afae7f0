"""A row of every model, so that every page that lists or shows one can be looked at."""

from datetime import date

from django.contrib.auth.models import Group
from django.utils import timezone

from activities.models import FollowUp, Placement, Reminder, StatusReport
from budget.models import (
    BudgetAlternative,
    BudgetLine,
    ControlTotal,
    DeviationComment,
    DifferenceReason,
    ImportTemplate,
    PreparedImport,
)
from objects.fuzzy import parse_fuzzy
from objects.models import (
    EditingPresence,
    GoverningDocument,
    ImportBatch,
    Influence,
    InfluenceDirection,
    ObjectFamily,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    RoleAssignment,
    UnitAlias,
    YearWheelDay,
)
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_budget_line,
    make_component,
    make_follow_up,
    make_goal,
    make_key,
    make_level,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_placement,
    make_report,
    make_scheme,
    make_unit,
    make_user,
)


def add_one_of_each() -> None:
    """Add at least one row of every model, with the optional relations filled in."""
    plan = _object_plan()
    _written_parts(plan)
    _money(plan)
    _reported()


def _object_plan() -> ObjectPlan:
    unit = make_unit(parent=make_unit())
    UnitAlias.objects.create(unit=unit, text=f"nämnden {unit.code}")
    family = ObjectFamily.objects.create(name=f"familj {unit.code}")
    owner = make_object(family=family, units=[unit])
    owner.predecessors.add(make_object())
    user = make_user(first_name="Ledamot", last_name=unit.code)
    user.committees.add(unit)
    user.groups.add(Group.objects.create(name=f"grupp {unit.code}"))
    RoleAssignment.objects.create(
        object=owner, user=user, role="ledare", side="it", valid_from=NEW_YEAR
    )
    scheme = make_scheme(predecessor=make_scheme(), valid_to=date(2022, 12, 31))
    below = make_level(scheme, 2)
    make_goal(scheme, level=below, parent=make_goal(scheme), unit=unit)
    return make_object_plan(owner, goal_scheme=scheme)


def _written_parts(plan: ObjectPlan) -> None:
    unit = make_unit()
    PlanSection.objects.create(plan=plan, kind="purpose", body="<p>Så här.</p>")
    PlanSection.objects.create(plan=plan, kind="unit_goals", unit=unit, body="<p>Mål.</p>")
    EditingPresence.objects.create(
        plan=plan, part="avsnitt/syfte", user=make_user(), seen_at=timezone.now()
    )
    YearWheelDay.objects.create(
        day=NEW_YEAR, kind="ovrigt", title=f"Möte {unit.code}", unit=unit, object=plan.object
    )
    PlanVersion.objects.create(plan=plan, label="0.8", stage="utkast", dated=NEW_YEAR)
    component = make_component(plan.object, contract_end=date(2024, 6, 30))
    PeriodDeviation.objects.create(plan=plan, kind="sen", title="Införande", component=component)
    document = GoverningDocument.objects.create(title=f"Riktlinje {unit.code}")
    influence = Influence.objects.create(plan=plan, document=document, number=1)
    direction = InfluenceDirection.objects.create(influence=influence, body="<p>Riktning.</p>")
    direction.units.add(unit)


def _money(plan: ObjectPlan) -> None:
    unit, other = make_unit(), make_unit()
    batch = ImportBatch.objects.create(
        kind="budget",
        target=plan.code,
        file_name="budget å.csv",
        content=b"a;b\n1;2\n",
        sha256="0" * 64,
        created_by=make_user(),
        outcome={"nya": 2},
    )
    line = make_budget_line(plan, batch=batch, source_row=2, title="Licenser", unit=unit)
    make_budget_line(plan, key=make_key((unit, 7, 10), (other, 3, 10), object=plan.object))
    ControlTotal.objects.create(plan=plan, batch=batch, label="Summa", amount=100, unit=unit)
    DifferenceReason.objects.create(plan=plan, text="Nya licenser", amount=50, unit=unit)
    DeviationComment.objects.create(plan=plan, series="prognos", text="Senare start", unit=unit)
    _thought_of(line)


def _thought_of(line: BudgetLine) -> None:
    user = make_user()
    ImportTemplate.objects.create(name=f"Mall {user.username}", created_by=user)
    PreparedImport.objects.create(
        plan=line.plan, file_name="ny.csv", content=b"a;b", sha256="0" * 64, created_by=user
    )
    alternative = BudgetAlternative.objects.create(
        plan=line.plan, name="Ny nyckel", created_by=user
    )
    alternative.changes.create(
        line=line, amount=5, unit=line.unit, was_amount=line.amount, was_unit=line.unit
    )


def _reported() -> None:
    plan = make_operational_plan(committees=[make_unit()])
    follow_up: FollowUp = make_follow_up(plan)
    december = parse_fuzzy("december 2022", year=2022)
    activity = make_activity(
        plan, predecessor=make_activity(), object=make_object(), planned_deadline=december
    )
    activity.components.add(make_component())
    activity.contributes_to.add(make_goal())
    Reminder.objects.create(
        follow_up=follow_up, recipient=make_user(), sent_by=make_user(), text="Hej"
    )
    places: list[Placement] = [make_placement(activity, carried_from=2021) for _ in range(2)]
    for place in places:
        report: StatusReport = make_report(activity, follow_up=follow_up, placement=place)
        report.status = plan.vocabulary.choices.get()
        report.reported_by = make_user()
        report.deadline = december
        report.save()
