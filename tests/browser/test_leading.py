"""Leading a follow-up in a real browser: every state accessible, wide and narrow."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from activities.services.reporting import report_status
from objects.models import User
from tests.activities.reporting_ground import Ground, make_ground
from tests.browser.test_pages import too_wide
from tests.build import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ground() -> Ground:
    """One who has something left, one who has no address, an ownerless activity, a conflict."""
    ground = make_ground()
    for name, email in (("Anna", "anna@exempel.se"), ("Bo", "")):
        owner = make_user(first_name=name, email=email)
        ground.activity(owner=owner, title=f"Aktiviteten som {name} har")
    ground.activity(object=None, title="Ingens")
    activity = ground.activity(places=2, title="Utbilda")
    for place, label in zip(activity.placements.all(), ("Kvarstår", "Genomfört"), strict=True):
        report_status(
            activity=activity,
            follow_up=ground.late,
            user=ground.leader,
            statement=ground.says(label),
            placement=place,
        )
    return ground


@pytest.fixture
def chief() -> User:
    return make_user("chef", is_superuser=True, first_name="Chefen")


def begun(visitor, ground, user, width) -> Page:
    address = f"/uppfoljningar/{ground.plan.code}/{ground.late.cut_off}/leda/"
    page: Page = visitor.open(address, user=user, width=width)
    return page


@dataclass
class Looks:
    """What was wrong in each state that was looked at."""

    page: Page
    axe: Callable[[Page], list[str]]
    found: dict[str, tuple[list[str], int]] = field(default_factory=dict)

    def at(self, state: str) -> None:
        self.found[state] = (self.axe(self.page), max(0, too_wide(self.page)))

    def show_nothing_wrong(self) -> None:
        assert self.found == dict.fromkeys(self.found, ([], 0))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reminder_is_seen_before_it_is_sent(width, visitor, axe, ground, chief):
    page = begun(visitor, ground, chief, width)
    looks = Looks(page, axe)
    page.get_by_text("Anna").first.click()
    expect(page.get_by_role("link", name="Aktiviteten som Anna har")).to_be_visible()
    looks.at("open")
    page.get_by_role("link", name="Skriv en påminnelse").click()
    page.get_by_label("Text").fill("Hej, glöm inte.")
    page.get_by_role("button", name="Visa hur brevet ser ut").click()
    expect(page.get_by_role("region", name="Så ser brevet ut")).to_contain_text("Hej, glöm inte.")
    expect(page.get_by_text("e-postadress saknas: Bo")).to_be_visible()
    looks.at("letter")
    page.get_by_label("Text").fill("")
    page.get_by_role("button", name="Skicka").click()
    looks.at("letter at fault")
    page.get_by_label("Text").fill("Hej, glöm inte.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("status")).to_contain_text("1 påminnelse är skickad.")
    looks.at("sent")

    assert [one.to for one in mail.outbox] == [["anna@exempel.se"]]
    looks.show_nothing_wrong()
    visitor.complaints.clear()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_occasion_is_closed_opened_again_and_moved(width, visitor, axe, ground, chief):
    page = begun(visitor, ground, chief, width)
    looks = Looks(page, axe)
    page.get_by_text("Stäng uppföljningen …").click()
    expect(page.get_by_text("har inte rapporterat allt. När")).to_be_visible()
    looks.at("about to close")
    page.get_by_role("button", name="Ja, stäng uppföljningen").click()
    expect(page.get_by_role("status")).to_contain_text("Uppföljningen är stängd.")
    looks.at("closed")
    page.get_by_role("button", name="Öppna igen").click()
    expect(page.get_by_text("Skriv varför uppföljningen öppnas igen.")).to_be_visible()
    looks.at("closed at fault")
    page.get_by_label("Varför öppnas den igen?").fill("En nämnd saknas")
    page.get_by_role("button", name="Öppna igen").click()
    expect(page.get_by_role("region", name="Historik")).to_contain_text("En nämnd saknas")
    page.get_by_label("Läget per den").fill("2022-09-30")
    page.get_by_role("button", name="Ändra datumet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Läget per den 30 september 2022")
    page.get_by_role("link", name="Nytt tillfälle för planen").click()
    looks.at("new")

    looks.show_nothing_wrong()
    visitor.complaints.clear()
