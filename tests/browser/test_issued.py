"""Issued versions and the statement of accessibility in a real browser."""

import pytest
from django.contrib.auth.models import Group as StockGroup
from playwright.sync_api import expect

from objects.models import PlanVersion, User
from objects.roles import Group
from reports.models import Publication
from tests.browser.test_pages import too_wide
from tests.build import make_user
from tests.publishing import decide, make_publication
from tests.reports import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390)


@pytest.fixture
def secretary() -> User:
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_SECRETARY)[0])
    return user


@pytest.fixture
def decided() -> Publication:
    plan = factories.object_plan(public=False)
    told = {"approved_by": "Objektägare, verksamhet, 2021-09-20", "reason": "Nämndens beslut."}
    final = make_publication(plan, "0.9", stage=PlanVersion.Stage.FINAL)
    decide(final, plan.object.units.earliest("pk"))
    stage = PlanVersion.Stage.DECIDED
    return make_publication(plan, "1.0", stage=stage, supersedes=final, **told)


def test_every_page_is_accessible_and_fits_wide_and_narrow(visitor, axe, decided, secretary):
    page = visitor.open(decided.address, user=secretary)
    for address in (
        decided.address,
        f"{decided.address}gor-offentlig/",
        "/dokument/",
        "/dokument/objektplan/ukfa/2022/",
        "/tillganglighet/",
        "/tillganglighet/tack/",
    ):
        page.goto(visitor.root + address)
        for summary in page.locator(".issued-about summary").all():
            summary.click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert axe(page) == [], (address, width)
            assert too_wide(page) <= 0, (address, width)
        assert page.get_by_role("heading", level=1).count() == 1, address


def test_a_version_is_made_public_and_read_by_anyone(visitor, decided, secretary):
    page = visitor.open(decided.address, user=secretary)
    page.get_by_role("link", name="Gör offentlig").click()
    page.get_by_role("button", name="Gör versionen offentlig").click()
    expect(page.get_by_role("link", name="Gör offentlig")).to_have_count(0)

    guest = visitor.open("/dokument/")
    guest.get_by_role("link", name="Version 1.0").click()
    expect(guest.get_by_text("Beslutad av")).to_be_visible()


def test_a_reader_reports_a_fault_from_the_version_where_it_is(visitor, decided, secretary):
    page = visitor.open(decided.address, user=secretary)
    page.get_by_role("link", name="Rapportera en brist i tillgängligheten").click()
    expect(page.get_by_label("Sidans adress")).to_have_value(decided.address)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Skriv vad som inte fungerade.")).to_be_visible()
    visitor.complaints.clear()  # Chromium remarks on the refusal, which is meant.
    page.get_by_label("Vad fungerade inte?").fill("Tabellen läses inte upp.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("heading", name="Tack för din rapport")).to_be_visible()
