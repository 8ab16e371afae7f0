"""Two who write at once: the second sees both texts and loses nothing."""

import pytest

from objects.models import Goal, PlanSection, PlanVersion, User
from objects.services.parts import save_part, save_section
from objects.services.removing import remove_part
from objects.writing import revision_of
from tests.build import make_user
from tests.reports.editing.parts import GOAL, HTMX, ROWS, address, revision_in

pytestmark = pytest.mark.django_db

PURPOSE = address("avsnitt", "syfte")
in_place_or_not = pytest.mark.parametrize("headers", [HTMX, {}], ids=["in place", "as a page"])


@pytest.fixture
def colleague() -> User:
    return make_user("kollega", first_name="Objektledare IT", is_superuser=True)


def theirs(plan, colleague, body):
    """The colleague saves the purpose."""
    section = plan.sections.get(kind="purpose")
    section.body = body
    save_section(section, plan=plan, user=colleague)


@in_place_or_not
def test_the_second_writer_sees_both_texts_word_by_word_and_nothing_is_saved(
    headers, desk, plan, colleague
):
    theirs(plan, colleague, "<p>Syftet är gammalt.</p>")
    revision = revision_in(desk.get(PURPOSE).content.decode())
    theirs(plan, colleague, "<p>Syftet är deras.</p>")

    mine = {"body": "<p>Syftet är mitt.</p>", "revision": revision}
    answer = desk.post(PURPOSE, mine, headers=headers)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Objektledare IT ändrade texten kl." in page
    assert '<del><span class="unseen">borttaget: </span>deras</del>' in page
    assert '<ins><span class="unseen">tillagt: </span>mitt</ins>' in page
    assert "&lt;p&gt;Syftet är mitt.&lt;/p&gt;" in page
    assert plan.sections.get(kind="purpose").body == "<p>Syftet är deras.</p>"


def test_the_second_writer_may_save_their_own_over_what_they_have_now_seen(desk, plan, colleague):
    theirs(plan, colleague, "<p>Deras</p>")
    meeting = desk.post(PURPOSE, {"body": "<p>Mitt</p>", "revision": "0"}).content.decode()

    answer = desk.post(PURPOSE, {"body": "<p>Mitt</p>", "revision": revision_in(meeting)})

    assert answer.status_code == 302
    assert plan.sections.get(kind="purpose").body == "<p>Mitt</p>"
    assert PlanSection.history.filter(body="<p>Deras</p>").exists()


def test_a_third_who_writes_meanwhile_is_not_overwritten_either(desk, plan, colleague):
    theirs(plan, colleague, "<p>Deras</p>")
    meeting = desk.post(PURPOSE, {"body": "<p>Mitt</p>", "revision": "0"}).content.decode()
    theirs(plan, colleague, "<p>En tredjes</p>")

    answer = desk.post(PURPOSE, {"body": "<p>Mitt</p>", "revision": revision_in(meeting)})

    assert answer.status_code == 409
    assert "tredjes" in answer.content.decode()


def test_fields_that_only_one_of_them_changed_are_kept_in_the_proposal(desk, plan, colleague):
    goal = ROWS["mal"](plan)
    data = GOAL | {"title": "Mål", "number": ""}
    save_part(goal, plan=plan, user=colleague)
    revision = revision_of(goal)
    goal.description = "Deras beskrivning"
    save_part(goal, plan=plan, user=colleague)

    page = desk.post(
        address("mal", goal.pk), data | {"title": "Mitt mål", "revision": revision}
    ).content.decode()

    proposal = page.partition("Eller skriv ihop dem")[2]
    assert "Deras beskrivning" in proposal
    assert "Mitt mål" in proposal


def test_a_part_that_only_changed_places_is_saved_without_a_question(desk, plan, colleague):
    version = ROWS["version"](plan)
    save_part(version, plan=plan, user=colleague)
    revision = revision_of(version)
    version.order = 7
    save_part(version, plan=plan, user=colleague)

    answer = desk.post(
        address("version", version.pk),
        {"label": "0.5", "stage": "utkast", "revision": revision},
        headers=HTMX,
    )

    version.refresh_from_db()
    assert answer.status_code == 200
    assert (version.label, version.order) == ("0.5", 7)


def test_two_who_wrote_the_same_have_nothing_to_choose(desk, plan, colleague):
    theirs(plan, colleague, "<p>Samma</p>")
    records = PlanSection.history.count()

    answer = desk.post(PURPOSE, {"body": "<p>Samma</p>", "revision": "0"}, headers=HTMX)

    assert answer.status_code == 200
    assert PlanSection.history.count() == records


def test_two_who_write_a_text_for_the_first_time_meet_too(desk, plan, colleague):
    where = address("avsnitt", "mal-UF")
    revision = revision_in(desk.get(where).content.decode())
    first = PlanSection(plan=plan, kind="unit_goals", body="<p>Deras</p>")
    first.unit = Goal.objects.get(code="1").unit
    save_section(first, plan=plan, user=colleague)

    answer = desk.post(where, {"body": "<p>Mina</p>", "revision": revision})

    assert answer.status_code == 409
    assert plan.sections.get(unit__code="UF").body == "<p>Deras</p>"


@pytest.mark.parametrize("revision", ["", "x", "-3", "9" * 40, "1;DROP", "٣"])
def test_a_revision_that_never_was_overwrites_nothing(revision, desk, plan, colleague):
    theirs(plan, colleague, "<p>Deras</p>")

    answer = desk.post(PURPOSE, {"body": "<p>Mitt</p>", "revision": revision}, headers=HTMX)

    assert answer.status_code == 409
    assert "Mitt" in answer.content.decode()


def test_hostile_text_is_harmless_on_both_sides(desk, plan, colleague):
    theirs(plan, colleague, "<p>Deras <script>alert(1)</script></p>")
    hostile = '<p onclick="alert(2)">Mitt <script>alert(3)</script><img src=x onerror=alert(4)></p>'

    page = desk.post(PURPOSE, {"body": hostile, "revision": "0"}, headers=HTMX).content.decode()

    assert "<script" not in page
    assert "<img" not in page
    assert "<p onclick" not in page


def test_what_was_written_in_a_part_that_someone_removed_is_kept_and_can_be_saved(
    desk, plan, colleague
):
    version = ROWS["version"](plan)
    remove_part(version, plan=plan, user=colleague)
    pk = PlanVersion.history.get(history_type="-").id
    data = {"label": "0.5", "stage": "utkast", "comment": "Min kommentar"}

    answer = desk.post(address("version", pk), {**data, "revision": "1"}, headers=HTMX)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Objektledare IT tog bort versionen" in page
    assert "Min kommentar" in page
    where = page.partition('action="')[2].partition('"')[0]
    assert desk.post(where, {**data, "mitt": "ja"}, headers=HTMX).status_code == 200
    assert PlanVersion.objects.get(pk=pk).comment == "Min kommentar"
