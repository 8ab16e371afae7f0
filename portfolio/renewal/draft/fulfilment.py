"""Drafts "Måluppfyllelse": how it went, in numbers and with what was carried out."""

from __future__ import annotations

from budget.models.kinds import Series
from objects.money import format_money, percent
from objects.periods import Period
from portfolio.renewal.draft.money import Money
from portfolio.renewal.draft.outcome import Outcome, Told
from portfolio.renewal.draft.phrases import bullets, days, paragraph, sentence, state, states
from reports.content.words import counted, number_word


def fulfilment(outcome: Outcome, new: Period, carried: int) -> str:
    """Tell how the activities stood, what was carried out, goal by goal, and what it came to."""
    done = [one for one in outcome.told if one.is_done]
    by_goal = _by_goal(outcome)
    return (
        paragraph(_count(outcome), _late(outcome), _carried(outcome, new, carried))
        + (paragraph("Det här är genomfört:") + bullets([_achieved(one) for one in done]))
        * bool(done)
        + (paragraph("Så gick det mål för mål:") + bullets(by_goal)) * bool(by_goal)
        + paragraph(_money(outcome.money))
    )


def _count(outcome: Outcome) -> str:
    classes = [one.status_class for one in outcome.told]
    if not outcome.cut_offs:
        return ""
    when = (
        f"vid uppföljningen {days(outcome.cut_offs)}"
        if len(outcome.cut_offs) == 1
        else "vid de senaste uppföljningarna"
    )
    if len(classes) == 1:
        return f"Objektets enda aktivitet var {state(classes[0])} {when}."
    if len(set(classes)) == 1:
        many = state(classes[0], plural=True)
        return f"Alla objektets {number_word(len(classes))} aktiviteter var {many} {when}."
    return f"Av objektets {number_word(len(classes))} aktiviteter var {states(classes)} {when}."


def _late(outcome: Outcome) -> str:
    late = len(outcome.late)
    if late:
        number = counted(late, "aktivitet", "aktiviteter")
        return f"{number} har försenats." if late > 1 else "En aktivitet har försenats."
    return "Ingen av dem har försenats." if outcome.cut_offs and len(outcome.told) > 1 else ""


def _carried(outcome: Outcome, new: Period, carried: int) -> str:
    if not carried or not outcome.cut_offs:
        return ""
    return f"{counted(carried, 'aktivitet', 'aktiviteter')} följer med till {new.start.year}."


def _achieved(told: Told) -> str:
    title = told.activity.title.strip().removesuffix(".")
    return f"{title}. {sentence(told.comment)}" if told.comment else title


def _by_goal(outcome: Outcome) -> list[str]:
    """Say how the activities of each goal went; of a goal without activities nothing is known."""
    told: dict[int, list[Told]] = {}
    for one in outcome.told:
        for goal in one.activity.contributes_to.all():
            told.setdefault(goal.pk, []).append(one)
    return [
        f"{goal} – {_went(told[goal.pk])}" for goal in outcome.material.goals if goal.pk in told
    ]


def _went(of_goal: list[Told]) -> str:
    classes = [one.status_class for one in of_goal]
    if len(classes) == 1:
        return f"en aktivitet, {state(classes[0])}"
    return f"{number_word(len(classes))} aktiviteter: {states(classes)}"


def _money(money: Money) -> str:
    if money.actual is None:
        return ""
    came = format_money(money.actual)
    if not money.is_whole:
        return f"Utfallet är hittills {came} kronor."
    name = "Prognosen" if money.series == Series.FORECAST else "Utfallet"
    verb = "är" if money.series == Series.FORECAST else "blev"
    if money.budget is None:
        return f"{name} {verb} {came} kronor."
    change = money.actual - money.budget
    if not change:
        return f"{name} {verb} {came} kronor, lika mycket som budgeten."
    share = percent(abs(change), money.budget)
    return (
        f"{name} {verb} {came} kronor, {format_money(abs(change))} kronor"
        f"{f' ({share})' if share else ''} {'mer' if change > 0 else 'mindre'} än budgeten."
    )
