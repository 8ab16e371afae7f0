"""The demo gives the figures that the real tables give, once, and only in an empty database."""

from collections import Counter
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import TestCase
from django.utils import timezone

from activities.models import Activity, FollowUp, OperationalPlan, Placement, StatusReport
from budget.allocation import allocate
from budget.models import BudgetLine
from objects.models import (
    Goal,
    ManagedObject,
    ObjectPlan,
    RoleAssignment,
    Unit,
    User,
    YearWheelDay,
)
from portfolio.demo import PASSWORD, read_facts


def load_demo(**options: bool) -> str:
    output = StringIO()
    call_command("load_demo", stdout=output, **options)
    return output.getvalue()


def report_of(placement: Placement) -> StatusReport:
    reports = placement.activity.reports.all()
    own = [report for report in reports if report.placement_id == placement.pk]
    return (own or [report for report in reports if report.placement_id is None])[0]


def units_of(placement: Placement) -> str:
    units = placement.units.all() or placement.activity.units.all()
    return "+".join(sorted(unit.code for unit in units))


def shares_of(line: BudgetLine) -> dict[str, Decimal]:
    if line.unit:
        return {line.unit.code: line.amount}
    assert line.key
    return allocate(line.amount, {row.unit.code: row.share for row in line.key.shares.all()})


