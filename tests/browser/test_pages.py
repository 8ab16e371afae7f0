"""The pages in a real browser: accessible, usable by keyboard and on a phone, live and without."""

import pytest
from playwright.sync_api import Page, expect

from objects.fuzzy import parse_fuzzy
from objects.models import RoleAssignment, User
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_budget_line,
    make_component,
    make_follow_up,
    make_key,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_placement,
    make_report,
    make_unit,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Förvaltningsövergripandesamverkansutvecklingsuppdraget"
PAGES = (
    "/",
    "/objekt/",
    "/objekt/UKFA/",
    "/aktiviteter/",
    "/aktiviteter/?q=skolval&namnd=BOU&framflyttad=ja&sortera=-slutfort",
    "/aktiviteter/?mal=999",
    "/aktiviteter/UF-2022/1/",
    "/budget/",
    "/budget/?namnd=BOU",
    "/objektplaner/",
    "/uppfoljningar/",
)
TABLES = ("/objekt/UKFA/", "/aktiviteter/", "/budget/")


@pytest.fixture
def reader() -> User:
    """A leader of an object about which everything is told."""
    reader = make_user("ledare", first_name="Objektledare verksamhet", password="hemligt")
    unit = make_unit("BOU", name="Barn- och ungdomsnämnden")
    ukfa = make_object("UKFA", name=f"Utbildning {LONG}", units=[unit])
    RoleAssignment.objects.create(
        object=ukfa, user=reader, role="ledare", side="verksamhet", valid_from=NEW_YEAR
    )
    component = make_component(ukfa, name="Unikum", contract_end=NEW_YEAR)
    plan = make_object_plan(ukfa)
    shared = make_key((unit, 7, 10), (make_unit("BIN"), 3, 10), name="BoU/BIN")
    make_budget_line(plan, key=shared, amount=23_481_701, title="Licenser", component=component)
    make_budget_line(plan, unit=unit, kind="vu", amount=5_269_500, title=LONG)
    _activities(unit, ukfa)
    return reader


def _activities(unit, owner) -> None:
    plan = make_operational_plan("UF-2022", name="Verksamhetsplan 2022", committees=[unit])
    follow_up = make_follow_up(plan)
    choice = plan.vocabulary.choices.get()
    for number, title in enumerate((f"Byta system för skolval {LONG}", "Läsa mer"), start=1):
        activity = make_activity(
            plan,
            number=number,
            title=title,
            units=[unit],
            object=owner,
            status=choice,
            has_conflict=number == 1,
            planned_deadline=parse_fuzzy("juni", year=2022),
            deadline=parse_fuzzy("december", year=2022),
        )
        for _ in range(2):
            place = make_placement(activity, carried_from=2021)
            make_report(activity, follow_up=follow_up, placement=place, status=choice)


def too_wide(page: Page) -> int:
    """How many pixels of the page lie beyond its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits_its_window(width, visitor, axe, reader):
    page = visitor.open("/", user=reader, width=width)
    found = {}
    for address in PAGES:
        page.goto(visitor.root + address)
        found[address] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(PAGES, ([], 0))


@pytest.mark.parametrize("width", [1280, 390])
def test_the_log_in_page_and_its_fault_are_accessible(width, visitor, axe, reader):
    page = visitor.open("/", width=width)
    assert axe(page) == []
    page.get_by_label("Användarnamn").fill("ledare")
    page.get_by_label("Lösenord").fill("fel")
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert")).to_contain_text("hör inte ihop")
    assert axe(page) == []
    assert too_wide(page) <= 0

    page.get_by_label("Lösenord").fill("hemligt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Portföljen i dag")


def test_a_page_that_does_not_exist_is_accessible(visitor, axe, reader):
    page = visitor.open("/finns-inte/", user=reader, width=390)
    assert axe(page) == []
    assert too_wide(page) <= 0
    visitor.complaints.clear()


def test_the_keyboard_alone_reaches_everything(visitor, reader):
    page = visitor.open("/aktiviteter/", user=reader)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()

    wanted = page.locator("main a[href], main button, main input, main select").count()
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        inside, name = page.evaluate(
            "[document.activeElement.closest('main') !== null,"
            " document.activeElement.outerHTML.slice(0, 200)]"
        )
        if inside:
            reached.add(name)
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert len(reached) == wanted


def test_the_skip_link_leads_past_the_menu(visitor, reader):
    page = visitor.open("/aktiviteter/", user=reader)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sök i aktiviteter")).to_be_focused()


def test_typing_narrows_the_list_and_the_address_follows(visitor, reader):
    page = visitor.open("/aktiviteter/", user=reader)
    page.get_by_label("Sök i aktiviteter").press_sequentially("skolval")
    expect(page.get_by_role("status")).to_contain_text("1 aktivitet på 2 platser")
    expect(page).to_have_url(f"{visitor.root}/aktiviteter/?q=skolval")
    expect(page.get_by_label("Sök i aktiviteter")).to_be_focused()

    page.get_by_label("Nämnd eller enhet").select_option("BOU")
    expect(page).to_have_url(f"{visitor.root}/aktiviteter/?q=skolval&namnd=BOU")
    page.get_by_role("link", name="Slutfört").click()
    expect(page.get_by_role("columnheader", name="Slutfört")).to_have_attribute(
        "aria-sort", "ascending"
    )
    page.get_by_label("Framflyttad").check()
    expect(page).to_have_url(
        f"{visitor.root}/aktiviteter/?q=skolval&namnd=BOU&framflyttad=ja&sortera=slutfort"
    )
    page.get_by_role("link", name="Ta bort filtret Sök").click()
    expect(page.get_by_role("status")).to_contain_text("2 aktiviteter")


def test_going_back_shows_the_list_as_it_was(visitor, reader):
    page = visitor.open("/aktiviteter/", user=reader)
    page.get_by_label("Sök i aktiviteter").fill("skolval")
    expect(page.get_by_role("status")).to_contain_text("1 aktivitet")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("2 aktiviteter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aktiviteter")


def test_filters_work_without_javascript(visitor, reader):
    signed_in = visitor.open("/", user=reader).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + "/aktiviteter/")
    page.get_by_label("Sök i aktiviteter").fill("skolval")
    page.get_by_label("Nämnd eller enhet").select_option("BOU")
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_role("status")).to_contain_text("1 aktivitet")
    assert "q=skolval" in page.url


def test_on_a_phone_a_row_is_a_card_that_is_still_a_row(visitor, reader):
    page = visitor.open("/aktiviteter/", user=reader, width=390)
    row = page.get_by_role("row", name="Läsa mer")
    expect(row.get_by_role("cell", name="december 2022")).to_be_visible()
    expect(row.get_by_role("rowheader")).to_be_visible()
    expect(page.get_by_label("Nämnd eller enhet")).to_be_hidden()
    page.get_by_text("Fler filter").click()
    expect(page.get_by_label("Nämnd eller enhet")).to_be_visible()


@pytest.mark.parametrize("address", TABLES)
def test_on_paper_only_what_is_read_is_left(address, visitor, reader):
    page = visitor.open(address, user=reader)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("search")).to_have_count(0)
    expect(page.get_by_role("table").first).to_be_visible()
