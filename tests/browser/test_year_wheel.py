"""The year wheel in a real browser: in every state accessible, on a phone, on paper, unscripted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from objects.models import User, YearWheelDay
from objects.roles import Group
from tests.browser.test_pages import LONG, too_wide
from tests.build import make_day, make_object, make_unit
from tests.permission_world import in_group

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()


@pytest.fixture
def editor() -> User:
    user = in_group(Group.PORTFOLIO_MANAGER)
    unit = make_unit("BOU", name=f"Barn- och ungdomsnämnden {LONG}")
    for ahead, kind in enumerate(YearWheelDay.Kind):
        make_day(TODAY + timedelta(days=ahead), kind=kind, title=f"Dag {ahead} {LONG}", note=LONG)
    make_day(TODAY, kind="beslut", title="Nämnden beslutar", unit=unit, object=make_object("UKFA"))
    return user


def pages() -> list[str]:
    pk = YearWheelDay.objects.order_by("pk")[0].pk
    return [
        "/arshjul/",
        f"/arshjul/?ar={TODAY.year + 1}",
        "/arshjul/?ar=2031",
        "/arshjul/ny/",
        f"/arshjul/{pk}/",
        f"/arshjul/{pk}/ta-bort/",
        f"/arshjul/kopiera/{TODAY.year}/",
        "/arshjul/kopiera/2031/",
        "/arshjul/kalender/",
    ]


def fill_day(page: Page, title: str) -> None:
    page.get_by_label("Rubrik").fill(title)
    page.get_by_label("Dag", exact=True).fill(f"{TODAY.year}-05-02")
    page.get_by_label("Slag").select_option("ovrigt")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_the_year_wheel_is_accessible_and_fits_its_window(
    width, visitor, axe, editor
):
    page = visitor.open("/", user=editor, width=width)
    found = {}
    for address in pages():
        page.goto(visitor.root + address)
        found[address] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(pages(), ([], 0))


@pytest.mark.parametrize("width", [1280, 390])
def test_faults_and_conflicts_are_accessible(width, visitor, axe, editor):
    page = visitor.open("/arshjul/ny/", user=editor, width=width)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_contain_text("behöver rättas")
    assert (axe(page), max(0, too_wide(page))) == ([], 0)

    day = YearWheelDay.objects.order_by("pk")[0]
    page.goto(f"{visitor.root}/arshjul/{day.pk}/")
    page.get_by_label("Rubrik").fill("Min rubrik")
    day.title = "Någon annans rubrik"
    day.save()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_contain_text("Någon annan har sparat dagen")
    expect(page.get_by_role("row", name="Rubrik")).to_contain_text("Någon annans rubrik")
    expect(page.get_by_label("Rubrik")).to_have_value("Min rubrik")
    assert (axe(page), max(0, too_wide(page))) == ([], 0)
    visitor.complaints.clear()


def test_a_day_is_added_changed_and_removed_with_the_keyboard_alone(visitor, editor):
    page = visitor.open("/arshjul/", user=editor)
    page.get_by_role("link", name="Lägg till en dag").focus()
    page.keyboard.press("Enter")
    fill_day(page, "Objektledarmöte")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sparat: Objektledarmöte")

    page.get_by_role("link", name="Ändra Objektledarmöte").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Rubrik").fill("Möte")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sparat: Möte")

    page.get_by_role("link", name="Ta bort Möte").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ta bort").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Borttaget: Möte")


def test_the_nearest_days_lead_to_their_place_in_the_list(visitor, editor):
    page = visitor.open("/arshjul/", user=editor)
    page.get_by_role("region", name="Närmast för dig").get_by_role("link").first.click()
    expect(page.locator(".day:target")).to_contain_text("Dag 0")


def test_the_wheel_is_a_picture_with_a_name_and_the_list_holds_the_same_days(visitor, editor):
    page = visitor.open("/arshjul/", user=editor)
    expect(page.get_by_role("img", name=f"Årshjulet {TODAY.year} som bild")).to_be_visible()


def test_the_address_is_copied_or_marked_where_there_is_no_clipboard(visitor, axe, editor):
    page = visitor.open("/arshjul/kalender/", user=editor)
    page.get_by_role("button", name="Skapa en adress").click()
    address = page.get_by_label("Din hemliga adress")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_text("Adressen är kopierad.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address.input_value()

    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_text("Adressen är markerad.")).to_be_visible()
    expect(address).to_be_focused()
    assert axe(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_with_the_address_is_accessible_and_fits_its_window(width, visitor, axe, editor):
    page = visitor.open("/arshjul/kalender/", user=editor, width=width)
    page.get_by_role("button", name="Skapa en adress").click()
    expect(page.get_by_label("Din hemliga adress")).to_be_visible()
    assert (axe(page), max(0, too_wide(page))) == ([], 0)


def test_everything_works_without_javascript(visitor, editor):
    signed_in = visitor.open("/", user=editor).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + "/arshjul/")
    page.get_by_role("link", name=f"Kopiera dagarna till {TODAY.year + 1}").click()
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_role("status")).to_contain_text(f"kopierades till {TODAY.year + 1}")
    page.get_by_role("link", name="Visa årshjulet i din egen kalender").click()
    page.get_by_role("button", name="Skapa en adress").click()
    expect(page.get_by_label("Din hemliga adress")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiera")).to_be_hidden()
    page.get_by_role("button", name="Byt adress").click()
    expect(page.get_by_role("status").first).to_contain_text("Adressen är bytt.")
    page.get_by_role("button", name="Stäng av").click()
    expect(page.get_by_role("status").first).to_contain_text("Adressen är avstängd.")


def test_on_paper_the_picture_and_the_days_are_left(visitor, editor):
    page = visitor.open("/arshjul/", user=editor)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("link", name="Lägg till en dag")).to_have_count(0)
    expect(page.get_by_role("link", name="Ändra")).to_have_count(0)
    expect(page.locator(".wheel")).to_be_visible()
    expect(page.get_by_role("heading", name="Hela året")).to_be_visible()
