"""The way from 0.1 to 2.0, played in a real browser by the four who take its steps."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from objects.models import User
from reports.models import Publication
from tests.browser.test_pages import too_wide
from tests.reports.deciding.conftest import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/objektplaner/UKFA-2022/versioner/"
WIDTHS = (1280, 390)
# Where pictures of every stop are left, for whoever wants to look at them.
PICTURES = os.environ.get("PICTURES")


@dataclass
class Stage:
    """The players, each with a window of their own, and what was wrong at the stops."""

    open_as: Callable[[User], Page]
    axe: Callable[[Page], list[str]]
    windows: dict[int, Page] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)

    def enter(self, user: User) -> Page:
        """The page of versions as ``user`` sees it now."""
        if user.pk not in self.windows:
            self.windows[user.pk] = self.open_as(user)
        page = self.windows[user.pk]
        page.reload()
        return page

    def look(self, page: Page, stop: str) -> None:
        """Look at a stop, wide and narrow."""
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults = self.axe(page)
            if (beyond := too_wide(page)) > 0:
                faults.append(f"{beyond} px beyond the window")
            self.found[f"{stop} {width}"] = faults
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{stop}-{width}.png", full_page=True)


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def stage(visitor, axe) -> Stage:
    return Stage(lambda user: visitor.open(ADDRESS, user=user), axe)


def issue(stage: Stage, user: User, label: str) -> None:
    page = stage.enter(user)
    form = page.get_by_role("region", name="Ge ut version")
    form.get_by_label(f"{label}, ").check()
    form.get_by_role("button", name="Ge ut versionen").click()
    expect(page.get_by_role("status")).to_contain_text("Versionen är utgiven.", timeout=60_000)
    stage.look(page, f"issued-{label}")


def ask(stage: Stage, user: User, label: str) -> None:
    page = stage.enter(user)
    form = page.get_by_role("region", name="Begär godkännande")
    form.get_by_label(f"{label}, ").check()
    form.get_by_role("button", name="Begär godkännande").click()
    expect(page.get_by_role("status")).to_contain_text("Godkännande är begärt.")


def approve(stage: Stage, user: User) -> None:
    page = stage.enter(user)
    expect(page.get_by_role("heading", name="Det är din tur")).to_be_visible()
    page.get_by_role("button", name="Godkänn", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Du har godkänt förslaget.")


def approved(stage: Stage, cast: Cast, label: str) -> None:
    ask(stage, cast.leader, label)
    approve(stage, cast.owner)
    approve(stage, cast.it_owner)
    issue(stage, cast.leader, label)


def send_back(stage: Stage, cast: Cast) -> None:
    """The owner on the IT side wants one part changed; the leader is led to it."""
    page = stage.enter(cast.it_owner)
    stage.look(page, "to-answer")
    page.get_by_text("Anmärkningar på delar av dokumentet").click()
    page.get_by_label("Del 1").select_option(index=1)
    page.get_by_label("Anmärkning 1").fill("Skriv kortare.")
    page.get_by_role("button", name="Skicka tillbaka").click()
    expect(page.get_by_role("status")).to_contain_text("Du har skickat tillbaka förslaget.")
    page = stage.enter(cast.leader)
    expect(page.get_by_text("Skriv kortare.")).to_be_visible()
    stage.look(page, "sent-back")


def decide(stage: Stage, cast: Cast, paragraph: str) -> None:
    page = stage.enter(cast.secretary)
    page.get_by_label("Sammanträde").fill(f"{timezone.localdate() - timedelta(days=1)}")
    page.get_by_label("Paragraf").fill(paragraph)
    page.get_by_label("Diarienummer").fill("BOU 2021/012")
    stage.look(page, f"to-decide-{paragraph}")
    page.get_by_role("button", name="Anteckna beslut").click()
    expect(page.get_by_role("status")).to_contain_text("Beslutet är antecknat.")


def test_a_plan_goes_from_its_first_draft_to_a_revised_decision(cast, stage, visitor):
    page = stage.enter(cast.leader)
    stage.look(page, "begun")
    issue(stage, cast.leader, "0.1")
    ask(stage, cast.leader, "0.8")
    send_back(stage, cast)
    approved(stage, cast, "0.8")
    approved(stage, cast, "0.9")
    decide(stage, cast, "120")
    issue(stage, cast.secretary, "1.0")
    cast.plan.sections.filter(kind="purpose").update(body="<p>Ett nytt syfte.</p>")
    page = stage.enter(cast.leader)
    expect(page.get_by_text("Arbetskopian skiljer sig från version 1.0.")).to_be_visible()
    approved(stage, cast, "1.9")
    decide(stage, cast, "7")
    issue(stage, cast.secretary, "2.0")

    labels = Publication.objects.order_by("pk").values_list("label", flat=True)
    assert list(labels) == ["0.1", "0.8", "0.9", "1.0", "1.9", "2.0"]
    assert {one.to[0].split("@")[0] for one in mail.outbox} == {"lena", "vera", "ivar", "sara"}
    assert {stop: faults for stop, faults in stage.found.items() if faults} == {}
    assert visitor.complaints == []
