"""VM against VU over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from budget.measuring.accounts import Account, Entry, Facts
from budget.measuring.figures import BY_YEAR, WHOLE, figures_by, figures_of
from budget.overview.page import layout_of
from budget.overview.tables import Named, Table, table


def years_table(
    entries: Iterable[Entry],
    facts: Mapping[Account, Facts],
    addresses: Mapping[int, str],
    *told: str,
) -> Table | None:
    """The years with their budget by kind, forecast and outcome; None where there is but one.

    ``addresses`` lead to the pages of the years; ``told`` is as for :class:`Way`.
    """
    found = list(entries)
    accounts = {entry.account for entry in found}
    own = {account: facts[account] for account in accounts}
    by_year = figures_by(found, own, BY_YEAR.asking(*told))
    if len(by_year) < 2:
        return None
    layout = layout_of(figures_of(found, own, WHOLE.asking(*told)), own)
    named = [
        Named(str(year), by_year[year], "", addresses.get(year, "")) for year in sorted(by_year)
    ]
    return table("ar", "Över åren", "År", layout, named)
