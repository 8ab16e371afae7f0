"""What units bear of 100 000 budget lines against one query that adds the same lines up unshared.

Run: .venv/bin/python tests/benchmarks/bench_allocation.py [--rounds 15] [--lines 100000]

Both databases are tried when no DATABASE_URL is set: SQLite in a temporary folder, and the
PostgreSQL at TEST_DATABASE_URL, else 127.0.0.1:5432. A database of its own is made and removed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
IS_CHILD = "DATABASE_URL" in os.environ

sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Sum  # noqa: E402

from budget.borne import borne_by_unit  # noqa: E402
from budget.line_queries import for_list  # noqa: E402
from budget.models import BudgetLine, DistributionKey  # noqa: E402
from budget.queries import spread  # noqa: E402
from objects.models import ManagedObject, ObjectPlan, Unit  # noqa: E402

PER_PLAN = 500
BAR = 2.0
# Even shares, per cent with decimals, thirds, and the pupils of three schools.
KEYS = (
    (70, 30),
    (10, 20, 50, 20),
    (1, 1, 1),
    (3333, 3333, 3334),
    (25, 25, 25, 25),
    (11_214, 8_931, 3_272),
)
BOTH = ("kind", "series", "plan")


def fill(lines: int) -> None:
    """Plans of 500 lines in three series, seven in eight of them shared by some key."""
    units = [Unit.objects.create(code=f"N{n}", name=f"N{n}", kind="namnd") for n in range(4)]
    keys = []
    for number, shares in enumerate(KEYS):
        key = DistributionKey.objects.create(
            code=f"k{number}", name=f"Nyckel {number}", valid_from=date(2020, 1, 1)
        )
        for unit, share in zip(units, shares, strict=False):
            key.shares.create(unit=unit, numerator=share, denominator=sum(shares))
        keys.append(key)
    for number in range(lines // PER_PLAN):
        managed = ManagedObject.objects.create(code=f"O{number}", name=f"O{number}")
        plan = ObjectPlan.objects.create(
            code=f"P{number}",
            object=managed,
            period_start=date(2022, 1, 1),
            period_end=date(2022, 12, 31),
        )
        BudgetLine.objects.bulk_create(_line(plan, n, units, keys) for n in range(PER_PLAN))


def _line(
    plan: ObjectPlan, number: int, units: list[Unit], keys: list[DistributionKey]
) -> BudgetLine:
    drawn = (plan.pk * 7919 + number * 104_729) % 1_000_003
    key = keys[drawn % len(keys)] if number % 8 else None
    return BudgetLine(
        plan=plan,
        number=number,
        series=("budget", "prognos", "utfall")[number % 3],
        kind="vu" if number % 5 == 0 else "vm",
        title=f"Post {number}",
        amount=Decimal(drawn * 137 - 20_000_000).scaleb(-2),
        key=key,
        unit=None if key else units[drawn % 4],
    )


def unshared(by: tuple[str, ...]) -> None:
    """The one query: the same lines by bearer, as they stand."""
    rows = BudgetLine.objects.order_by().values("unit", "key", *by)
    list(rows.annotate(amount=Sum("amount")))


def one_by_one() -> dict[tuple[object, ...], Decimal]:
    sums: dict[tuple[object, ...], Decimal] = {}
    for part in spread(for_list(BudgetLine.objects.all())):
        place = (part.unit, part.kind, part.line.series, part.line.plan_id)
        sums[place] = sums.get(place, Decimal(0)) + part.amount
    return sums


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(rounds: int, lines: int) -> None:
    """Print the time of each way over that of the one query in the same round."""
    fill(lines)
    everything = BudgetLine.objects.all()
    rows = borne_by_unit(everything)
    assert one_by_one() == {(row.unit, row.kind, row.series, row.plan): row.amount for row in rows}
    print(f"{connection.vendor}, {lines} lines, n={rounds}")
    for by in (("kind", "series"), BOTH):
        bases, ratios = [], []
        for _ in range(rounds):
            bases.append(timed(lambda by=by: unshared(by)))  # type: ignore[misc]
            ratios.append(timed(lambda by=by: borne_by_unit(everything, by)) / bases[-1])  # type: ignore[misc]
        verdict = f"bar {BAR} × {'met' if statistics.median(ratios) <= BAR else 'NOT met'}"
        print(f"  by {'+'.join(by):20} {told(ratios)} × one query of {told(bases)} s  {verdict}")


def told(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--lines", type=int, default=100_000)
    options = parser.parse_args()
    # Names of their own: neither the tests' database nor one that lives in memory only.
    folder = tempfile.mkdtemp()
    is_file = connection.vendor == "sqlite"
    own = f"{folder}/b.sqlite3" if is_file else "bench_allocation"
    connection.settings_dict["TEST"]["NAME"] = own
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(options.rounds, options.lines)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    if not IS_CHILD:
        environment = {**os.environ, "DATABASE_URL": POSTGRES}
        subprocess.run([sys.executable, *sys.argv], env=environment, check=False)


if __name__ == "__main__":
    main()
