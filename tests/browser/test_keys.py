"""Keys, Varför? and alternatives in a real browser: on a desk and on a phone."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from budget.alternatives.effects import Wanted
from budget.alternatives.services import save_alternative
from budget.models import BudgetAlternative, BudgetLine
from objects.models import User
from tests.browser.test_pages import too_wide
from tests.build import make_budget_line, make_key, make_object_plan, make_unit, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Förvaltningsövergripandesamverkansutveckling"


@pytest.fixture
def pages() -> tuple[User, str, dict[str, str]]:
    """A controller, the plan's code, and every page by name."""
    user = make_user("kontrollant", is_superuser=True)
    one, two = make_unit("BIN", name=LONG), make_unit("BOU")
    plan = make_object_plan(year=2023)
    key = make_key((one, 1, 3), (two, 2, 3), code="tredje", name=f"Tredjedelar {LONG}")
    line = make_budget_line(plan, number=1, key=key, amount=Decimal(100), title=LONG)
    make_key((one, 1, 2), (two, 1, 2), code="tredje", name="Halva", valid_from="2023-01-01")
    alternative = save_alternative(
        alternative=BudgetAlternative(plan=plan, name=LONG),
        wanted={line.pk: Wanted(Decimal(90), two.pk, None)},
        user=user,
    )
    why, what = f"/budget/varfor/{plan.code}/", f"/budget/alternativ/{plan.code}/"
    return (
        user,
        plan.code,
        {
            "keys": "/budget/nycklar/",
            "key": "/budget/nycklar/tredje/",
            "new key": "/budget/nycklar/ny/",
            "move": "/budget/nycklar/tredje/2023-01-01/flytta/",
            "plan": why,
            "sum": f"{why}summa/BOU/",
            "line": f"{why}1/BOU/",
            "alternatives": what,
            "alternative": f"{what}{alternative.pk}/",
            "try": f"{what}prova/",
        },
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible_and_fit_their_window(width, visitor, axe, pages):
    user, _, addresses = pages
    page = visitor.open("/", user=user, width=width)
    found = {}
    for name, address in addresses.items():
        page.goto(visitor.root + address)
        found[name] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(addresses, ([], 0))


def test_a_key_is_written_with_its_sum_followed_and_an_alternative_is_adopted(visitor, pages):
    user, code, addresses = pages
    page = visitor.open(addresses["new key"], user=user)
    page.get_by_label("Namn", exact=True).fill("Sjuttio trettio")
    for row, (unit, share) in enumerate((("BIN", "70"), ("BOU", "25")), start=1):
        page.get_by_label(f"Nämnd, rad {row}").select_option(index=["BIN", "BOU"].index(unit) + 1)
        page.get_by_label(f"Andel, rad {row}").fill(share)
    expect(page.get_by_text("Det fattas 5 %.")).to_be_visible()
    page.get_by_label("Andel, rad 2").fill("30")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="Sjuttio trettio")).to_be_visible()

    page.goto(visitor.root + addresses["alternative"])
    page.get_by_label("Skäl").fill("Ny fördelning")
    page.get_by_role("button", name="Anta").click()
    expect(page.get_by_text("Ändrade poster i planen: 1")).to_be_visible()
    assert BudgetLine.objects.get(plan__code=code).amount == 90
