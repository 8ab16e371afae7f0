"""Granska planen in a real browser: beside the document, above it, by keyboard, without script."""

from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from activities.models import Activity
from objects.models import Goal, PlanSection, RoleAssignment, User
from tests.build import NEW_YEAR, make_component, make_goal, make_user
from tests.reports.review.ground import govern, sound_activity, sound_plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/objektplaner/UKFA-2022/granska/"
LONG = "Förvaltningsövergripandesamverkansutvecklingsuppdraget"


@pytest.fixture
def leader() -> User:
    """The leader of an object whose plan has something to remark in every chapter."""
    plan = sound_plan()
    plan.versions.all().delete()
    PlanSection.objects.filter(kind="purpose").delete()
    for number in (2, 3, 4):
        govern(plan, number, effect="")
    for number in (2, 3, 4, 5):
        goal = make_goal(
            plan.goal_scheme, number=f"{number}", order=number, title="Verka för bättre"
        )
        sound_activity(plan, goals=[goal], title=f"Införa {LONG} {number}")
    Goal.objects.filter(number="5").update(title=f"Arbeta med {LONG} {LONG}")
    Activity.objects.update(owner=None)
    make_component(plan.object, name=LONG, contract_end="2022-06-30")
    plan.budget_lines.all().delete()
    user = make_user("ledare")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side="it", valid_from=NEW_YEAR
    )
    return user


def too_wide(page) -> list[str]:
    """What reaches beyond the window."""
    found: list[str] = page.evaluate(
        """() => {
            const edge = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= edge) return [];
            return [...document.querySelectorAll("main *")]
                .filter((one) => one.getBoundingClientRect().right > edge)
                .map((one) => `${one.tagName}.${one.className}`);
        }"""
    )
    return found


def top_of(page, selector: str) -> float:
    top: float = page.locator(selector).first.evaluate("one => one.getBoundingClientRect().top")
    return top


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_the_review_is_accessible_and_fits_its_window(width, visitor, axe, leader):
    page = visitor.open(PAGE, user=leader, width=width)
    assert (axe(page), too_wide(page)) == ([], [])
    page.get_by_text("Målen mot revisionens fyra krav").click()
    page.locator(".spot summary").first.click()
    assert (axe(page), too_wide(page)) == ([], [])
    page.goto(f"{visitor.root}{PAGE}?grad=kan-forbattras&infor=beslutad")
    assert (axe(page), too_wide(page)) == ([], [])
    page.goto(f"{visitor.root}{PAGE}?grad=hinder&infor=preliminar#budget-och-finansiering")
    assert (axe(page), too_wide(page)) == ([], [])


def test_in_a_wide_window_each_remark_stands_beside_its_part(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    expect(page.locator(".margin.placed")).to_be_visible()
    for spot in page.locator(".spot").all():
        part = page.locator(f"#{spot.get_attribute('data-beside')}")
        assert box_of(spot)["y"] >= box_of(part)["y"] - 12
    assert abs(top_of(page, '.spot[data-beside="styrande-2"]') - top_of(page, "#styrande-2")) < 160
    boxes = [box_of(spot) for spot in page.locator(".spot").all()]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    text = box_of(page.locator(".review-document"))
    assert text["x"] + text["width"] < boxes[0]["x"]


def test_opening_an_explanation_moves_those_below_out_of_its_way(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    first, second = page.locator(".spot").nth(4), page.locator(".spot").nth(5)
    expect(first.get_by_text("Skriv", exact=False).first).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator("details p").first).to_be_visible()
    upper, lower = box_of(first), box_of(second)
    assert upper["y"] + upper["height"] <= lower["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_mark_leads_to_the_remark_and_the_remark_to_its_place(width, visitor, leader):
    page = visitor.open(PAGE, user=leader, width=width)
    page.get_by_role("link", name="Till anmärkning 3", exact=True).press("Enter")
    spot = page.locator("#anmarkning-3")
    expect(spot).to_be_focused()
    expect(spot).to_be_in_viewport()
    expect(spot.locator("details p").first).to_be_visible()

    page.keyboard.press("Tab")
    expect(spot.locator(".spot-place a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#styrande-2")).to_be_in_viewport()


def test_on_a_phone_the_list_stands_above_the_document(visitor, leader):
    page = visitor.open(PAGE, user=leader, width=390)
    assert top_of(page, ".spot") < top_of(page, ".document")
    expect(page.locator(".spot details p").first).to_be_visible()


def test_a_window_that_grows_gets_its_margin(visitor, leader):
    page = visitor.open(PAGE, user=leader, width=390)
    expect(page.locator(".margin.placed")).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".margin.placed")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.locator(".margin.placed")).to_have_count(0)
    assert top_of(page, ".spot") < top_of(page, ".document")


def test_without_script_the_list_stands_whole_beside_the_document(visitor, leader):
    signed_in = visitor.open("/", user=leader).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + PAGE)
    expect(
        page.get_by_text("Avsnittet är tomt; i dokumentet står att texten saknas.")
    ).to_be_visible()
    page.get_by_role("link", name="Kan förbättras").click()
    expect(page.get_by_role("link", name="Versionstabellen", exact=True)).to_be_visible()
    expect(page.get_by_text("Avsnittet är tomt")).to_have_count(0)


def test_the_pencil_mode_tells_how_many_remarks_there_are(visitor, leader):
    page = visitor.open("/objektplaner/UKFA-2022/?redigera", user=leader)
    link = page.get_by_role("link", name="Granska planen")
    expect(link).to_contain_text("(")
    number = (link.text_content() or "").split("(")[1].rstrip(") \n")
    link.click()
    expect(page.get_by_role("heading", name="Granska planen")).to_be_visible()
    expect(page.get_by_role("link", name=f"Alla {number}")).to_be_visible()


def test_a_remark_on_a_text_leads_to_its_form(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    page.get_by_role("link", name="Redigera Avsnittet Syfte och målgrupp").click()
    expect(page).to_have_url(f"{visitor.root}/objektplaner/UKFA-2022/redigera/avsnitt/syfte/")


def test_on_paper_nothing_to_press_is_left(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Redigera")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.locator(".spot").first).to_be_visible()
