"""What the draft says of a period, and what it leaves unsaid."""

from datetime import date
from typing import Any

import pytest

from activities.models import Activity, FollowUp
from activities.services.states import refresh_states
from objects.drafting import is_draft
from objects.fuzzy import parse_fuzzy
from objects.models import ObjectPlan
from portfolio.renewal.draft import Draft
from portfolio.renewal.draft.phrases import (
    MOST,
    bullets,
    counted_level,
    sentence,
    shortened,
    states,
)
from portfolio.renewal.outlook import look_ahead
from tests.build import (
    make_budget_line,
    make_component,
    make_follow_up,
    make_goal,
    make_level,
    make_placement,
    make_report,
    make_scheme,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_plan,
    make_task,
    make_work,
    next_period,
    renewed,
)

pytestmark = pytest.mark.django_db
AUGUST = date(2022, 8, 31)


@pytest.fixture
def plan():
    return make_plan("UKFA")


@pytest.fixture
def follow_up():
    return make_follow_up(make_work("UF-2022", name="Verksamhetsplan 2022"), cut_off=AUGUST)


def told(
    plan: ObjectPlan,
    follow_up: FollowUp,
    status: str,
    planned: str = "",
    now: str = "",
    **more: Any,
) -> Activity:
    """An activity of the plan's object, reported at a follow-up."""
    title = {"title": more.pop("title")} if "title" in more else {}
    read = [parse_fuzzy(text, year=2022) if text else None for text in (planned, now or planned)]
    activity = make_task(follow_up.plan, plan.object, planned_deadline=read[0], **title)
    choice = follow_up.plan.vocabulary.choices.get(status_class=status)
    make_report(activity, follow_up=follow_up, status=choice, deadline=read[1], **more)
    refresh_states(plan=follow_up.plan)
    return activity


def draft_of(plan: ObjectPlan, carried: int = 0) -> Draft:
    return look_ahead(plan, next_period(plan)).draft(carried)


def text_of(plan: ObjectPlan, kind: str, carried: int = 0) -> str:
    return {str(each): body for each, body in draft_of(plan, carried).sections}.get(kind, "")


@pytest.mark.parametrize(
    ("status", "planned", "now", "is_late"),
    [
        (Class.ONGOING, "juni", "", True),
        (Class.ONGOING, "augusti", "", True),
        (Class.ONGOING, "september", "", False),
        (Class.REMAINING, "juni", "", True),
        (Class.PAUSED, "juni", "", True),
        (Class.DONE, "juni", "", False),
        (Class.NOT_RELEVANT, "juni", "", False),
        (Class.CONTINUOUS, "juni", "", False),
        (Class.NOT_ASSESSED, "juni", "", False),
        (Class.ONGOING, "", "", False),
        (Class.ONGOING, "löpande", "", False),
        (Class.ONGOING, "september", "december", True),
        (Class.DONE, "juni", "augusti", True),
        (Class.ONGOING, "september", "juni", False),
    ],
)
def test_late_is_what_was_moved_or_unfinished_when_its_time_had_passed(
    plan, follow_up, status, planned, now, is_late
):
    told(plan, follow_up, status, planned, now)

    assert bool(draft_of(plan).late) is is_late


def test_of_what_was_never_reported_nothing_is_said_of_delay(plan, follow_up):
    make_task(follow_up.plan, plan.object, planned_deadline=parse_fuzzy("juni", year=2022))

    draft = draft_of(plan)

    assert draft.late == ()
    assert [kind for kind, _ in draft.sections] == ["background"]


def test_a_delay_is_told_with_dates_the_reason_given_and_what_was_said(plan, follow_up):
    component = make_component(plan.object, name="Skola24")
    activity = told(
        plan,
        follow_up,
        Class.PAUSED,
        "juni",
        "Förskjuts till december*",
        title="Byta schemasystem.",
        deadline_reason="Upphandlingen är överklagad",
        comment="Avtalet är förlängt.",
    )
    activity.components.add(component)

    [late] = draft_of(plan).late

    assert (late.title, late.component) == ("Byta schemasystem", component)
    assert late.reason == (
        "Slutdatum flyttat från juni 2022 till december 2022. Upphandlingen är överklagad. "
        "Avtalet är förlängt."
    )


