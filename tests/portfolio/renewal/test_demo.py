"""UKFA's plan for 2023 out of that for 2022: every count, and nothing of 2022 is touched."""

from collections import Counter
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.test import TestCase

from activities.models import Activity, OperationalPlan, Placement
from budget.models import BudgetLine, DistributionKey, KeyShare
from objects.models import (
    Goal,
    GoalLevel,
    GoalScheme,
    Influence,
    InfluenceDirection,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    User,
)
from portfolio.renewal.checklist import checklist
from portfolio.renewal.material import period_of
from portfolio.renewal.outlook import look_ahead
from portfolio.renewal.services import renew_plan
from reports.content.encoding import to_json
from reports.content.object_plan import ObjectPlanContent, build_object_plan

TEXTS = ["budget", "conditions", "financing", "goals", "period", "purpose", "unit_goals"]
NEW = {
    PlanSection: 11,
    Influence: 12,
    InfluenceDirection: 10,
    PlanVersion: 5,
    PeriodDeviation: 3,
    GoalScheme: 2,
    GoalLevel: 2 + 4,
    Goal: 12 + 47,
    OperationalPlan: 1,
    Activity: 7,
    Placement: 10,
    BudgetLine: 30,
    DistributionKey: 2,
    KeyShare: 6,
    ObjectPlan: 1,
}


