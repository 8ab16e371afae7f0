"""The one query that shares many lines by their keys and adds up the parts.

Everything is reckoned in whole numbers of öre. A part of a line is cut down to whole öre, and the
öre left over go to the largest remainders, as :class:`~budget.allocation.Split` has it. Members
stand in the order of the split: among equal remainders the earlier goes before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from budget.allocation import Split
from budget.models import BudgetLine

# Beyond these a database would count past 63 bits, or compare too many remainders a line.
MOST_PARTS = 2**31
MOST_MEMBERS = 8
# Keeps a step from being merged into the next, which would reckon every remainder anew at each use.
STEP = {"postgresql": "OFFSET 0", "sqlite": "LIMIT -1 OFFSET 0"}


def can_share(split: Split[str]) -> bool:
    """Whether the database can share by ``split``."""
    return split.denominator <= MOST_PARTS and len(split.members) <= MOST_MEMBERS


def shared_sums(
    lines: QuerySet[BudgetLine], columns: Sequence[str], splits: Mapping[int, Split[str]]
) -> list[tuple[Any, ...]]:
    """Add up ``lines`` by unit, key and ``columns`` (one query).

    A row has ``unit_id``, ``key_id`` and the columns, then the whole in öre, then for each member
    of the key but the last what its weight of the whole lacks of its part, times the denominator.
    """
    grouped = ["unit_id", "key_id", *columns]
    try:
        chosen, params = lines.order_by().values_list(*grouped, "amount").query.sql_with_params()
    except EmptyResultSet:
        return []
    sql = _sql(chosen, grouped, splits, STEP[connection.vendor])
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def parts_of(row: Sequence[int], split: Split[str]) -> dict[str, int]:
    """What each member of ``split`` bears in öre, of the numbers that end a row."""
    whole, *lacking = map(int, row)
    found = {
        code: (weight * whole + lacks) // split.denominator
        for (code, weight), lacks in zip(split.members, lacking, strict=False)
    }
    if len(split.members) > len(lacking):
        last, _ = split.members[-1]
        found[last] = whole - sum(found.values())
    return found


def _sql(chosen: str, grouped: Sequence[str], splits: Mapping[int, Split[str]], step: str) -> str:
    """The query; all that is written into it are whole numbers and names of our own."""
    most = max((len(split.members) for split in splits.values()), default=1)
    names, places = ", ".join(grouped), range(most)
    weights = ", ".join(f"w{place}" for place in places)
    rests = ", ".join(f"(abs(r) * w{place}) %% d AS m{place}" for place in places)
    sums = ", ".join(["SUM(ore)", *(_lacking(place, most) for place in places[:-1])])
    return f"""
        WITH line ({names}, amount) AS ({chosen}),
        share (k, d, {weights}) AS (VALUES {_values(splits, most)}),
        whole AS (SELECT {names}, CAST(ROUND(amount * 100) AS bigint) AS ore FROM line),
        cut AS (
            SELECT {names}, ore, d, ore %% d AS r, {weights}
            FROM whole LEFT JOIN share ON k = key_id {step}
        ),
        rest AS (SELECT {names}, ore, d, r, {rests} FROM cut {step})
        SELECT {names}, {sums} FROM rest GROUP BY {names}
    """  # noqa: S608


def _values(splits: Mapping[int, Split[str]], most: int) -> str:
    """A row for each key with its denominator and weights, and one that no line has."""
    rows = [(0, 1, *[0] * most)]
    for key, split in splits.items():
        weights = [weight for _, weight in split.members]
        rows.append((key, split.denominator, *weights, *[0] * (most - len(weights))))
    return ", ".join(f"({', '.join(map(str, row))})" for row in rows)


def _lacking(place: int, most: int) -> str:
    """What the member at ``place`` lacks of its part: one whole öre when it is rounded up."""
    earlier = [f"CAST(m{other} >= m{place} AS int)" for other in range(place)]
    later = [f"CAST(m{other} > m{place} AS int)" for other in range(place + 1, most)]
    rank, left = " + ".join(earlier + later), " + ".join(f"m{other}" for other in range(most))
    lacks = f"CASE WHEN ({rank}) * d < {left} THEN d - m{place} ELSE -m{place} END"
    return f"SUM(CASE WHEN r < 0 THEN -({lacks}) ELSE {lacks} END)"
