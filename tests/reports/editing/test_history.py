"""What happened to a part, and the way back to an earlier text."""

import pytest

from objects.models import InfluenceDirection, PlanSection, PlanVersion
from tests.build import make_unit
from tests.reports.editing.parts import (
    HTMX,
    ROWS,
    SENT,
    address,
    revision_in,
    save,
)

pytestmark = pytest.mark.django_db

PURPOSE = address("avsnitt", "syfte")


def write_twice(desk):
    for body in ("<p>Första texten</p>", "<p>Andra texten</p>"):
        save(desk, PURPOSE, {"body": body})
    return PlanSection.history.get(body="<p>Första texten</p>")


def test_the_history_of_a_part_tells_who_when_and_what_word_by_word(desk):
    write_twice(desk)

    page = desk.get(f"{PURPOSE}historik/").content.decode()

    assert "Objektledare verksamhet" in page
    assert '<del><span class="unseen">borttaget: </span>Första</del>' in page
    assert '<ins><span class="unseen">tillagt: </span>Andra</ins>' in page
    assert page.index("Andra") < page.rindex("Första")


def test_an_earlier_text_is_brought_back_and_so_recorded(desk, plan, leader):
    record = write_twice(desk)
    where = f"{PURPOSE}aterstall/{record.history_id}/"
    page = desk.get(f"{PURPOSE}historik/").content.decode()

    answer = desk.post(where, {"revision": revision_in(page)}, headers=HTMX)

    assert answer.status_code == 200
    assert "Första texten" in answer.content.decode()
    assert plan.sections.get(kind="purpose").body == "<p>Första texten</p>"
    latest = PlanSection.history.latest("history_id")
    assert latest.history_user == leader
    assert latest.history_change_reason.startswith("Återställd till 20")


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_an_earlier_text_never_goes_over_what_someone_wrote_meanwhile(headers, desk, plan):
    record = write_twice(desk)

    answer = desk.post(
        f"{PURPOSE}aterstall/{record.history_id}/", {"revision": "1"}, headers=headers
    )

    assert answer.status_code == 409
    assert "Någon ändrade delen medan du läste" in answer.content.decode()
    assert plan.sections.get(kind="purpose").body == "<p>Andra texten</p>"


def test_what_is_against_the_rules_today_is_not_brought_back(desk, plan):
    version = ROWS["version"](plan)
    save(desk, address("version", version.pk), SENT["version"])
    save(desk, address("version", version.pk), SENT["version"] | {"label": "0.2"})
    record = PlanVersion.history.get(label="0.7")
    plan.versions.create(label="0.7", stage="utkast")
    history = desk.get(address("version", version.pk, "historik/")).content.decode()

    answer = desk.post(
        address("version", version.pk, f"aterstall/{record.history_id}/"),
        {"revision": revision_in(history)},
    )

    assert answer.status_code == 422
    assert "Planen har redan en version" in answer.content.decode()


def test_the_units_of_a_direction_are_brought_back_too(desk, plan):
    row = ROWS["inriktning"](plan)
    where = address("inriktning", row.pk)
    unit = make_unit("KTN")
    save(desk, where, {"body": "Först", "units": [unit.pk]})
    record = InfluenceDirection.history.latest("history_id")
    save(desk, where, {"body": "Sedan", "units": []})
    page = desk.get(f"{where}historik/").content.decode()

    desk.post(f"{where}aterstall/{record.history_id}/", {"revision": revision_in(page)})

    assert list(row.units.all()) == [unit]


@pytest.mark.parametrize("record", [0, 999_999])
def test_a_change_that_never_was_is_not_found(record, desk):
    write_twice(desk)

    assert desk.post(f"{PURPOSE}aterstall/{record}/", {}).status_code == 404


def test_a_record_of_another_part_is_not_brought_back_here(desk, plan):
    write_twice(desk)
    save(desk, address("avsnitt", "bakgrund"), {"body": "Bakgrunden"})
    foreign = PlanSection.history.get(kind="background")

    assert desk.post(f"{PURPOSE}aterstall/{foreign.history_id}/", {}).status_code == 404
