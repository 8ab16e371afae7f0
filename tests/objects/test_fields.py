"""The model fields of our own, through the forms, the database, the history and migrations."""

from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory

from activities.models import Activity, FollowUp, OperationalPlan
from objects.fields import FuzzyDateField, RichTextField
from objects.fuzzy import FuzzyDate, parse_fuzzy
from objects.fuzzy_form import FuzzyDateFormField
from tests.activities.importing_ground import CUT_OFF, make_plan


@pytest.fixture
def plan(db: None) -> OperationalPlan:
    return make_plan()


def fuzzy(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=2022)


def activity(plan: OperationalPlan, number: int, deadline: str | None, **fields: Any) -> Activity:
    return Activity.objects.create(
        plan=plan,
        number=number,
        title=f"Nummer {number}",
        text_key=f"nummer{number}",
        deadline=fuzzy(deadline) if deadline else None,
        **fields,
    )


def test_a_fuzzy_date_comes_back_as_it_was_saved(plan: OperationalPlan) -> None:
    saved = activity(plan, 1, "Maj/November*")

    saved.refresh_from_db()

    assert saved.deadline == fuzzy("Maj/November*")
    assert saved.planned_deadline is None


def test_the_database_orders_fuzzy_dates_in_time(plan: OperationalPlan) -> None:
    texts = ["löpande", "2023", "HT 2022", "December", "29/9", "Kvartal 2-3", "Maj"]
    for number, text in enumerate(texts, start=1):
        activity(plan, number, text)

    ordered = Activity.objects.order_by("deadline").values_list("deadline", flat=True)

    assert [str(date) for date in ordered] == [
        "Maj",
        "29/9",
        "Kvartal 2-3",
        "HT 2022",
        "December",
        "2023",
        "löpande",
    ]


def test_the_column_begins_with_the_last_day(plan: OperationalPlan) -> None:
    activity(plan, 1, "December*")
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadline FROM activities_activity")
        assert cursor.fetchone() == ("2022-12-31 2022-12-01 month December*",)


def test_moved_is_worked_out_by_the_database(plan: OperationalPlan) -> None:
    activity(plan, 1, "December", planned_deadline=fuzzy("Juni"))
    activity(plan, 2, "Juni", planned_deadline=fuzzy("Juni"))
    activity(plan, 3, None, planned_deadline=fuzzy("Juni"))

    assert list(Activity.objects.order_by("number").values_list("moved", flat=True)) == [
        True,
        False,
        False,
    ]


def test_fuzzy_dates_can_be_compared_in_lookups(plan: OperationalPlan) -> None:
    activity(plan, 1, "December")
    activity(plan, 2, "2023")

    assert Activity.objects.get(deadline=fuzzy("December")).number == 1
    assert Activity.objects.get(deadline__gt=fuzzy("December")).number == 2
    assert Activity.objects.get(deadline__startswith="2023").number == 2
    assert not Activity.objects.filter(deadline__isnull=True).exists()


def test_a_text_that_is_assigned_is_read_when_it_is_saved(plan: OperationalPlan) -> None:
    Activity.objects.create(plan=plan, number=1, title="a", text_key="a", deadline="HT 2023")
    OperationalPlan.objects.update(adopted="oktober 2021")

    assert Activity.objects.get().deadline == parse_fuzzy("HT 2023", year=None)
    assert OperationalPlan.objects.get().adopted == parse_fuzzy("oktober 2021", year=None)


@pytest.mark.parametrize("text", ["snart", "December"])
def test_a_text_without_a_readable_date_is_not_saved(plan: OperationalPlan, text: str) -> None:
    with pytest.raises(ValidationError):
        OperationalPlan.objects.update(adopted=text)


def test_a_fuzzy_date_is_validated_kept_in_history_and_serialised(plan: OperationalPlan) -> None:
    plan.adopted = fuzzy("oktober 2021")
    plan.full_clean()
    plan.save()

    assert plan.history.latest().adopted == fuzzy("oktober 2021")
    copies = list(serializers.deserialize("json", serializers.serialize("json", [plan])))
    copy = copies[0].object
    assert isinstance(copy, OperationalPlan)
    assert copy.adopted == fuzzy("oktober 2021")


def test_a_fuzzy_date_field_can_be_written_into_a_migration() -> None:
    text, _ = MigrationWriter.serialize(FuzzyDateField("slutfört", null=True))

    assert "objects.fields.FuzzyDateField" in text
    assert "max_length=255" in text
    assert FuzzyDateField().db_type(connection) == models.CharField(max_length=255).db_type(
        connection
    )


PlanForm = modelform_factory(OperationalPlan, fields=["adopted", "name"])


def test_a_form_asks_for_the_year(plan: OperationalPlan) -> None:
    assert PlanForm({"adopted": "oktober 2021", "name": "x"}, instance=plan).is_valid()
    form = PlanForm({"adopted": "oktober", "name": "x"}, instance=plan)
    assert "årtal" in form.errors["adopted"][0]


def test_an_empty_form_field_means_no_date(plan: OperationalPlan) -> None:
    plan.adopted = fuzzy("2021")
    form = PlanForm({"adopted": " ", "name": "x"}, instance=plan)

    assert form.is_valid()
    assert form.save().adopted is None


def test_a_date_that_is_sent_back_as_shown_keeps_its_text(plan: OperationalPlan) -> None:
    plan.adopted = fuzzy("Oktober*")
    plan.save()
    shown = PlanForm(instance=plan)["adopted"].value()
    form = PlanForm({"adopted": shown, "name": "Annat namn"}, instance=plan)

    assert shown == "oktober 2022"
    assert form.is_valid()
    assert form.changed_data == ["name"]
    assert form.save().adopted == fuzzy("Oktober*")


def test_a_form_field_with_a_year_needs_none_in_the_text() -> None:
    field = FuzzyDateFormField(year=2022)

    assert field.clean("December*") == fuzzy("December*")
    assert field.prepare_value(fuzzy("December*")) == "December*"


@pytest.mark.parametrize("way", ["save", "bulk_create", "update", "bulk_update", "clean"])
def test_formatted_text_is_sanitised_whichever_way_it_is_saved(
    plan: OperationalPlan, way: str
) -> None:
    bad, good = "<p>a</p><script>b</script>", "<p>a</p>"
    follow_up = FollowUp(plan=plan, cut_off=CUT_OFF, intro=bad)
    if way == "save":
        follow_up.save()
    elif way == "bulk_create":
        FollowUp.objects.bulk_create([follow_up])
    elif way == "clean":
        follow_up.full_clean()
    else:
        FollowUp.objects.create(plan=plan, cut_off=CUT_OFF)
        stored = FollowUp.objects.get()
        stored.intro = bad
        if way == "update":
            FollowUp.objects.update(intro=bad)
        else:
            FollowUp.objects.bulk_update([stored], ["intro"])
    assert (follow_up if way in ("save", "clean") else FollowUp.objects.get()).intro == good


def test_a_rich_text_field_is_a_plain_text_column() -> None:
    assert RichTextField().db_type(connection) == models.TextField().db_type(connection)
