"""Log-in in a real browser: in, out, a forgotten password, and the log-ins one has elsewhere."""

import re
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse
from playwright.sync_api import Page, expect

from portfolio.accounts.mail import post
from tests.build import make_user

OLD, NEW = "rätt lösenord 17", "ett helt nytt lösenord"
ADDRESS = "ledare@kommunen.example"


@pytest.fixture
def leader(live_server):
    return make_user("ledare", first_name="Objektledare IT", email=ADDRESS, password=OLD)


def too_wide(page: Page) -> bool:
    width = page.viewport_size
    assert width
    return bool(page.evaluate("document.documentElement.scrollWidth") > width["width"])


def log_in(page: Page, login: str, password: str) -> None:
    page.get_by_label("Användarnamn eller e-post").fill(login)
    page.get_by_label("Lösenord", exact=True).fill(password)
    page.keyboard.press("Enter")


def link_in(mailoutbox: list[EmailMessage]) -> str:
    post(EmailMessage("sist", "", "a@b.example", ["c@d.example"])).result(timeout=10)
    found = re.search(r"http://\S+/konto/nytt-losenord/\S+", str(mailoutbox[0].body))
    assert found
    return found[0]


def choose(page: Page, password: str) -> None:
    page.get_by_label("Nytt lösenord").fill(password)
    page.get_by_label("Nya lösenordet en gång till").fill(password)
    page.keyboard.press("Enter")


@pytest.fixture
def look(axe) -> Callable[[Page, str], None]:
    """Give a function that awaits a page by its heading and tries it for accessibility."""

    def looked(page: Page, heading: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert (axe(page), too_wide(page)) == ([], False)

    return looked


@pytest.mark.parametrize("width", [1280, 390])
def test_a_forgotten_password_gives_way_to_a_new_one(width, visitor, look, leader, mailoutbox):
    page = visitor.open("/budget/", width=width)
    look(page, "Logga in")
    expect(page.get_by_label("Användarnamn eller e-post")).to_be_focused()
    log_in(page, "ledare", "fel")
    expect(page.get_by_role("alert")).to_contain_text("hör inte ihop")
    look(page, "Logga in")

    page.get_by_role("link", name="Glömt lösenordet?").click()
    look(page, "Glömt lösenordet")
    page.get_by_label("E-post").fill(ADDRESS)
    page.get_by_role("button", name="Skicka länken").click()
    look(page, "Titta i din e-post")

    page.goto(link_in(mailoutbox))
    look(page, "Välj ett nytt lösenord")
    choose(page, "kort")
    wrong = page.get_by_label("Nytt lösenord")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description(re.compile("för kort"))
    look(page, "Välj ett nytt lösenord")
    choose(page, NEW)
    look(page, "Lösenordet är bytt")

    page.get_by_role("main").get_by_role("link", name="Logga in").click()
    log_in(page, ADDRESS, NEW)
    expect(page.get_by_role("link", name="Objektledare IT")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_one_logs_in_to_the_page_one_wanted_and_out_again(width, visitor, look, leader):
    page = visitor.open("/budget/", width=width)
    log_in(page, "ledare", OLD)
    expect(page).to_have_url(f"{visitor.root}/budget/")

    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("status")).to_contain_text("Du är utloggad.")
    look(page, "Logga in")
    page.goto(visitor.root + "/budget/")
    look(page, "Logga in")


@pytest.mark.parametrize("width", [1280, 390])
def test_ones_account_its_password_and_its_log_ins(width, visitor, axe, leader):
    elsewhere = visitor.open(reverse("account_login"))
    log_in(elsewhere, "ledare", OLD)
    expect(elsewhere.get_by_role("link", name="Objektledare IT")).to_be_visible()
    page = visitor.open("/aktiviteter/", width=width)
    log_in(page, "ledare", OLD)
    expect(page).to_have_url(f"{visitor.root}/aktiviteter/")

    page.get_by_role("link", name="Objektledare IT").click()
    assert (axe(page), too_wide(page)) == ([], False)
    page.get_by_role("link", name="Se och avsluta mina inloggningar").click()
    expect(page.get_by_role("listitem").filter(has_text="Inloggad")).to_have_count(2)
    assert (axe(page), too_wide(page)) == ([], False)
    page.get_by_role("button", name="Avsluta alla utom den här").click()
    expect(page.get_by_role("status")).to_contain_text("De andra inloggningarna är avslutade.")

    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Logga in")
    page.get_by_role("link", name="byt lösenord").click()
    assert (axe(page), too_wide(page)) == ([], False)
    page.get_by_label("Nuvarande lösenord").fill(OLD)
    choose(page, NEW)
    expect(page.get_by_role("status")).to_contain_text("Lösenordet är bytt")


@pytest.mark.parametrize("width", [1280, 390])
def test_whoever_tries_too_often_is_told_to_wait(width, visitor, axe, leader, settings):
    page = visitor.open(reverse("account_login"), width=width)
    for _ in range(6):
        log_in(page, "ledare", "fel")
        expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Vänta i fem minuter")
    assert (axe(page), too_wide(page)) == ([], False)

    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/h/ip"}
    for _ in range(2):
        log_in(page, "ledare", "fel")
        page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text("För många försök på kort tid")
    assert (axe(page), too_wide(page)) == ([], False)
    page.get_by_role("link", name="Till inloggningen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    page.close()
    visitor.complaints.clear()
