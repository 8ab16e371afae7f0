"""Saving a part of a plan against fetching the same part as it stands, through all middleware.

Run: .venv/bin/python tests/benchmarks/bench_save.py [--rounds 3]
On SQLite (a file) and on PostgreSQL (BENCH_SERVER, postgres://postgres@127.0.0.1:5432); databases
are made anew with the demo in them. The two are asked in turn in one run; what counts is the ratio.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("BENCH_SERVER", "postgres://postgres@127.0.0.1:5432")
NAME = "objektportfolj_bench_save"
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
PLAN = "/objektplaner/UKFA-2022/redigera"
TURNS = 60
HTMX = {"HX-Request": "true", "host": "localhost"}


def milliseconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = work()
    return (time.perf_counter() - start) * 1000, answer


def measure() -> dict[str, tuple[float, float]]:
    """Give the median milliseconds of fetching and of saving, by kind of part."""
    from django.test import Client  # noqa: PLC0415

    from objects.models import Goal, ObjectPlan, PlanVersion, User  # noqa: PLC0415

    plan = ObjectPlan.objects.get(code="UKFA-2022")
    goal, version = Goal.objects.get(scheme=plan.goal_scheme, code="1-1"), plan.versions.first()
    assert isinstance(version, PlanVersion)
    row = plan.influences.get(number=1)
    sent: dict[str, Callable[[int], dict[str, Any]]] = {
        "avsnitt/syfte": lambda turn: {"body": f"<p>Text {turn}.</p>"},
        f"mal/{goal.pk}": lambda turn: {"title": f"Mål {turn}", "parent": goal.parent_id},
        f"version/{version.pk}": lambda turn: {"label": "0.1", "stage": "utkast", "comment": turn},
        f"styrande/{row.pk}": lambda turn: {
            "document": row.document_id,
            "number": 1,
            "effect": f"Text {turn}",
        },
    }
    client = Client(headers=HTMX)
    client.force_login(User.objects.get(username="objektledare-verksamhet"))
    return {part: one_part(client, part, data) for part, data in sent.items()}


def one_part(
    client: Any, part: str, data: Callable[[int], Mapping[str, Any]]
) -> tuple[float, float]:
    fetched, saved = [], []
    for turn in range(TURNS + 5):
        form = client.get(f"{PLAN}/{part}/").content.decode()
        revision = form.partition('name="revision" value="')[2].partition('"')[0]
        sent = {**data(turn), "revision": revision}
        took, answer = milliseconds(lambda: client.get(f"{PLAN}/{part}/visa/"))
        assert answer.status_code == 200
        fetched.append(took)
        took, answer = milliseconds(lambda sent=sent: client.post(f"{PLAN}/{part}/", sent))  # type: ignore[misc]
        assert answer.status_code == 200, answer.content.decode()[:2000]
        saved.append(took)
    return statistics.median(fetched[5:]), statistics.median(saved[5:])


def run_child() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    # Static files are served from the apps, as in the tests: nothing need be collected first.
    settings.STORAGES["staticfiles"]["BACKEND"] = STATIC
    django.setup()
    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", verbosity=0)
        call_command("load_demo", "--if-empty", stdout=nowhere)
    print(json.dumps(measure()))


def child(database: str) -> dict[str, tuple[float, float]]:
    done = subprocess.run(
        [sys.executable, __file__, "--child"],
        env={**os.environ, "DATABASE_URL": database},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, tuple[float, float]] = json.loads(done.stdout)
    return found


def tell(name: str, rounds: list[dict[str, tuple[float, float]]]) -> None:
    print(name)
    for part in rounds[0]:
        fetched, saved = zip(*(each[part] for each in rounds), strict=True)
        ratios = [one / other for one, other in zip(saved, fetched, strict=True)]
        print(
            f"  {part.partition('/')[0]:<10} fetch {statistics.median(fetched):6.1f} ms  "
            f"save {statistics.median(saved):6.1f} ms  ratio {statistics.median(ratios):5.2f}  "
            f"({min(ratios):.2f}–{max(ratios):.2f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", action="store_true")
    chosen = parser.parse_args()
    if chosen.child:
        run_child()
        return
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/bench.sqlite3"
        tell("SQLite", [child(address) for _ in range(chosen.rounds)])
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{NAME}"')
        server.execute(f'CREATE DATABASE "{NAME}"')
    tell("PostgreSQL", [child(f"{SERVER}/{NAME}") for _ in range(chosen.rounds)])


if __name__ == "__main__":
    main()
