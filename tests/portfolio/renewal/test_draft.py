"""What the draft says of a period, and what it leaves unsaid."""

from datetime import date

import pytest

from objects.drafting import is_draft
from tests.build import (
    make_budget_line,
    make_follow_up,
    make_goal,
    make_level,
    make_scheme,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_plan,
    make_task,
    make_work,
    renewed,
)
from tests.portfolio.renewal.telling import text_of, told

pytestmark = pytest.mark.django_db


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
    assert "Det som sades vid uppföljningen står vid dem ovan.</p>" in text
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
