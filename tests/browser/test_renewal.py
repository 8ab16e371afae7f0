"""From one plan to the next in a real browser: what is told before, what is done, what to look at.

Every state is accessible and fits its window: the page before, a fault in it, a plan that is there
already, and the list of what to look at. How wide a plan in pencil mode is, its own tests say.
"""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from objects.fuzzy import parse_fuzzy
from objects.models import ObjectPlan, User
from tests.build import (
    make_budget_line,
    make_component,
    make_goal,
    make_key,
    make_level,
    make_scheme,
    make_unit,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_influence,
    make_leader,
    make_plan,
    make_section,
    make_task,
    make_work,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/objektplaner/UKFA-2022/ny/"
LONG = "Förvaltningsövergripandesamverkansutvecklingsuppdraget"
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def leader() -> User:
    """Someone who may renew a plan that has something to tell in every part of the page."""
    last, unit = date(2022, 12, 31), make_unit("BOU", name="Barn- och ungdomsnämnden")
    gone = make_unit("UAF", name="Gamla förvaltningen", valid_to=date(2021, 12, 31))
    scheme = make_scheme("mal-2022", name="Mål 2022", valid_to=last)
    top = make_goal(scheme, number="1", title="Likvärdig skola", unit=gone)
    passed = parse_fuzzy("2021", year=None)
    make_goal(scheme, level=make_level(scheme, 2), parent=top, number="1:1", deadline=passed)
    plan = make_plan("UKFA", goal_scheme=scheme)
    make_section(plan, "purpose", f"<p>Syftet med {LONG}. Det gällde 2022.</p>")
    make_section(plan, "conditions")
    make_section(plan, "financing")
    make_influence(plan, 1, "Skolplan 2022")
    component = make_component(plan.object, name="Gammalt system", phase="avveckling")
    work = make_work(goal_scheme=make_scheme("vp-2022", name="Mål 2022", valid_to=last))
    for title in ("Byta system", LONG, "Läsa mer"):
        december = parse_fuzzy("december 2022", year=None)
        make_task(work, plan.object, Class.ONGOING, title=title, deadline=december, units=[unit])
    done = make_task(work, plan.object, Class.DONE, title="Lära ut")
    key = make_key((unit, 1, 1), name="Alla", object=plan.object, valid_to=last)
    make_budget_line(plan, key=key, amount=1_840_500, component=component)
    make_budget_line(plan, unit=unit, kind="vu", amount=500, activity=done, title="Utbildning")
    return make_leader(plan.object)


def too_wide(page: Page) -> int:
    """How many pixels of the page lie beyond its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)


@WIDTHS
def test_every_state_is_accessible_and_fits_its_window(width, visitor, axe, leader):
    page = visitor.open("/objektplaner/UKFA-2022/", user=leader, width=width)
    found = {}

    def look(state: str) -> None:
        found[state] = (axe(page), too_wide(page))

    page.get_by_role("link", name="Ny plan för 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny plan för 2023")
    look("before")
    for summary in page.locator("summary").all():
        summary.click()
    look("opened")
    page.get_by_label("Från", exact=True).fill("2022-06-01")
    page.get_by_role("button", name="Visa planen för perioden").click()
    expect(page.get_by_label("Från", exact=True)).to_have_accessible_description(
        "Perioden ska börja efter den 31 december 2022, då UKFA-2022 slutar."
    )
    look("fault")
    page.get_by_role("button", name="Skapa UKFA-2023").click()
    expect(page.get_by_role("status")).to_contain_text("UKFA-2023 är skapad från UKFA-2022")
    assert axe(page) == []
    page.get_by_role("link", name="två utkast").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Att gå igenom")
    look("to look at")
    page.goto(visitor.root + PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text("UKFA-2023 finns redan")
    look("there already")

    assert found == dict.fromkeys(found, ([], 0))
    assert len(found) == 5


def test_the_plan_is_made_with_what_was_chosen_by_keyboard_alone(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    page.get_by_label("Syfte och målgrupp").focus()
    page.keyboard.press("Space")
    page.get_by_label("Byta system").focus()
    page.keyboard.press("Space")
    page.get_by_label("Alla poster från förra året").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Bara vidmakthållandet (VM)")).to_be_checked()
    page.get_by_role("button", name="Skapa UKFA-2023").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("UKFA-2023 är skapad")
    assert page.url.endswith("/objektplaner/UKFA-2023/?redigera")
    made = ObjectPlan.objects.get(code="UKFA-2023")
    assert sorted(made.sections.values_list("kind", flat=True)) == [
        "background",
        "conditions",
        "financing",
        "fulfilment",
    ]
    assert [line.kind for line in made.budget_lines.all()] == ["vm"]
    going_on = made.object.activities.filter(plan__year=2023).values_list("title", flat=True)
    assert set(going_on) == {LONG, "Läsa mer"}


def test_a_whole_list_is_ticked_and_cleared_at_once(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    texts = page.get_by_role("group", name="Texter")
    button = texts.get_by_role("button")
    expect(button).to_have_text("Avmarkera alla")
    button.click()
    expect(button).to_have_text("Markera alla")
    assert texts.get_by_role("checkbox", checked=True).count() == 0

    texts.get_by_label("Finansiering").check()
    expect(button).to_have_text("Markera alla")
    button.click()
    expect(button).to_have_text("Avmarkera alla")
    assert texts.get_by_role("checkbox", checked=True).count() == 3


def test_another_period_is_shown_and_then_made(visitor, leader):
    page = visitor.open(PAGE, user=leader)
    page.get_by_text("Annan period").click()
    page.get_by_label("Från", exact=True).fill("2024-01-01")
    page.get_by_label("Till och med").fill("2024-12-31")
    page.get_by_role("button", name="Visa planen för perioden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny plan för 2024")
    expect(page.get_by_text("UF-2024 finns inte än")).to_be_visible()

    page.get_by_role("button", name="Skapa UKFA-2024").click()

    expect(page.get_by_role("status")).to_contain_text("UKFA-2024 är skapad från UKFA-2022")


def test_without_scripts_the_plan_is_made_all_the_same(visitor, leader):
    page = visitor.open("/", user=leader)
    plain = page.context.browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    ).new_page()
    plain.goto(visitor.root + PAGE)
    assert plain.get_by_role("button", name="Avmarkera alla").count() == 0
    plain.get_by_role("button", name="Skapa UKFA-2023").click()

    expect(plain.get_by_role("status")).to_contain_text("UKFA-2023 är skapad från UKFA-2022")


def test_two_windows_make_one_plan(visitor, leader):
    first, second = (visitor.open(PAGE, user=leader) for _ in range(2))
    first.get_by_role("button", name="Skapa UKFA-2023").click()
    expect(first.get_by_role("status")).to_contain_text("UKFA-2023 är skapad")

    second.get_by_role("button", name="Skapa UKFA-2023").click()

    expect(second.get_by_role("heading", level=1)).to_have_text("UKFA-2023 finns redan")
    assert any("409" in complaint for complaint in visitor.complaints)
    visitor.complaints.clear()
    second.get_by_role("link", name="Redigera UKFA-2023").click()
    assert second.url.endswith("/objektplaner/UKFA-2023/?redigera")
