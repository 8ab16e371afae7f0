"""A grid of 500 budget lines against the list of the same lines, through all middleware.

Run: .venv/bin/python tests/benchmarks/bench_grid.py [--rounds 5]
On a SQLite file of its own. The pages are asked for in
turn in one run; what counts is the ratio to the list that prints all 500 lines on one page.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LINES = 500
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
ALL, PAGE = "list, 500 lines on one page", "list as it is, 50 a page"
GRID = "/budget/BENCH-2022/rutnat/"
ADDRESSES = {
    ALL: "/budget/?serie=budget",
    PAGE: "/budget/?serie=budget",
    "grid, whole year (500 amounts)": GRID,
    "grid, tertials (1 500 amounts)": f"{GRID}?serie=utfall&indelning=tertial",
    "grid, months (6 000 amounts)": f"{GRID}?serie=prognos&prognos=1&indelning=manad",
}


def fill() -> None:
    """One plan: 500 budget lines, an outcome of each tertial and a forecast of each month."""
    from budget.models import BudgetLine  # noqa: PLC0415
    from budget.models.kinds import Period  # noqa: PLC0415
    from tests.build import (  # noqa: PLC0415
        make_component,
        make_key,
        make_object,
        make_object_plan,
        make_unit,
    )

    plan = make_object_plan(make_object("BENCH"))
    units = [make_unit() for _ in range(4)]
    keys = [
        make_key((units[0], 3, 10), (units[1], 7, 10)),
        make_key(*((one, 1, 4) for one in units)),
    ]
    components = [make_component(plan.object) for _ in range(20)]
    parts = list(Period)
    series: list[tuple[str, int | None, list[Period]]] = [
        ("budget", None, parts[:1]),
        ("utfall", None, parts[1:4]),
        ("prognos", 1, parts[4:]),
    ]
    BudgetLine.objects.bulk_create(
        BudgetLine(
            plan=plan,
            number=place * LINES + row + 1,
            series=name,
            forecast=number,
            period=part,
            kind="vm" if row % 3 else "vu",
            title=f"Post nummer {row}",
            amount=row * 1000 + place,
            component=components[row % 20],
            unit=units[row % 4] if row % 2 else None,
            key=None if row % 2 else keys[row % 4 // 2],
        )
        for place, (name, number, part) in enumerate(
            (name, number, part) for name, number, parts in series for part in parts
        )
        for row in range(LINES)
    )


def ask(client: Any, name: str) -> float:
    """Milliseconds of one page."""
    from objects.listing import pages, table  # noqa: PLC0415

    table.PER_PAGE = LINES if name == ALL else pages.PER_PAGE  # type: ignore[attr-defined]
    start = time.perf_counter()
    answer = client.get(ADDRESSES[name])
    took = (time.perf_counter() - start) * 1000
    assert answer.status_code == 200, answer.status_code
    return took


def measure(rounds: int) -> None:
    from django.test import Client  # noqa: PLC0415

    from tests.build import make_user  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(make_user(is_superuser=True))
    found: dict[str, list[float]] = {name: [] for name in ADDRESSES}
    for turn in range(rounds + 1):
        for name in ADDRESSES:
            took = ask(client, name)
            found[name] += [took] if turn else []
    for name, samples in found.items():
        ratios = [one / all_ for one, all_ in zip(samples, found[ALL], strict=True)]
        print(
            f"{name:<34} {statistics.median(samples):7.0f} ms"
            f"  ratio {statistics.median(ratios):5.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
        import django  # noqa: PLC0415
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        settings.STORAGES["staticfiles"]["BACKEND"] = STATIC
        django.setup()
        call_command("migrate", verbosity=0)
        fill()
        measure(chosen.rounds)


if __name__ == "__main__":
    main()
