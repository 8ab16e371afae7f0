"""Two plans of some 2 000 parts compared, against one of them rendered as PDF, in one run.

Run: .venv/bin/python tests/benchmarks/bench_compare.py [--rounds 5] [--parts 2000]
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"

import django  # noqa: E402

django.setup()

from reports.comparing.comparison import compare  # noqa: E402
from reports.comparing.summary import summary  # noqa: E402
from reports.comparing.walking import parts_of  # noqa: E402
from reports.content.object_plan.nodes import ObjectPlanContent  # noqa: E402
from reports.rendering.pdf import render_pdf  # noqa: E402
from tests.reports import specimens  # noqa: E402


def plan_of(parts: int) -> ObjectPlanContent:
    """A plan whose activities make it as large as asked."""
    plan = specimens.object_plan()
    group = plan.activities.groups[0]
    rows = tuple(
        replace(specimens.activity_row(f"aktivitet/UF-2022/{number}"), title=f"Aktivitet {number}")
        for number in range(parts - len(parts_of(plan)) + len(group.rows))
    )
    groups = (replace(group, rows=rows), *plan.activities.groups[1:])
    return replace(plan, activities=replace(plan.activities, groups=groups))


def altered(plan: ObjectPlanContent) -> ObjectPlanContent:
    """The plan with a third of its activities changed, some gone and some in another order."""
    group = plan.activities.groups[0]
    rows = [
        replace(row, title=f"{row.title} med nya ord", status="Försenad") if place % 3 else row
        for place, row in enumerate(group.rows)
        if place % 50
    ]
    rows = rows[100:] + rows[:100]
    groups = (replace(group, rows=tuple(rows)), *plan.activities.groups[1:])
    return replace(plan, activities=replace(plan.activities, groups=groups))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", type=int, default=2000)
    chosen = parser.parse_args()
    old = plan_of(chosen.parts)
    new = altered(old)
    print(f"{len(parts_of(old))} parts; {summary(compare(old, new))}")
    render_pdf(specimens.object_plan())
    compared, rendered = [], []
    for _ in range(chosen.rounds):
        compared.append(seconds(lambda: summary(compare(old, new))))
        rendered.append(seconds(lambda: render_pdf(new)))
    ratios = [a / b for a, b in zip(compared, rendered, strict=True)]
    for name, samples in (("compare", compared), ("render", rendered), ("ratio", ratios)):
        middle = statistics.median(samples)
        print(f"  {name:<8} {middle:7.3f}   ({min(samples):.3f}–{max(samples):.3f})")


if __name__ == "__main__":
    main()
