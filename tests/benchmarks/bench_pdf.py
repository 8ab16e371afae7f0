"""The PDF of a follow-up against headless Chromium printing the same HTML, by number of rows.

Run: .venv/bin/python tests/benchmarks/bench_pdf.py [--rounds 5] [--times 1 5 20]
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from activities.models import FollowUp  # noqa: E402
from reports.content.follow_up import FollowUpContent, build_follow_up  # noqa: E402
from reports.content.follow_up.nodes import GoalGroup  # noqa: E402
from reports.rendering.html import render_print, render_standalone  # noqa: E402
from reports.rendering.pdf import pdf_from_html  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


def demo_content() -> FollowUpContent:
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    return build_follow_up(FollowUp.objects.get(cut_off="2022-08-31"))


def repeated(content: FollowUpContent, times: int) -> FollowUpContent:
    """Repeat every row ``times`` times in its table, as a larger plan would have it."""

    def fuller(group: GoalGroup) -> GoalGroup:
        assignments = tuple(replace(a, rows=a.rows * times) for a in group.assignments)
        return replace(group, rows=group.rows * times, assignments=assignments)

    perspectives = tuple(
        replace(
            perspective,
            goals=tuple(
                replace(goal, groups=tuple(map(fuller, goal.groups))) for goal in perspective.goals
            ),
        )
        for perspective in content.perspectives
    )
    return replace(content, perspectives=perspectives)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def print_warm(browser: Browser, html: str) -> None:
    page = browser.new_page()
    page.set_content(html, wait_until="load")
    page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()


def print_cold(path: Path) -> None:
    """Start Chromium, print one file and stop, as a program that calls it would."""
    subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={path}.pdf",
            "--no-pdf-header-footer",
            path.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


def show(name: str, samples: list[float]) -> None:
    low, middle, high = min(samples), statistics.median(samples), max(samples)
    print(f"  {name:<28} {middle:7.2f}   ({low:.2f}–{high:.2f})")


def measure(browser: Browser, content: FollowUpContent, rounds: int, folder: Path) -> float:
    """Print seconds and ratios, pair by pair; give the median of our seconds."""
    html = render_standalone(content)
    file = folder / "document.html"
    file.write_text(html, encoding="utf-8")
    pdf_from_html(render_print(content))
    print_warm(browser, html)
    ours, warm, cold = [], [], []
    for _ in range(rounds):
        ours.append(seconds(lambda: pdf_from_html(render_print(content))))
        warm.append(seconds(lambda: print_warm(browser, html)))
        cold.append(seconds(lambda: print_cold(file)))
    show("ours, seconds", ours)
    show("Chromium running, seconds", warm)
    show("Chromium started, seconds", cold)
    show("ours / Chromium running", [a / b for a, b in zip(ours, warm, strict=True)])
    show("ours / Chromium started", [a / b for a, b in zip(ours, cold, strict=True)])
    return statistics.median(ours)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 5, 20])
    chosen = parser.parse_args()
    content = demo_content()
    first = 0.0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for times in chosen.times:
            print(f"{115 * times} rows: median (lowest–highest) of {chosen.rounds}")
            ours = measure(browser, repeated(content, times), chosen.rounds, Path(folder))
            first = first or ours / times
            print(f"  growth against linear        {ours / times / first:7.2f}")
        browser.close()


if __name__ == "__main__":
    main()
