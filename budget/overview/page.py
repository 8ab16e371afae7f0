"""What a page of money holds, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from budget.commenting.deviations import Deviation
from budget.measuring.accounts import YEAR, Account, Facts, covered
from budget.measuring.figures import Figures
from budget.measuring.steps import forecast_name
from budget.models import DeviationComment
from budget.models.kinds import CostKind, Series
from budget.overview.tables import KINDS, Layout, Table, share_of
from objects.money import format_money, in_percent, signed_money


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    address: str


@dataclass(frozen=True)
class Headline:
    """A sum that stands large, in kronor as shown; ``note`` says what it is of."""

    label: str
    amount: str
    note: str = ""


@dataclass(frozen=True)
class Comments:
    """The deviations of a plan that lack a comment, and the comments that there are."""

    missing: tuple[tuple[Deviation, str], ...] = ()
    written: tuple[tuple[DeviationComment, str, str], ...] = ()
    """Each with its subject, and the address where it is changed, if the reader may."""
    limit: str = ""


@dataclass(frozen=True)
class Page:
    """A page of money; ``fault`` tells in Swedish why amounts cannot be shared out."""

    title: str
    lead: str
    above: Link
    tables: tuple[Table, ...] = ()
    headlines: tuple[Headline, ...] = ()
    links: tuple[Link, ...] = ()
    years: tuple[Link, ...] = ()
    comments: Comments | None = None
    fault: str = ""

    def table(self, slug: str) -> Table | None:
        """The table that ``slug`` names."""
        return next((one for one in self.tables if one.slug == slug), None)


def layout_of(figures: Figures, facts: Mapping[Account, Facts]) -> Layout:
    """The columns for what is known."""
    kinds = tuple(kind for kind in KINDS if kind in (figures.kinds or {}))
    forecast = outcome = ""
    if figures.forecast is not None:
        numbers = {one.forecast for one in facts.values() if one.forecast is not None}
        forecast = forecast_name(numbers.pop() if len(numbers) == 1 else None)
    if figures.outcome is not None:
        spans = {one.months for one in facts.values() if one.months}
        outcome = _outcome_name(spans)
    measured = "" if figures.deviation is None else _measured(facts, forecast)
    return Layout(kinds, "Budget", forecast, outcome, measured)


def _outcome_name(spans: set[frozenset[int]]) -> str:
    if spans == {YEAR}:
        return "Utfall"
    return f"Utfall {covered(spans.pop())}" if len(spans) == 1 else "Utfall hittills"


def _measured(facts: Mapping[Account, Facts], forecast: str) -> str:
    """What the budget is measured by, in words."""
    measures = {one.measure for one in facts.values() if one.has_budget} - {None}
    if measures == {Series.FORECAST}:
        return forecast[0].lower() + forecast[1:]
    if measures == {Series.OUTCOME}:
        return "utfallet"
    return "utfallet, eller prognosen där året inte är slut,"


def headlines_of(figures: Figures, layout: Layout) -> tuple[Headline, ...]:
    """The sums that stand first."""
    found = [
        Headline(name, format_money(amount))
        for name, amount in (
            (layout.budget, figures.budget),
            (layout.forecast, figures.forecast),
            (layout.outcome, figures.outcome),
        )
        if amount is not None
    ]
    if figures.deviation is not None:
        share = share_of(figures.deviation, figures.base)
        note = f"{in_percent(share, '+' if share > 0 else '')} av budgeten" if share else ""
        if figures.base != figures.budget:
            note = f"{note} för de objekt som har prognos eller utfall".strip()
        found.append(Headline("Avvikelse", signed_money(figures.deviation), note))
    return tuple(found)


def kinds_in_order(kinds: Iterable[str | None]) -> list[CostKind | None]:
    """Kinds in the order in which they are shown, None last."""
    found = set(kinds)
    return [kind for kind in KINDS if kind in found]