class UkfaIsRenewed(TestCase):
    before: ObjectPlanContent
    source: ObjectPlan
    plan: ObjectPlan
    leader: User

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_demo", stdout=StringIO())
        cls.source = ObjectPlan.objects.get(code="UKFA-2022")
        cls.leader = User.objects.get(username="objektledare-verksamhet")
        cls.before = build_object_plan(cls.source)
        cls.plan = renew_plan(
            source=cls.source, period=period_of(cls.source).following(), user=cls.leader
        )

    def test_the_plan_is_that_of_the_year_after_and_not_public(self) -> None:
        assert (self.plan.code, self.plan.is_public) == ("UKFA-2023", False)
        assert period_of(self.plan) == period_of(self.source).following()
        assert self.plan.predecessor() == self.source

    def test_everything_new_is_in_the_history_with_who_and_why(self) -> None:
        told = {}
        for model in NEW:
            records: Any = model.history  # type: ignore[attr-defined]
            added = records.filter(history_change_reason="Ny plan från UKFA-2022")
            assert set(added.values_list("history_type", "history_user")) == {("+", self.leader.pk)}
            told[model] = added.count()
        assert told == NEW

    def test_lasting_texts_are_copied_and_those_of_the_year_drafted(self) -> None:
        copied = self.plan.sections.exclude(kind__in=["background", "fulfilment", "reasons"])
        old = {(one.kind, one.unit_id): one.body for one in self.source.sections.all()}
        assert Counter(copied.values_list("kind", flat=True)) == {
            kind: 2 if kind == "unit_goals" else 1 for kind in TEXTS
        }
        assert all(one.body == old[one.kind, one.unit_id] for one in copied)
        assert self.plan.sections.count() == 8 + 3

    def test_governing_documents_keep_number_directions_and_units(self) -> None:
        assert self.before.governing == build_object_plan(self.plan).governing

    def test_goals_keep_codes_levels_and_places_in_a_structure_that_replaces_the_old(self) -> None:
        scheme, old = self.plan.goal_scheme, self.source.goal_scheme
        assert scheme is not None
        assert old is not None
        assert (scheme.code, scheme.predecessor, scheme.valid_from) == (
            "ukfa-2023",
            old,
            date(2023, 1, 1),
        )
        fields = ("code", "parent__code", "level__name", "number", "title", "unit", "order")
        assert list(scheme.goals.values_list(*fields)) == list(old.goals.values_list(*fields))
        assert not set(scheme.goals.values_list("level")) & set(old.goals.values_list("level"))

    def test_the_table_of_versions_has_last_years_labels_and_no_dates(self) -> None:
        versions = list(self.plan.versions.values_list("label", "dated"))
        assert versions == [(label, None) for label in ("0.1", "0.8", "0.9", "1.0", "2.0")]

    def test_next_years_operational_plan_is_made_like_this_years(self) -> None:
        made = OperationalPlan.objects.get(year=2023)
        assert (made.code, made.name) == (
            "UF-2023",
            "Utbildningsförvaltningens verksamhetsplan 2023",
        )
        old = OperationalPlan.objects.get(code="UF-2022")
        assert set(made.committees.all()) == set(old.committees.all())
        assert (made.vocabulary, made.unit, made.adopted) == (old.vocabulary, old.unit, None)
        assert made.goal_scheme.predecessor == old.goal_scheme
        assert made.goal_scheme.name == "Mål 2023"

    def test_seven_of_nine_activities_go_on_and_two_keep_their_deadline(self) -> None:
        carried = Activity.objects.filter(plan__code="UF-2023").order_by("number")
        assert [one.number for one in carried] == [1, 2, 3, 4, 5, 6, 7]
        assert {one.status for one in carried} == {None}
        assert {one.moved for one in carried} == {False}
        deadlines = {one.number: str(one.deadline) for one in carried if one.deadline}
        assert deadlines == {3: "hösten 2023", 6: "2023"}
        for one in carried:
            old = one.predecessor
            assert old is not None
            assert (one.title, one.owner, one.kind) == (old.title, old.owner, old.kind)
            assert set(one.units.all()) == set(old.units.all())
            assert set(one.components.all()) == set(old.components.all())
            goals = [set(each.contributes_to.values_list("code")) for each in (one, old)]
            assert goals[0] == goals[1]
            assert {goal.scheme for goal in one.contributes_to.all()} <= {self.plan.goal_scheme}

    def test_they_remain_from_the_year_when_they_were_first_planned(self) -> None:
        places = Placement.objects.filter(activity__plan__code="UF-2023")
        years = dict(places.values_list("activity__number", "carried_from"))
        assert years == {1: 2021} | dict.fromkeys(range(2, 8), 2022)
        for place in places.select_related("goal", "activity__predecessor"):
            old = place.activity.predecessor
            assert old is not None
            assert old.placements.filter(goal__code=place.goal.code, order=place.order).exists()

    def test_the_budget_begins_from_last_years_lines_and_keys_that_hold(self) -> None:
        lines = list(self.plan.budget_lines.select_related("key", "activity").order_by("number"))
        old = list(self.source.budget_lines.order_by("number"))
        assert sum(line.amount for line in lines) == Decimal("28751201.00")
        kept = ("number", "series", "kind", "title", "amount", "unit_id", "component_id")
        assert [[getattr(one, name) for name in kept] for one in lines] == [
            [getattr(one, name) for name in kept] for one in old
        ]
        assert {line.batch_id for line in lines} == {None}
        keys = {line.key for line in lines if line.key}
        assert {(key.code, key.valid_from, key.valid_to) for key in keys} == {
            ("alla-fyra", date(2023, 1, 1), date(2023, 12, 31)),
            ("bou-bin", date(2023, 1, 1), date(2023, 12, 31)),
        }
        followed = {line.title: line.activity for line in lines if line.activity}
        assert {one.plan.code for one in followed.values()} == {"UF-2023"}
        assert set(followed) == {"Upphandling och införande", "Upphandling"}

    def test_the_budget_is_shared_as_last_years_and_compared_with_its_forecast(self) -> None:
        new = build_object_plan(self.plan).budget
        old = self.before.budget
        assert [row.total for row in new.by_unit.rows] == [row.total for row in old.by_unit.rows]
        assert new.comparison.title == "Budget 2023 mot prognos 2022"
        BudgetLine.objects.create(
            plan=self.source, number=99, series="prognos", amount=Decimal("28000000.00")
        )
        told = build_object_plan(self.plan).budget.comparison
        assert told.total.forecast is not None
        assert told.total.forecast.exact == "28000000.00"
        assert told.lead.endswith("(2,7\N{NO-BREAK SPACE}%) högre än prognosen för 2022.")

    def test_the_plan_before_is_what_it_was(self) -> None:
        assert to_json(build_object_plan(self.source)) == to_json(self.before)

    def test_the_draft_tells_of_achieved_and_late_with_what_was_said(self) -> None:
        told = build_object_plan(self.plan).background
        mark = (
            "<p><em>Utkast skrivet av programmet ur uppföljningen per den 31 augusti 2022 "
            "– läs och ändra.</em></p>"
        )
        for body in (told.body, told.fulfilment.body, told.reasons.body):
            assert body.startswith(mark)
        assert "Planen hade tre långsiktiga mål och nio delmål:" in told.body
        assert (
            "Av objektets nio aktiviteter var två genomförda, sex pågående och en pausad vid "
            "uppföljningen den 31 augusti 2022. Tre aktiviteter har försenats. Sju aktiviteter "
            "följer med till 2023."
        ) in told.fulfilment.body
        assert "Projektet är klart och alla verksamheter använder systemet." in told.fulfilment.body
        qlik, admission, portal = told.late
        assert qlik.title == "Bygga vidare på ekonomiuppföljningen i Qlik Sense"
        assert qlik.reason == (
            "Planerat slutdatum: augusti 2022. Läget den 31 augusti 2022: pågående. "
            "Från september får alla rektorer ekonomirapporter."
        )
        assert admission.reason == (
            "Slutdatum flyttat till hösten 2023. Flyttas till hösten 2023 och formuleras om något."
        )
        assert portal.reason.startswith("Slutdatum flyttat till 2023. Inte påbörjad. I verks")
        assert told.over_budget == ()

    def test_the_checklist_points_at_what_the_author_should_look_at(self) -> None:
        found = checklist(self.plan)
        assert found.told == (
            "elva avsnitt, tolv styrande dokument, tolv mål, sju aktiviteter som kvarstår och "
            "30 budgetposter"
        )
        assert {group.name: len(group.remarks) for group in found.groups} == {
            "utkast": 3,
            "arlagda": 3,
            "aktiviteter": 5,
            "budget": 3,
        }

    def test_there_is_nothing_left_to_carry_over_to_2023(self) -> None:
        again = look_ahead(self.plan, period_of(self.plan).following())
        assert len(again.activities.unfinished) == 7
        assert {one.carried_from for one in again.activities.unfinished} == {2021, 2022}
        assert (again.code, again.activities.plans[0].code) == ("UKFA-2024", "UF-2024")
