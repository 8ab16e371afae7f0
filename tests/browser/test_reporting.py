"""Mina aktiviteter in a real browser: by keyboard alone, with failures, and with two at once."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from activities.models import Activity, StatusReport
from activities.services.reporting import report_status
from tests.activities.mine_ground import at
from tests.activities.reporting_ground import Ground, make_ground
from tests.browser.test_pages import too_wide
from tests.build import make_placement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ground() -> Ground:
    """Twenty activities under one goal, of which all but the last were reported before."""
    ground = make_ground()
    for number in range(1, 21):
        activity = ground.activity(number=number, title=f"Aktivitet nummer {number}")
        if number < 20:
            report(ground, activity, "Pågående", ground.early)
    return ground


def report(ground: Ground, activity: Activity, label: str, follow_up=None, **more) -> None:
    report_status(
        activity=activity,
        follow_up=follow_up or ground.late,
        user=ground.leader,
        statement=ground.says(label, "Skäl", **more),
    )


def opened(visitor, ground, width=1280, query="") -> Page:
    page: Page = visitor.open(at(ground.late) + query, user=ground.leader, width=width)
    expect(page.locator("#rad-1")).to_be_visible()
    return page


def press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


FIELDS = "form[data-entry] :is(textarea, input[type=text], input[type=radio])"
UNSENT = f"""() => [...document.querySelectorAll("{FIELDS}")]
    .filter((one) => one.value !== one.defaultValue || one.checked !== one.defaultChecked).length"""


def settled(page: Page) -> None:
    """Wait until the server has all that stands in the fields."""
    for _ in range(200):
        if page.evaluate(UNSENT) == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError("something was never saved")


def state(page: Page, number: int):
    return page.locator(f"#sparat-{number}")


def test_twenty_rows_are_reported_with_the_keyboard_alone(visitor, ground):
    page = opened(visitor, ground)
    presses = press(page, "j")
    expect(page.locator("#rad-1")).to_be_focused()
    # Fourteen are as they were, one key each.
    presses += press(page, *["o"] * 14)
    expect(page.locator("#rad-15")).to_be_focused()
    # Four are done: a digit and an arrow each.
    presses += press(page, *["3", "ArrowDown"] * 4)
    # One is paused, which needs a comment.
    presses += press(page, "4", "Enter", *"Vila", "Escape", "ArrowDown")
    # One is postponed, which needs a reason.
    presses += press(page, "1", "d", "Control+a", *"mars 2023", "Enter")
    expect(page.locator("#fel-20-deadline_reason")).to_contain_text("Skriv varför")
    presses += press(page, "Tab", *"Upphandling", "Escape")

    settled(page)
    expect(page.locator("#framsteg")).to_contain_text("20 av 20 rapporterade – allt är klart")
    expect(page.locator("#osparade")).to_be_hidden()
    assert presses < 70
    labels = StatusReport.objects.filter(follow_up=ground.late).order_by("activity__number")
    assert [str(one.status) for one in labels] == (
        ["Pågående"] * 14 + ["Genomfört"] * 4 + ["Pausad", "Kvarstår"]
    )
    last = labels.last()
    assert last is not None
    assert (str(last.deadline), last.deadline_reason) == ("mars 2023", "Upphandling")
    visitor.complaints.clear()


def test_letters_are_letters_while_something_is_typed(visitor, ground):
    page = opened(visitor, ground)
    press(page, "j", "2", "Enter", *"jo3k o?", "Escape")

    settled(page)
    assert StatusReport.objects.get(follow_up=ground.late).comment == "jo3k o?"
    expect(page.locator("#tangenter")).to_be_hidden()


def test_keys_can_be_looked_up_and_turned_off(visitor, axe, ground):
    page = opened(visitor, ground)
    press(page, "?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Använd tangenterna").uncheck()
    press(page, "Escape")
    page.locator("#rad-1").focus()
    press(page, "o", "3")
    expect(page.locator("#rad-1")).to_be_focused()
    assert not StatusReport.objects.filter(follow_up=ground.late).exists()
    # Arrows belong to no letter, and still work in the rows.
    press(page, "ArrowDown")
    expect(page.locator("#rad-2")).to_be_focused()

    page.reload()
    expect(page.locator("[data-keys-line]")).to_be_hidden()


def test_the_mouse_does_as_well(visitor, ground):
    page = opened(visitor, ground)
    row = page.locator("#rad-1")
    row.get_by_role("radio", name="Genomfört").check()
    row.get_by_label("Kommentar").fill("Klart i maj")
    page.locator("#rad-2").get_by_role("button", name="Oförändrat").click()

    expect(page.locator("#framsteg")).to_contain_text("2 av 20")
    settled(page)
    saved = StatusReport.objects.get(follow_up=ground.late, activity__number=1)
    assert (str(saved.status), saved.comment) == ("Genomfört", "Klart i maj")


def test_a_pause_in_the_typing_saves_what_is_typed_so_far(visitor, ground):
    page = opened(visitor, ground)
    press(page, "j", "2")
    expect(state(page, 1)).to_contain_text("Sparat")
    press(page, "Enter")
    page.keyboard.type("Halvvägs")
    settled(page)
    expect(page.locator("#kommentar-1")).to_be_focused()
    page.keyboard.type(" nu")
    press(page, "Escape")
    settled(page)
    assert StatusReport.objects.get(follow_up=ground.late).comment == "Halvvägs nu"


def test_text_outlives_a_lost_connection_and_is_saved_when_it_is_back(visitor, axe, ground):
    page = opened(visitor, ground)
    page.context.set_offline(True)
    press(page, "j", "3", "Enter", *"Skrivet i tunneln", "Escape")
    expect(state(page, 1)).to_contain_text("Inte sparat. Ingen kontakt med servern.")
    expect(page.get_by_role("link", name="1 rad är inte sparad")).to_be_visible()
    expect(page.locator("#kommentar-1")).to_have_value("Skrivet i tunneln")
    assert axe(page) == []

    page.context.set_offline(False)
    expect(state(page, 1)).to_contain_text("Sparat")
    expect(page.locator("#osparade")).to_be_hidden()
    assert StatusReport.objects.get(follow_up=ground.late).comment == "Skrivet i tunneln"
    visitor.complaints.clear()


def test_text_outlives_a_server_that_fails_and_is_sent_again_when_asked(visitor, ground):
    page = opened(visitor, ground)
    page.route("**/mina/**", lambda route: route.fulfill(status=500, body="Fel"))
    press(page, "j", "3")
    expect(state(page, 1)).to_contain_text("Inte sparat. Servern kunde inte svara (500).")

    page.unroute("**/mina/**")
    state(page, 1).get_by_role("button", name="Försök igen").click()
    expect(state(page, 1)).to_contain_text("Sparat")
    assert StatusReport.objects.filter(follow_up=ground.late).count() == 1
    visitor.complaints.clear()


def test_text_outlives_a_session_that_has_ended(visitor, ground):
    page = opened(visitor, ground)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    press(page, "j", "3")

    expect(state(page, 1)).to_contain_text("Du är inte längre inloggad.")
    expect(state(page, 1).get_by_role("link", name="Logga in i en ny flik")).to_be_visible()
    expect(page.locator("#rad-1").get_by_role("radio", name="Genomfört")).to_be_checked()
    visitor.complaints.clear()


def test_the_second_of_two_sees_both_texts_and_chooses(visitor, axe, ground):
    page = opened(visitor, ground)
    activity = Activity.objects.get(number=1)
    report(ground, activity, "Genomfört")
    press(page, "j", "2", "Enter", *"Min text", "Escape")

    conflict = page.locator("#krock-1")
    expect(conflict).to_contain_text("Någon annan har rapporterat under tiden.")
    expect(conflict).to_contain_text("Skäl")
    expect(page.locator("#kommentar-1")).to_have_value("Min text")
    assert axe(page) == []

    conflict.get_by_role("button", name="Spara mitt i stället").click()
    expect(state(page, 1)).to_contain_text("Sparat")
    expect(conflict).to_be_empty()
    saved = StatusReport.objects.get(follow_up=ground.late)
    assert (str(saved.status), saved.comment) == ("Pågående", "Min text")
    visitor.complaints.clear()


def test_the_second_of_two_may_keep_what_the_first_saved(visitor, ground):
    page = opened(visitor, ground)
    report(ground, Activity.objects.get(number=1), "Genomfört")
    press(page, "j", "2")
    page.locator("#krock-1").get_by_role("link", name="Behåll det sparade").click()

    expect(page.locator("#rad-1").get_by_role("radio", name="Genomfört")).to_be_checked()
    expect(page.locator("#kommentar-1")).to_have_value("Skäl")
    visitor.complaints.clear()


def test_places_are_reported_by_themselves_and_together_again(visitor, axe, ground):
    activity = Activity.objects.get(number=1)
    make_placement(activity, order=5)
    page = opened(visitor, ground)
    row = page.locator("#rad-1")
    press(page, "j", "2")
    expect(state(page, 1)).to_contain_text("Sparat")
    row.get_by_role("button", name="Rapportera platserna var för sig").click()
    expect(row.locator("form[data-entry]")).to_have_count(2)
    row.locator(".entry").first.focus()
    press(page, "3")
    expect(row.locator("#lage-1")).to_contain_text("Platserna säger olika.")
    assert axe(page) == []

    row.get_by_role("link", name="Rapportera alla platser som en").click()
    expect(row.locator("form[data-entry]")).to_have_count(1)
    row.get_by_role("radio", name="Genomfört").check()
    expect(state(page, 1)).to_contain_text("Sparat")
    expect(row.locator("#lage-1")).not_to_contain_text("Platserna säger olika.")
    assert StatusReport.objects.get(follow_up=ground.late).placement is None


def test_everything_works_without_a_script(visitor, ground):
    signed_in = opened(visitor, ground).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + at(ground.late))
    row = page.locator("#rad-1")
    row.get_by_role("radio", name="Pausad").check()
    row.get_by_role("button", name="Spara").click()
    expect(row).to_contain_text("Skriv en kommentar: Pausad kräver det.")
    row.get_by_label("Kommentar").fill("Väntar")
    row.get_by_role("button", name="Spara").click()
    expect(row).to_contain_text("Rapporterad")
    page.locator("#rad-2").get_by_role("button", name="Oförändrat").click()
    expect(page.locator("#framsteg")).to_contain_text("2 av 20")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_accessible_and_fits_in_every_state(width, visitor, axe, ground):
    make_placement(Activity.objects.get(number=2), order=5)
    report(ground, Activity.objects.get(number=3), "Pausad")
    page = opened(visitor, ground, width=width, query="?delat=2")
    found = {"shown": (axe(page), max(0, too_wide(page)))}
    page.locator("#rad-1").get_by_label("Slutfört").fill("mars 2023")
    page.locator("#rad-1").get_by_role("radio", name="Pausad").check()
    expect(page.locator("#fel-1-comment")).to_contain_text("kräver")
    found["at fault"] = (axe(page), max(0, too_wide(page)))
    ground.late.is_open = False
    ground.late.save()
    page.evaluate("window.onbeforeunload = null")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(visitor.root + at(ground.late))
    expect(page.get_by_role("heading", name="Uppföljningen är stängd")).to_be_visible()
    found["closed"] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(found, ([], 0))
    visitor.complaints.clear()