def test_a_delay_of_several_components_belongs_to_none(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni")
    activity.components.add(make_component(plan.object), make_component(plan.object))

    assert draft_of(plan).late[0].component is None


def test_what_has_passed_without_being_moved_is_told_as_it_was_read(plan, follow_up):
    told(plan, follow_up, Class.ONGOING, "juni")

    [late] = draft_of(plan).late

    assert late.reason == "Planerat slutdatum: juni 2022. Läget den 31 augusti 2022: pågår."


def test_the_reason_may_be_of_an_earlier_follow_up_but_the_comment_is_the_last(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni", "juli", comment="Klart i augusti")
    april = make_follow_up(follow_up.plan, cut_off=date(2022, 4, 30))
    make_report(activity, follow_up=april, deadline_reason="Sjukdom", comment="Gammalt")

    [late] = draft_of(plan).late

    assert late.reason == (
        "Slutdatum flyttat från juni 2022 till juli 2022. Sjukdom. Klart i augusti."
    )


def test_places_that_say_different_things_are_all_heard(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni", comment="Halva klar")
    place = make_placement(activity, goal=make_goal(follow_up.plan.goal_scheme))
    make_report(activity, follow_up=follow_up, placement=place, comment="Resten väntar")

    assert draft_of(plan).late[0].reason.endswith("Halva klar Resten väntar.")


def test_long_titles_are_cut_and_told_apart(plan, follow_up):
    for end in ("ett", "två"):
        told(plan, follow_up, Class.ONGOING, "juni", title=f"{'ord ' * 70}{end}")

    new = renewed(plan)

    titles = [one.title for one in new.deviations.order_by("order")]
    assert len(set(titles)) == 2
    assert titles[1] == f"{titles[0].removesuffix(' …')} … (2)" or titles[1].endswith("(2)")
    assert all(len(title) <= 200 for title in titles)


def test_the_counts_say_how_every_activity_stood(plan, follow_up):
    for status in (Class.DONE, Class.DONE, Class.ONGOING, Class.PAUSED):
        told(plan, follow_up, status, comment="Så är det")
    make_task(follow_up.plan, plan.object)

    text = text_of(plan, "fulfilment", carried=2)

    assert (
        "Av objektets fem aktiviteter var två genomförda, en pågående, en pausad och en inte "
        "rapporterad vid uppföljningen den 31 augusti 2022. Ingen av dem har försenats. "
        "Två aktiviteter följer med till 2023."
    ) in text


@pytest.mark.parametrize(
    ("statuses", "sentence_"),
    [
        ([Class.DONE], "Objektets enda aktivitet var genomförd vid uppföljningen den 31 aug"),
        ([Class.DONE] * 3, "Alla objektets tre aktiviteter var genomförda vid uppföljningen"),
    ],
)
def test_few_or_like_activities_are_not_counted_one_by_one(plan, follow_up, statuses, sentence_):
    for status in statuses:
        told(plan, follow_up, status)

    assert sentence_ in text_of(plan, "fulfilment")


def test_what_was_achieved_is_listed_with_what_was_said(plan, follow_up):
    told(plan, follow_up, Class.DONE, title="Byta system.", comment="Alla <använder> det")
    told(plan, follow_up, Class.DONE, title="Lära ut")

    text = text_of(plan, "fulfilment")

    assert "<li>Byta system. Alla &lt;använder&gt; det.</li><li>Lära ut</li>" in text


def test_goals_are_told_of_where_activities_contribute_to_them():
    scheme = make_scheme()
    goal = make_goal(scheme, number="1", title="Likvärdig skola")
    make_goal(scheme, number="2", title="Ingen vet")
    plan = make_plan(goal_scheme=scheme)
    follow_up = make_follow_up(make_work())
    for status in (Class.DONE, Class.ONGOING):
        told(plan, follow_up, status).contributes_to.add(goal)

    text = text_of(plan, "fulfilment")

    assert "<li>1 Likvärdig skola – två aktiviteter: en genomförd och en pågående</li>" in text
    assert "Ingen vet" not in text


def test_two_follow_ups_are_both_named(plan, follow_up):
    other = make_follow_up(make_work("KFF-2022"), cut_off=date(2022, 9, 30))
    told(plan, follow_up, Class.DONE)
    told(plan, other, Class.ONGOING)

    text = text_of(plan, "fulfilment")

    assert "ur uppföljningarna per den 31 augusti 2022 och den 30 september 2022 – läs" in text
    assert "vid de senaste uppföljningarna." in text


def test_the_background_tells_of_the_plan_its_goals_its_work_and_its_budget():
    scheme = make_scheme()
    level = make_level(scheme, name="Långsiktigt mål", plural="Långsiktiga mål")
    make_goal(scheme, level=level, title="Likvärdig <skola>")
    plan = make_plan("UKFA", goal_scheme=scheme)
    make_task(make_work(name="Verksamhetsplan 2022"), plan.object)
    make_budget_line(plan, amount=1500)
    make_budget_line(plan, kind="vu", amount="250.50")

    text = text_of(plan, "background")

    assert text.startswith(
        "<p><em>Utkast skrivet av programmet ur förra årets plan och budget – läs och ändra."
    )
    assert "Under 2022 styrdes objektet UKFA (UKFA) av objektplanen UKFA-2022." in text
    assert "Planen hade ett långsiktigt mål:</p><ul><li>Likvärdig &lt;skola&gt;</li></ul>" in text
    assert "Till objektet hörde en aktivitet i Verksamhetsplan 2022." in text
    assert (
        "Budgeten var 1\N{NO-BREAK SPACE}750,50 kronor, varav 1\N{NO-BREAK SPACE}500,00 kronor för "
        "vidmakthållande och 250,50 kronor för vidareutveckling."
    ) in text


def test_a_period_that_is_no_year_is_named_by_its_days():
    plan = make_plan(period_start=date(2022, 7, 1), period_end=date(2023, 6, 30))

    assert "Under perioden 1 juli 2022 – 30 juni 2023 styrdes" in text_of(plan, "background")


def test_the_reasons_tell_what_has_one_and_what_lacks_one(plan, follow_up):
    told(plan, follow_up, Class.ONGOING, "juni", "juli", deadline_reason="Sjukdom", title="Ett")
    told(plan, follow_up, Class.ONGOING, "juni", "juli", title="Två", comment="Strax")
    told(plan, follow_up, Class.PAUSED, "december", title="Tre", comment="Väntar på beslut")

    text = text_of(plan, "reasons")

    assert "Skäl har rapporterats till en av de två avvikelserna och står vid var och en" in text
    assert "Det som har sagts vid uppföljningen står också där.</p>" in text
    assert "<p>Skäl saknas för:</p><ul><li>Två</li></ul>" in text
    assert "<p>Pausat utan att vara försenat:</p><ul><li>Tre. Väntar på beslut.</li></ul>" in text


def test_without_deviations_there_are_no_reasons_to_draft(plan, follow_up):
    told(plan, follow_up, Class.DONE, "juni")

    assert text_of(plan, "reasons") == ""


def test_activities_of_other_years_are_not_told_of(plan):
    other = make_follow_up(make_work("UF-2021", 2021), cut_off=date(2021, 8, 31))
    told(plan, other, Class.DONE)

    assert text_of(plan, "fulfilment") == ""


def test_the_draft_is_saved_with_its_mark_and_its_rows_in_order(plan, follow_up):
    for title in ("Ett", "Två"):
        told(plan, follow_up, Class.ONGOING, "juni", title=title)

    new = renewed(plan)

    assert [one.kind for one in new.sections.all() if is_draft(one.body)] == [
        "background",
        "fulfilment",
        "reasons",
    ]
    rows = new.deviations.order_by("kind", "order").values_list("kind", "title", "order")
    assert list(rows) == [("sen", "Ett", 1), ("sen", "Två", 2)]


def test_a_draft_that_is_not_wanted_is_not_written(plan, follow_up):
    told(plan, follow_up, Class.ONGOING, "juni")

    new = renewed(plan, draft=False)

    assert not new.sections.exists()
    assert not new.deviations.exists()


def test_long_lists_are_cut_and_counted():
    assert bullets([f"nr {number}" for number in range(MOST + 5)]).count("<li>") == MOST + 1
    assert bullets([str(number) for number in range(MOST + 5)]).endswith(
        "<li>och 5 till.</li></ul>"
    )
    assert bullets([]) == ""


@pytest.mark.parametrize(
    ("number", "words", "phrase"),
    [
        (3, ("Långsiktigt mål", "Långsiktiga mål"), "tre långsiktiga mål"),
        (1, ("Långsiktigt mål", "Långsiktiga mål"), "ett långsiktigt mål"),
        (1, ("Fokusområde", "Fokusområden"), "ett fokusområde"),
        (1, ("Nivå", "Nivåer"), "1 nivå"),
        (13, ("Delmål", "Delmål"), "13 delmål"),
    ],
)
def test_levels_are_counted_in_words(number, words, phrase):
    assert counted_level(number, *words) == phrase


def test_phrases_end_and_are_cut_as_they_should():
    assert [sentence(text) for text in ("Klar", "Klar.", "Klar?", "")] == [
        "Klar.",
        "Klar.",
        "Klar?",
        "",
    ]
    assert shortened("Byta system.", 20) == "Byta system"
    assert shortened("Byta system i hela kommunen", 16) == "Byta system i …"
    assert len(shortened("x" * 300, 200)) <= 200
    assert states([]) == ""
