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
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")
REPORTED = datetime(2022, 9, 1, 8, tzinfo=UTC)
ROOM = "/lasrum/uppfoljning/stor-2022/2022-08-31"


def told(name: str, work: Callable[[], T]) -> T:
    """Do ``work`` and tell what it took."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    start, worked = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as captured:
        result = work()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {name:<32}{seconds:8.2f} s{worked:8.2f} s of work{len(captured):5} queries"
        f"{most:7.0f} MB",
        flush=True,
    )
    return result


def fill(activities: int) -> None:
    """Give a closed follow-up whose plan has so many activities, each reported."""
    from activities.models import (  # noqa: PLC0415
        Activity,
        FollowUp,
        OperationalPlan,
        Placement,
        StatusChoice,
        StatusReport,
        StatusVocabulary,
    )
    from objects.models import Goal, GoalLevel, GoalScheme, Unit  # noqa: PLC0415

    words = StatusVocabulary.objects.create(name="Ord")
    classes = (StatusChoice.Class.ONGOING, StatusChoice.Class.DONE, StatusChoice.Class.REMAINING)
    choices = [
        StatusChoice.objects.create(vocabulary=words, label=str(one.label), status_class=one)
        for one in classes
    ]
    scheme = GoalScheme.objects.create(code="stor", name="Stor", valid_from="2022-01-01")
    top, common, own = (
        GoalLevel.objects.create(scheme=scheme, depth=depth, name=name, plural=name)
        for depth, name in enumerate(("Perspektiv", "Mål", "Nämndmål"), 1)
    )
    unit = Unit.objects.create(code="BOU", name="Barn- och ungdomsnämnden", kind="namnd")
    plan = OperationalPlan.objects.create(
        code="STOR-2022",
        name="Stor plan 2022",
        unit=unit,
        year=2022,
        goal_scheme=scheme,
        vocabulary=words,
    )
    plan.committees.add(unit)
    goals = []
    for number in range(5):
        over = Goal.objects.create(
            scheme=scheme, level=top, code=f"p{number}", title=f"Perspektiv {number}", order=number
        )
        for place in range(5):
            goal = Goal.objects.create(
                scheme=scheme,
                level=common,
                parent=over,
                code=f"p{number}-{place}",
                title=f"Mål {number}.{place}",
                order=place,
            )
            goals.append(
                Goal.objects.create(
                    scheme=scheme,
                    level=own,
                    parent=goal,
                    code=f"n{number}-{place}",
                    title=f"Nämndmål {number}.{place}",
                    order=place,
                )
            )
    made = Activity.objects.bulk_create(
        Activity(
            plan=plan,
            number=number,
            title=f"Ta fram rutiner för område {number} tillsammans med skolorna",
            text_key=f"rutin {number}",
        )
        for number in range(1, activities + 1)
    )
    Activity.units.through.objects.bulk_create(
        Activity.units.through(activity=one, unit=unit) for one in made
    )
    placements = Placement.objects.bulk_create(
        Placement(activity=one, goal=goals[place % len(goals)], order=place)
        for place, one in enumerate(made)
    )
    follow_up = FollowUp.objects.create(plan=plan, cut_off=date(2022, 8, 31), is_open=False)
    StatusReport.objects.bulk_create(
        StatusReport(
            follow_up=follow_up,
            activity=one.activity,
            placement=one,
            status=choices[place % 3],
            reported_at=REPORTED,
            comment="Arbetet löper enligt planen." if place % 2 else "",
        )
        for place, one in enumerate(placements)
    )


def measure(activities: int) -> None:
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from activities.models import Activity, FollowUp  # noqa: PLC0415
    from objects.models import PlanVersion, User  # noqa: PLC0415
    from reports.comparing.comparison import compare  # noqa: PLC0415
    from reports.content.decoding import from_json  # noqa: PLC0415
    from reports.content.follow_up import build_follow_up  # noqa: PLC0415
    from reports.models import Publication  # noqa: PLC0415
    from reports.publishing.publishing import Wish, publish  # noqa: PLC0415
    from reports.publishing.subjects import subject_of  # noqa: PLC0415
    from tests.publishing import make_publication  # noqa: PLC0415

    def issue() -> Publication:
        row = FollowUp.objects.select_related("plan__unit").get()
        wish = Wish(subject_of(row), PlanVersion.Stage.DRAFT, "0.1")
        made = publish(wish, user=None)
        print(
            f"    content {len(made.content) / 1e6:.1f} MB, page {len(made.html) / 1e6:.1f} MB,"
            f" PDF {len(made.pdf) / 1e6:.1f} MB",
            flush=True,
        )
        return made

    told("fill the database", lambda: fill(activities))
    reader = User.objects.create_superuser("bench")
    client = Client(headers={"host": "localhost"})
    client.force_login(reader)

    def get(address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    told("build the content", lambda: build_follow_up(FollowUp.objects.get()))
    first = told("issue 0.1", issue)
    for one in Activity.objects.filter(number__lte=activities // 3):
        one.title += " och förvaltningen"
        one.save()
    Activity.objects.filter(number=activities).update(title="En helt ny rad")
    row = FollowUp.objects.select_related("plan__unit").get()
    second = told("store 0.2", lambda: make_publication(row, "0.2", published_at=timezone.now()))
    told("read the stored content back", lambda: from_json(first.content))
    told("compare both", lambda: compare(from_json(first.content), from_json(second.content)))
    told("the reading room", lambda: get("/lasrum/"))
    told("the reading room again", lambda: get("/lasrum/"))
    told("read 0.2", lambda: get(f"{ROOM}/0.2/"))
    told("search in 0.2, a common word", lambda: get(f"{ROOM}/0.2/?sok=rutiner"))
    told("search in 0.2, a rare word", lambda: get(f"{ROOM}/0.2/?sok=4711"))
    told("PDF of 0.1", lambda: get("/lasrum/pdf/uppfoljning/stor-2022/2022-08-31/0.1/"))
    told("the lasting page of 0.2", lambda: get("/dokument/uppfoljning/stor-2022/2022-08-31/0.2/"))
    told("xlsx of 0.2", lambda: get("/dokument/uppfoljning/stor-2022/2022-08-31/0.2.xlsx"))
    sides = "&".join(
        f"{name}=uppfoljning/stor-2022/2022-08-31/{label}"
        for name, label in (("fran", "0.1"), ("till", "0.2"))
    )
    told("compare as page", lambda: get(f"/dokument/jamfor/?{sides}"))
    told("compare as PDF", lambda: get(f"/dokument/jamfor.pdf?{sides}"))
    told("the working copy as page", lambda: get("/uppfoljningar/STOR-2022/2022-08-31/"))
    told("archive package", lambda: get("/uppfoljningar/STOR-2022/2022-08-31/arkivpaket.zip"))


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
