"""Two versions compared, in a real browser."""

import pytest

from objects.models import PlanSection, PlanVersion
from tests.browser.test_review import too_wide
from tests.build import make_user
from tests.publishing import make_publication
from tests.reports.review.ground import sound_plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_comparison_is_accessible_and_fits_its_window(width, visitor, axe):
    plan = sound_plan()
    make_publication(plan, "0.8", stage=PlanVersion.Stage.PRELIMINARY)
    purpose = PlanSection.objects.filter(plan=plan, kind=PlanSection.Kind.PURPOSE)
    purpose.update(body="<p>Ett nytt syfte.</p>")
    plan.budget_lines.update(amount=4711)
    user = make_user("admin", is_superuser=True)

    page = visitor.open(
        "/dokument/jamfor/?till=objektplan/ukfa/2022/arbetskopia", user=user, width=width
    )

    assert page.get_by_text("Arbetskopian skiljer sig från version 0.8").is_visible()
    assert page.locator("table.compare-amounts").count() > 0
    assert (axe(page), too_wide(page)) == ([], [])
