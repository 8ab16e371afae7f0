"""A follow-up of 5 000 activities: built, issued, listed, read, searched and compared, once each.

Run: .venv/bin/python tests/benchmarks/bench_large_follow_up.py [--activities 5000]
The database is SQLite in a folder that is thrown away, or what BENCH_DATABASE names. Each step is
told with its seconds by the clock and of work (the same on a machine that does nothing else), its
queries and the most memory that the process has held so far. The second version is stored without
a PDF of its own, which would take as long as the first.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")
REPORTED = datetime(2022, 9, 1, 8, tzinfo=UTC)
SUBJECT = "STOR-2022"
VERSION = "uppfoljning/stor-2022/2022-08-31"


def told(name: str, work: Callable[[], T]) -> T:
    """Do ``work`` and tell what it took."""
    from django.db import connection  # noqa: PLC0415

    queries = 0

    def count(execute: Callable[..., object], *asked: object) -> object:
        nonlocal queries
        queries += 1
        return execute(*asked)

    start, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        result = work()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {name:<32}{seconds:8.2f} s{worked:8.2f} s of work{queries:5} queries{most:7.0f} MB",
        flush=True,
    )
    return result


def fill(activities: int) -> None:
    """Make a closed follow-up whose plan has so many activities, each reported."""
    from activities.models import Activity, Placement, StatusReport  # noqa: PLC0415
    from tests.build import make_follow_up, make_operational_plan, make_unit  # noqa: PLC0415

    unit = make_unit("BOU", name="Barn- och ungdomsnämnden")
    plan = make_operational_plan(SUBJECT, name="Stor plan 2022", unit=unit, committees=[unit])
    goals = grown(plan)
    made = Activity.objects.bulk_create(
        Activity(
            plan=plan,
            number=number,
            title=f"Ta fram rutiner för område {number} tillsammans med skolorna",
            text_key=f"rutin {number}",
        )
        for number in range(1, activities + 1)
    )
    through = Activity.units.through
    through.objects.bulk_create(through(activity=one, unit=unit) for one in made)
    placements = Placement.objects.bulk_create(
        Placement(activity=one, goal=goals[place % len(goals)], order=place)
        for place, one in enumerate(made)
    )
    status = plan.vocabulary.choices.get()
    follow_up = make_follow_up(plan, cut_off=date(2022, 8, 31), is_open=False)
    StatusReport.objects.bulk_create(
        StatusReport(
            follow_up=follow_up,
            activity=one.activity,
            placement=one,
            status=status,
            reported_at=REPORTED,
            comment="Arbetet löper enligt planen." if place % 2 else "",
        )
        for place, one in enumerate(placements)
    )


def grown(plan: Any) -> list[Any]:
    """Give 25 nämndmål, each under a goal of its own, five goals to a perspektiv."""
    from objects.models import Goal, GoalLevel  # noqa: PLC0415

    scheme = plan.goal_scheme
    GoalLevel.objects.filter(scheme=scheme).delete()
    levels = [
        GoalLevel.objects.create(scheme=scheme, depth=depth, name=name, plural=name)
        for depth, name in enumerate(("Perspektiv", "Mål", "Nämndmål"), 1)
    ]

    def add(level: int, code: str, parent: Goal | None = None) -> Goal:
        title = f"{levels[level].name} {code}"
        return Goal.objects.create(
            scheme=scheme, level=levels[level], parent=parent, code=code, title=title
        )

    tops = [add(0, f"p{number}") for number in range(5)]
    middles = [add(1, f"{top.code}-{number}", top) for top in tops for number in range(5)]
    return [add(2, f"{middle.code}-n", middle) for middle in middles]


def measure(activities: int) -> None:
    """Take each step in turn."""
    from django.db.models import F, Value  # noqa: PLC0415
    from django.db.models.functions import Concat  # noqa: PLC0415

    from activities.models import Activity, FollowUp  # noqa: PLC0415
    from reports.comparing.comparison import compare  # noqa: PLC0415
    from reports.content.decoding import from_json  # noqa: PLC0415
    from reports.content.follow_up import build_follow_up  # noqa: PLC0415

    told("fill the database", lambda: fill(activities))
    told("build the content", lambda: build_follow_up(FollowUp.objects.get()))
    first = told("issue 0.1", issue)
    longer = Concat(F("title"), Value(" och förvaltningen"))
    Activity.objects.filter(number__lte=activities // 3).update(title=longer)
    Activity.objects.filter(number=activities).update(title="En helt ny rad")
    second = told("store 0.2", store)
    told("read the stored content back", lambda: from_json(first.content))
    told("compare both", lambda: compare(from_json(first.content), from_json(second.content)))
    visit()


def issue() -> Any:
    """Issue 0.1 as the site does."""
    from activities.models import FollowUp  # noqa: PLC0415
    from objects.models import PlanVersion  # noqa: PLC0415
    from reports.publishing.publishing import Wish, publish  # noqa: PLC0415
    from reports.publishing.subjects import subject_of  # noqa: PLC0415

    row = FollowUp.objects.select_related("plan__unit").get()
    made = publish(Wish(subject_of(row), PlanVersion.Stage.DRAFT, "0.1"), user=None)
    sizes = ((len(made.content), "content"), (len(made.html), "page"), (len(made.pdf), "PDF"))
    print("    " + ", ".join(f"{name} {size / 1e6:.1f} MB" for size, name in sizes), flush=True)
    return made


def store() -> Any:
    """Store 0.2, its PDF in name only."""
    from django.utils import timezone  # noqa: PLC0415

    from activities.models import FollowUp  # noqa: PLC0415
    from tests.publishing import make_publication  # noqa: PLC0415

    row = FollowUp.objects.select_related("plan__unit").get()
    return make_publication(row, "0.2", published_at=timezone.now())


def visit() -> None:
    """Ask for each page and file."""
    from django.test import Client  # noqa: PLC0415

    from objects.models import User  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("bench"))

    def get(address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    sides = f"fran={VERSION}/0.1&till={VERSION}/0.2"
    for name, address in (
        ("the reading room", "/lasrum/"),
        ("the reading room again", "/lasrum/"),
        ("read 0.2", f"/lasrum/{VERSION}/0.2/"),
        ("search in 0.2, a common word", f"/lasrum/{VERSION}/0.2/?sok=rutiner"),
        ("search in 0.2, a rare word", f"/lasrum/{VERSION}/0.2/?sok=4711"),
        ("PDF of 0.1", f"/lasrum/pdf/{VERSION}/0.1/"),
        ("the lasting page of 0.2", f"/dokument/{VERSION}/0.2/"),
        ("xlsx of 0.2", f"/dokument/{VERSION}/0.2.xlsx"),
        ("compare as page", f"/dokument/jamfor/?{sides}"),
        ("compare as PDF", f"/dokument/jamfor.pdf?{sides}"),
        ("the working copy as page", f"/uppfoljningar/{SUBJECT}/2022-08-31/"),
        ("archive package", f"/uppfoljningar/{SUBJECT}/2022-08-31/arkivpaket.zip"),
    ):
        told(name, partial(get, address))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--activities", type=int, default=5000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("BENCH_DATABASE", f"sqlite:///{folder}/bench.sqlite3")
        os.environ["DATABASE_URL"] = database
        os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
        # Addresses of static files need no manifest.
        os.environ["DEBUG"] = "true"
        sys.path.insert(0, str(ROOT))
        import django  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        print(f"{chosen.activities} activities, {database.partition(':')[0]}")
        measure(chosen.activities)


if __name__ == "__main__":
    main()
