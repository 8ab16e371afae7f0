"""Every page that a role can reach, wide and narrow: accessible, fitting, whole and quiet.

The pages are found by following links through the demo, so that a new page cannot be forgotten;
``tests/test_links.py`` sees to it that links lead to all of them.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from objects.models import User
from tests.browser.test_pages import too_wide
from tests.crawling import Found, crawl, sort_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROLES = (None, "objektledare-verksamhet", "controller", "namndledamot", "administrator")
WIDTHS = (1280, 390)
TALL = 900


def fullest_of_each_sort(user: User | None) -> list[str]:
    """The addresses of the pages that ``user`` reaches, the one with most on it of every sort."""
    found: dict[tuple[str, ...], Found] = {}
    for one in crawl(user, start="/" if user else "/objektplaner/"):
        best = found.get(sort_of(one.address))
        if one.page and len(one.page) > len((best and best.page) or ""):
            found[sort_of(one.address)] = one
    return [one.address for one in found.values()]


def told_of(page: Page) -> list[str]:
    """What a page lacks of what every page has."""
    faults = []
    if page.locator("html").get_attribute("lang") != "sv":
        faults.append("no language")
    if not page.title().removeprefix("–").strip() or page.title().startswith(" "):
        faults.append("no title")
    if (heads := page.get_by_role("heading", level=1).count()) != 1:
        faults.append(f"{heads} main headings")
    if page.locator("a.skip").get_attribute("href") != "#innehall":
        faults.append("no skip link")
    if page.get_by_role("main").count() != 1:
        faults.append("no main")
    return faults


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_accessible_and_fits_wide_and_narrow(role, visitor, axe):
    call_command("load_demo", stdout=StringIO())
    user = User.objects.get(username=role) if role else None
    page = visitor.open("/objektplaner/", user=user)
    found: dict[str, list[str]] = {}
    for address in fullest_of_each_sort(user):
        page.goto(visitor.root + address)
        faults = told_of(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": TALL})
            faults += [f"{width} px: {fault}" for fault in axe(page)]
            if (beyond := too_wide(page)) > 0:
                faults.append(f"{width} px: {beyond} px beyond the window")
        if faults:
            found[address] = faults
    assert found == {}
