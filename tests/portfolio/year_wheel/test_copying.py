"""What a day becomes in another year, and copying a year's days to the next."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from objects.models import YearWheelDay
from objects.roles import Group
from objects.writing import StaleError
from portfolio.year_wheel.copying import copies, fingerprint, in_year, off_the_weekend, years_moved
from portfolio.year_wheel.services import copy_days
from tests.build import make_day, make_object, make_unit, make_user
from tests.permission_world import in_group


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2023, 9, 29), date(2023, 9, 29)),
        (date(2023, 9, 30), date(2023, 10, 2)),
        (date(2023, 10, 1), date(2023, 10, 2)),
        (date(2022, 12, 31), date(2022, 12, 30)),
        (date(2023, 12, 31), date(2023, 12, 29)),
    ],
)
def test_a_weekend_gives_way_to_the_monday_or_at_the_end_of_the_year_to_the_friday(day, moved):
    assert off_the_weekend(day) == moved


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)), st.integers(1990, 2199))
def test_a_copied_day_is_a_weekday_of_its_year_at_most_three_days_off(day: date, year: int):
    copied = off_the_weekend(in_year(day, year))

    assert copied.year == year
    assert copied.weekday() < 5
    assert abs((copied - in_year(day, year)).days) <= 2


def test_29_february_becomes_the_28th_where_there_is_none():
    assert in_year(date(2024, 2, 29), 2025) == date(2025, 2, 28)
    assert in_year(date(2024, 2, 29), 2028) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Objektplan 0.8 för 2023 lämnas", "Objektplan 0.8 för 2024 lämnas"),
        ("Utfallet för 2021 och 2022", "Utfallet för 2022 och 2023"),
        ("Plan 2022-2024", "Plan 2023-2025"),
        ("Enligt lagen (2010:800), dnr 120221", "Enligt lagen (2010:800), dnr 120221"),
    ],
)
def test_the_years_of_the_plan_work_move_with_the_day_and_others_stay(text: str, moved: str):
    assert years_moved(text, 2022, 1) == moved


@pytest.mark.django_db
def test_the_copies_keep_everything_but_the_date_and_the_years():
    unit, item = make_unit(), make_object()
    make_day(title="0.8 för 2023", note="Efter 2022", unit=unit, object=item, kind="beslut")
    user = in_group(Group.PORTFOLIO_MANAGER)

    assert copy_days(user=user, year=2022, to=2023) == 1

    made = YearWheelDay.objects.get(day__year=2023)
    assert (made.day, made.title, made.note) == (date(2023, 9, 28), "0.8 för 2024", "Efter 2023")
    assert (made.unit, made.object, made.kind) == (unit, item, "beslut")
    [record] = made.history.all()
    assert (record.history_type, record.history_user, record.history_change_reason) == (
        "+",
        user,
        "Kopierad från 2022",
    )


@pytest.mark.django_db
def test_a_second_copying_finds_everything_there():
    make_day()
    copy_days(user=None, year=2022, to=2023)

    assert copy_days(user=None, year=2022, to=2023) == 0
    assert [one.exists for one in copies(None, 2022, 2023)] == [date(2023, 9, 28)]


@pytest.mark.django_db
def test_meetings_of_the_same_name_are_all_copied_but_no_two_on_the_same_day():
    for month in range(1, 11):
        make_day(date(2022, month, 12), title="Objektledarmöte", kind="ovrigt")
    # 1 and 2 October 2023 are a Sunday and a Monday.
    make_day(date(2022, 10, 1), title="Avstämning")
    make_day(date(2022, 10, 2), title="Avstämning")

    assert copy_days(user=None, year=2022, to=2023) == 11


@pytest.mark.django_db
def test_only_the_chosen_days_are_copied():
    first, _ = make_day(title="Inlämning"), make_day(title="Beslut")
    assert copy_days(user=None, year=2022, to=2023, chosen={first.pk, 999}) == 1
    assert YearWheelDay.objects.get(day__year=2023).title == first.title


@pytest.mark.django_db
def test_nothing_is_copied_when_the_days_are_not_those_that_were_shown():
    day = make_day()
    seen = fingerprint(copies(None, 2022, 2023))
    day.title = "Ny rubrik"
    day.save()

    with pytest.raises(StaleError):
        copy_days(user=None, year=2022, to=2023, seen=seen)
    assert not YearWheelDay.objects.filter(day__year=2023).exists()


@pytest.mark.django_db
def test_one_who_may_not_edit_copies_nothing():
    make_day()
    with pytest.raises(PermissionDenied):
        copy_days(user=make_user(), year=2022, to=2023)