class DemoIsLoaded(TestCase):
    output: str

    @classmethod
    def setUpTestData(cls) -> None:
        cls.output = load_demo()

    def placements(self) -> list[Placement]:
        return list(
            Placement.objects.select_related("activity", "goal__level").prefetch_related(
                "units", "activity__units", "activity__reports__status"
            )
        )

    def test_94_activities_stand_in_115_places(self) -> None:
        counted = Activity.objects.annotate(places=Count("placements"))
        assert Counter(counted.values_list("places", flat=True)) == {1: 76, 2: 15, 3: 3}

    def test_the_rows_have_the_statuses_of_the_table(self) -> None:
        statuses = Counter(str(report_of(place).status) for place in self.placements())
        assert statuses == {"Pågående": 76, "Genomfört": 22, "Kvarstår": 15, "Pausad": 2}

    def test_the_rows_are_shared_by_the_committees_as_in_the_table(self) -> None:
        units = Counter(units_of(place) for place in self.placements())
        assert units == {"BIN+BOU": 64, "BOU": 27, "BIN": 24}

    def test_nine_rows_are_moved_within_2022_and_eleven_to_2023(self) -> None:
        moved = [place.activity for place in self.placements() if place.activity.moved]
        years = [one.deadline.end.year for one in moved if one.deadline and one.deadline.end]
        assert Counter(years) == {2022: 9, 2023: 11}

    def test_22_rows_are_carried_over_from_2021(self) -> None:
        assert Placement.objects.filter(carried_from=2021).count() == 22

    def test_87_rows_have_a_comment(self) -> None:
        assert sum(bool(report_of(place).comment) for place in self.placements()) == 87

    def test_three_activities_contradict_themselves(self) -> None:
        assert Activity.objects.filter(has_conflict=True).count() == 3

    def test_the_table_has_19_strategic_assignments_in_16_wordings(self) -> None:
        titles = Goal.objects.filter(level__beside=True).values_list("title", flat=True)
        assert len(titles) == 19
        assert len(set(titles)) == 16

    def test_three_goals_have_no_committee_goal_below_them(self) -> None:
        goals = Goal.objects.filter(scheme__code="mal-2022", level__depth=2)
        lonely = goals.exclude(children__level__name="Nämndmål")
        assert sorted(lonely.values_list("title", flat=True)) == [
            "Ett attraktivt och tryggt Linköping",
            "Ett klimatsmart Linköping",
            "Stark gemenskap och människor i arbete",
        ]

    def test_the_budget_falls_on_the_committees_to_the_ore(self) -> None:
        totals: Counter[tuple[str, str]] = Counter()
        lines = BudgetLine.objects.filter(plan__code="UKFA-2022", series="budget")
        for line in lines:
            for code, amount in shares_of(line).items():
                totals[code, str(line.kind)] += amount  # type: ignore[assignment]
        assert len(lines) == 30
        assert totals == {
            ("AMI", "vm"): Decimal("1107850.00"),
            ("AMI", "vu"): Decimal("1843500.00"),
            ("BIN", "vm"): Decimal("7251533.50"),
            ("BIN", "vu"): Decimal("1505025.00"),
            ("BOU", "vm"): Decimal("13842190.50"),
            ("BOU", "vu"): Decimal("1647975.00"),
            ("KOF", "vm"): Decimal("1280127.00"),
            ("KOF", "vu"): Decimal("273000.00"),
        }

    def test_the_forecast_of_2021_is_a_total_alone(self) -> None:
        line = BudgetLine.objects.get(plan__code="UKFA-2021")
        assert (line.series, line.amount) == ("prognos", Decimal("23032000.00"))
        assert (line.kind, line.unit, line.key) == (None, None, None)

    def test_the_plan_holds_its_written_parts(self) -> None:
        plan = ObjectPlan.objects.get(code="UKFA-2022")
        assert plan.influences.count() == 12
        assert plan.versions.count() == 5
        assert Counter(plan.deviations.values_list("kind", flat=True)) == {"sen": 4, "kostnad": 3}
        assert plan.difference_reasons.count() == 4

    def test_the_written_intro_survives_the_import(self) -> None:
        follow_up = FollowUp.objects.get(plan__code="UF-2022", cut_off="2022-08-31")
        assert "den 31 augusti 2022" in follow_up.intro

    def test_the_digital_activities_belong_to_objects(self) -> None:
        linked = Activity.objects.filter(object__isnull=False)
        assert Counter(linked.values_list("object__code", flat=True)) == {"UKFA": 9, "IKT": 1}

    def test_the_activities_of_the_plan_are_linked_to_its_goals_components_and_money(self) -> None:
        of_plan = Activity.objects.filter(object__code="UKFA")
        goals = Counter(of_plan.values_list("contributes_to__number", flat=True))
        assert goals == {"2:4": 6, "2:2": 2, "1:3": 1, "2:1": 1, "3:2": 1, None: 1}
        assert of_plan.filter(components__isnull=False).distinct().count() == 6
        linked = BudgetLine.objects.filter(activity__isnull=False)
        assert sum(line.amount for line in linked) == Decimal("2169950.00")

    def test_activities_and_follow_ups_have_someone_who_answers_for_them(self) -> None:
        owners = Counter(Activity.objects.exclude(owner=None).values_list("owner__username"))
        assert owners["objektledare-verksamhet",] == 23
        assert len(owners) == 5
        assert not FollowUp.objects.filter(leader=None).exists()

    def test_a_follow_up_is_open_that_nobody_has_reported_to(self) -> None:
        follow_up = FollowUp.objects.filter(reports=None).get()
        assert follow_up.is_open

    def test_each_object_has_a_leader_of_its_own(self) -> None:
        roles = RoleAssignment.objects.filter(role="ledare", side="verksamhet")
        leaders = dict(roles.values_list("object__code", "user__username"))
        assert leaders == {"UKFA": "objektledare-verksamhet", "IKT": "objektledare-ikt"}

    def test_something_lies_ahead_in_the_year_wheel_whenever_the_demo_is_loaded(self) -> None:
        written = YearWheelDay.objects.filter(day__year=2022)
        assert written.count() == 11
        for year in (timezone.localdate().year, timezone.localdate().year + 1):
            days = YearWheelDay.objects.filter(day__year=year)
            assert days.count() == 11
            assert days.filter(title=f"Objektplan 0.8 för {year + 1} lämnas").exists()

    def test_every_role_can_log_in(self) -> None:
        for one in read_facts()["users"]:
            assert self.client.login(username=one["username"], password=PASSWORD)
            assert one["username"] in self.output

    def test_every_row_has_history(self) -> None:
        for model in (Unit, ManagedObject, ObjectPlan, OperationalPlan, Activity, BudgetLine):
            rows = set(model.objects.values_list("pk", flat=True))
            assert rows == set(model.history.values_list("id", flat=True)), model

    def test_a_second_load_changes_nothing_and_says_so(self) -> None:
        before = Activity.history.count(), User.history.count(), BudgetLine.history.count()
        assert "Inget har ändrats" in load_demo()
        assert (
            Activity.history.count(),
            User.history.count(),
            BudgetLine.history.count(),
        ) == before

    def test_what_was_added_since_is_left_alone(self) -> None:
        Unit.objects.create(code="NY", name="Ny nämnd", kind="namnd")
        assert "Inget har ändrats" in load_demo()
        assert Unit.objects.filter(code="NY").exists()


@pytest.mark.django_db
def test_a_database_with_other_data_is_refused() -> None:
    Unit.objects.create(code="KS", name="Kommunstyrelsen", kind="namnd")
    with pytest.raises(CommandError, match="annat än demodata"):
        load_demo()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_lone_user_is_other_data() -> None:
    User.objects.create_user("handlaggare")
    with pytest.raises(CommandError, match="annat än demodata"):
        load_demo()


@pytest.mark.django_db
def test_if_empty_leaves_other_data_alone_without_an_error() -> None:
    User.objects.create_user("handlaggare")
    assert "Inget har lästs in" in load_demo(if_empty=True)
    assert not Unit.objects.exists()
