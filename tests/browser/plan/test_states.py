"""Every state of pencil mode is accessible and fits its window."""

import pytest
from playwright.sync_api import Page, expect

from objects.models import Goal, PlanVersion
from tests.browser.plan.steps import PENCIL, PLAN, edit, refused, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def state(page: Page, axe) -> tuple[list[str], int]:
    """What is not accessible, and how many pixels lie outside the window."""
    return axe(page), too_wide(page)


both_widths = pytest.mark.parametrize("width", [1280, 390])


@both_widths
def test_the_forms_of_all_kinds_are_accessible_and_fit_their_window(
    width, visitor, axe, plan, leader
):
    page = visitor.open(PENCIL, user=leader, width=width)
    assert state(page, axe) == ([], 0)
    document, other = plan.influences.order_by("number")
    refs = {
        "avsnitt": "syfte",
        "mal": Goal.objects.get(code="1").pk,
        "styrande": document.pk,
        "inriktning": other.directions.get().pk,
        "skillnad": plan.difference_reasons.get().pk,
        "komponent": plan.object.components.get().pk,
    }
    for kind, ident in refs.items():
        edit(page, f"{kind}-{ident}")
    expect(page.locator("form.part-form")).to_have_count(len(refs))
    expect(page.locator("[data-editor-state=ready]")).to_have_count(3)
    assert state(page, axe) == ([], 0)
    for address in ("historik/", "redigera/avsnitt/syfte/", "redigera/avsnitt/syfte/historik/"):
        page.goto(f"{visitor.root}{PLAN}{address}")
        assert state(page, axe) == ([], 0), address


@both_widths
def test_faults_history_and_questions_are_accessible_and_fit_their_window(
    width, visitor, axe, plan, leader
):
    page = visitor.open(PENCIL, user=leader, width=width)
    edit(page, f"mal-{Goal.objects.get(code='1').pk}")
    page.get_by_label("Mål", exact=True).fill("")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".field-fault")).to_be_visible()
    assert state(page, axe) == ([], 0)
    page.locator(".part-form").get_by_role("link", name="Historik").click()
    expect(page.locator(".change").first).to_be_visible()
    assert state(page, axe) == ([], 0)
    page.get_by_role("link", name="Ta bort …").click()
    expect(page.get_by_role("button", name="Ta bort")).to_be_visible()
    assert state(page, axe) == ([], 0)
    refused(visitor)


@both_widths
def test_a_conflict_is_accessible_and_fits_its_window(width, visitor, axe, plan, leader):
    version = PlanVersion.objects.get(label="0.1")
    page = visitor.open(PENCIL, user=leader, width=width)
    edit(page, f"version-{version.pk}")
    version.comment = "Deras"
    version.save()
    page.get_by_label("Kommentar").fill("Min")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Två har ändrat samtidigt")).to_be_visible()
    assert state(page, axe) == ([], 0)
    refused(visitor)
