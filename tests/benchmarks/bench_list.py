"""The activity list among a thousand, a hundred thousand and a million activities, on PostgreSQL.

Run: .venv/bin/python tests/benchmarks/bench_list.py [--rounds 3] [--sizes 1000 100000 1000000]
Makes databases objektportfolj_bench_N on BENCH_SERVER (postgres://postgres@127.0.0.1:5432) and
keeps them for the next run.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("BENCH_SERVER", "postgres://postgres@127.0.0.1:5432")
# Name, query string; the first is the page that the others are compared with.
PAGES = {
    "unfiltered": "",
    "moved (one in five)": "?framflyttad=ja",
    "carried over (one in six)": "?kvarstar=ja",
    "in conflict (one in fifty)": "?motstridig=ja",
    "one nämnd (one in ten)": "?namnd=N3",
    "status (one in four)": "?status=genomfort",
    "one year (one in twenty)": "?ar=2010",
    "goal (one in twenty)": "?mal=8",
    "three at once": "?namnd=N3&status=genomfort&q=rutin",
    "sorted by text": "?sortera=aktivitet",
    "sorted by deadline, falling": "?sortera=-slutfort",
    "sorted by status": "?sortera=status",
    "search, common word": "?q=elevhälsa",
    "search, rare": "?q=elevhälsa+777",
    "search, nothing found": "?q=finnsinte",
}
# The exact totals, which a page of a long list asks for when it is already shown.
EXACTLY = "all counted, after the page"


STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


def database(size: int) -> str:
    return f"objektportfolj_bench_{size}"


def prepare(size: int) -> None:
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        name = database(size)
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f'CREATE DATABASE "{name}"')
            child(size, "fill")


def child(size: int, task: str) -> str:
    done = subprocess.run(
        [sys.executable, __file__, "--child", task, "--sizes", str(size)],
        env={**os.environ, "DATABASE_URL": f"{SERVER}/{database(size)}"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def measure() -> dict[str, tuple[float, int]]:
    """Give the median milliseconds and the queries of each page, all through the middleware."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    from objects.models import User  # noqa: PLC0415
    from portfolio import urls  # noqa: PLC0415
    from tests.benchmarks.bare import bare_page  # noqa: PLC0415

    urls.urlpatterns.append(path("bar/", bare_page))
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get())
    addresses = {"bare template": "/bar/"} | {k: f"/aktiviteter/{v}" for k, v in PAGES.items()}
    addresses[EXACTLY] = "/aktiviteter/?rakna=allt"
    headers = {
        name: {"HX-Request": "true", "HX-Target": "summor"} if name == EXACTLY else {}
        for name in addresses
    }
    samples: dict[str, list[float]] = {name: [] for name in addresses}
    for turn in range(22):
        for name, address in addresses.items():
            if name == EXACTLY and turn not in (0, 10, 20):
                continue
            took = milliseconds(partial(client.get, address, headers=headers[name]))
            if turn > 1:
                samples[name].append(took)
    found = {}
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, headers=headers[name]).status_code == 200
        found[name] = (statistics.median(samples[name]), len(queries))
    return found


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def run_child(task: str, size: int) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    # Static files are served from the apps, as in the tests: nothing need be collected first.
    settings.STORAGES["staticfiles"]["BACKEND"] = STATIC
    django.setup()
    if task == "fill":
        from tests.benchmarks.filling import fill  # noqa: PLC0415

        fill(size)
    else:
        print(json.dumps(measure()))


def row(name: str, values: list[float], unit: str = "") -> None:
    middle = statistics.median(values)
    print(f"  {name:<26} {middle:7.2f}{unit}  ({min(values):.2f}–{max(values):.2f})")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--child")
    chosen = parser.parse_args()
    if chosen.child:
        run_child(chosen.child, chosen.sizes[0])
        return
    for size in chosen.sizes:
        prepare(size)
    rounds = [
        {size: json.loads(child(size, "measure")) for size in chosen.sizes}
        for _ in range(chosen.rounds)
    ]
    first, last = chosen.sizes[0], chosen.sizes[-1]
    for name in rounds[0][first]:
        print(f"{name} ({rounds[0][last][name][1]} queries)")
        for size in chosen.sizes:
            row(f"{size} activities", [r[size][name][0] for r in rounds], " ms")
        row("largest / smallest", [r[last][name][0] / r[first][name][0] for r in rounds])
        row("largest / bare", [r[last][name][0] / r[last]["bare template"][0] for r in rounds])
        row("largest / unfiltered", [r[last][name][0] / r[last]["unfiltered"][0] for r in rounds])


if __name__ == "__main__":
    main()
