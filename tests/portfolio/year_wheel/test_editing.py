"""Adding, changing and removing days in the browser, alone and beside others."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from objects.models import YearWheelDay
from objects.writing import revision_of
from portfolio.year_wheel.services import remove_day, save_day
from tests.build import make_day, make_object, make_unit, make_user

pytestmark = pytest.mark.django_db

WRITTEN = {"title": "0.8 lämnas", "day": "2023-09-27", "kind": "preliminar", "note": ""}


def sent(row: YearWheelDay, **also: object) -> dict[str, object]:
    """What the form of a day sends back as it was read."""
    words = {"title": row.title, "day": str(row.day), "kind": row.kind, "note": row.note}
    return words | {"revision": revision_of(row)} | also


def test_a_day_is_added_and_shown_on_its_year(editing, editor):
    unit, item = make_unit(), make_object()
    response = editing.post(
        "/arshjul/ny/", WRITTEN | {"unit": unit.pk, "object": item.pk, "revision": 0}
    )

    made = YearWheelDay.objects.get()
    assert response["Location"] == f"/arshjul/?ar=2023#dag-{made.pk}"
    assert (made.day, made.unit, made.object) == (date(2023, 9, 27), unit, item)
    assert made.history.get().history_user == editor
    page = editing.get("/arshjul/?ar=2023").content.decode()
    assert "Sparat: 0.8 lämnas" in page
    assert f'href="/arshjul/{made.pk}/"' in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Detta fält måste fyllas i."),
        ({"title": "x" * 201}, "Texten är för lång: 201 tecken. Högst 200 får plats."),
        ({"day": "2023-02-30"}, "Fyll i ett giltigt datum."),
        ({"day": "1989-12-31"}, "Året ska ligga mellan 1990 och 2200."),
        ({"kind": "annat"}, "annat"),
        ({"unit": "999"}, "giltigt"),
        ({"object": "<script>"}, "giltigt"),
        ({"note": "x" * 2001}, "Högst 2000 får plats."),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_that_was_written_is_lost(wrong, told, editing):
    written = WRITTEN | {"title": "Skriven rubrik", "note": "Skriven anmärkning"} | wrong
    response = editing.post("/arshjul/ny/", written | {"revision": 0})

    page = response.content.decode()
    field = next(iter(wrong))
    assert response.status_code == 400
    assert told in page
    assert f"id_{field}_error" in page
    assert 'aria-invalid="true" aria-describedby=' in page
    assert "Skriven rubrik" in page or field == "title"
    assert "Skriven anmärkning" in page or field == "note"
    assert not YearWheelDay.objects.exists()


def test_the_same_day_is_not_added_twice(editing):
    editing.post("/arshjul/ny/", WRITTEN | {"revision": 0})
    response = editing.post("/arshjul/ny/", WRITTEN | {"revision": 0})
    assert response.status_code == 400
    assert "Dagen finns redan i årshjulet." in response.content.decode()


def test_a_day_is_changed(editing, editor):
    day = make_day()
    page = editing.get(f"/arshjul/{day.pk}/").content.decode()
    assert f'name="revision" value="{revision_of(day)}"' in page

    editing.post(f"/arshjul/{day.pk}/", sent(day, title="Ny rubrik"))

    day.refresh_from_db()
    assert day.title == "Ny rubrik"
    latest = day.history.first()
    assert (latest.history_type, latest.history_user) == ("~", editor)


def test_the_second_of_two_writers_sees_both_days_and_may_then_save(editing):
    day = make_day(title="Först")
    mine = sent(day, title="Mitt", day="2023-01-02")
    day.title = "Annans"
    day.save()

    response = editing.post(f"/arshjul/{day.pk}/", mine)

    page = response.content.decode()
    assert response.status_code == 409
    told = [(one.label, one.written, one.saved) for one in response.context["differences"]]
    assert told == [
        ("Rubrik", "Mitt", "Annans"),
        ("Dag", "2 januari 2023", "28 september 2022"),
    ]
    assert 'value="Mitt"' in page
    day.refresh_from_db()
    assert day.title == "Annans"

    editing.post(f"/arshjul/{day.pk}/", mine | {"revision": response.context["revision"]})
    day.refresh_from_db()
    assert day.title == "Mitt"


def test_what_was_written_on_a_day_that_another_removed_may_be_added_anew(editing):
    day = make_day()
    mine = sent(day, title="Mitt")
    address = f"/arshjul/{day.pk}/"
    day.delete()

    response = editing.post(address, mine)

    page = response.content.decode()
    assert response.status_code == 409
    assert 'action="/arshjul/ny/"' in page
    assert 'value="Mitt"' in page
    editing.post("/arshjul/ny/", mine | {"revision": response.context["revision"]})
    assert YearWheelDay.objects.get().title == "Mitt"


def test_a_revision_that_cannot_be_read_is_never_saved_over(editing):
    day = make_day(title="Först")
    for revision in ("", "x", "-1", "9" * 30, "١"):
        response = editing.post(f"/arshjul/{day.pk}/", sent(day, title="Mitt", revision=revision))
        assert response.status_code == 409
    day.refresh_from_db()
    assert day.title == "Först"


def test_a_day_is_removed_after_a_question_and_stays_in_the_history(editing, editor):
    day = make_day(title="Bort")
    page = editing.get(f"/arshjul/{day.pk}/ta-bort/").content.decode()
    assert "Ta bort dagen?" in page
    assert YearWheelDay.objects.exists()

    response = editing.post(f"/arshjul/{day.pk}/ta-bort/", {"revision": revision_of(day)})

    assert response["Location"] == "/arshjul/?ar=2022"
    assert not YearWheelDay.objects.exists()
    latest = YearWheelDay.history.first()
    assert (latest.history_type, latest.history_user, latest.title) == ("-", editor, "Bort")


def test_a_day_that_another_has_changed_is_not_removed_unseen(editing):
    day = make_day(title="Först")
    revision = revision_of(day)
    day.title = "Annans"
    day.save()

    response = editing.post(f"/arshjul/{day.pk}/ta-bort/", {"revision": revision})

    assert response.status_code == 409
    assert "Annans" in response.content.decode()
    assert YearWheelDay.objects.exists()


def test_days_are_copied_after_a_preview(editing):
    kept, left = make_day(date(2023, 9, 30), title="0.8 för 2024"), make_day(date(2023, 5, 2))
    page = editing.get("/arshjul/kopiera/2023/")
    text = page.content.decode()
    assert "0.8 för 2025" in text
    assert "måndag 30 september" in text

    response = editing.post(
        "/arshjul/kopiera/2023/", {"dag": kept.pk, "sett": page.context["seen"]}
    )

    assert response["Location"] == "/arshjul/?ar=2024"
    assert "En dag kopierades till 2024." in editing.get("/arshjul/?ar=2024").content.decode()
    [made] = YearWheelDay.objects.filter(day__year=2024)
    assert (made.title, made.day) == ("0.8 för 2025", date(2024, 9, 30))
    assert "Finns redan" in editing.get("/arshjul/kopiera/2023/").content.decode()
    assert left.title


def test_a_preview_that_no_longer_holds_is_shown_again(editing):
    day = make_day(date(2023, 5, 2))
    old = editing.get("/arshjul/kopiera/2023/").context["seen"]
    make_day(date(2023, 5, 3))

    response = editing.post("/arshjul/kopiera/2023/", {"dag": day.pk, "sett": old})

    assert response.status_code == 409
    assert "Titta igenom dagarna igen" in response.content.decode()
    assert not YearWheelDay.objects.filter(day__year=2024).exists()


def test_to_copy_no_day_is_a_fault(editing):
    make_day(date(2023, 5, 2))
    seen = editing.get("/arshjul/kopiera/2023/").context["seen"]
    response = editing.post("/arshjul/kopiera/2023/", {"sett": seen, "dag": "x"})
    assert response.status_code == 400
    assert "Välj minst en dag att kopiera." in response.content.decode()
    assert not YearWheelDay.objects.filter(day__year=2024).exists()


def test_the_services_ask_themselves_whether_one_may():
    day, stranger = make_day(), make_user()
    with pytest.raises(PermissionDenied):
        save_day(user=stranger, day=day)
    with pytest.raises(PermissionDenied):
        remove_day(user=stranger, day=day)
    assert YearWheelDay.objects.exists()
