"""Issuing a version on a bad day: killed half way, or two at the same moment."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.databases import own_database as own_database
from tests.reports.review.ground import sound_plan

ROOT = Path(__file__).resolve().parents[3]
# Issues 0.1; with a module and a function in the environment the process dies when that returns.
PUBLISH = """
import os, signal, sys
import django
django.setup()
from objects.models import ObjectPlan, PlanVersion
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish, publish
from reports.publishing.subjects import PlanSubject

module, _, function = os.environ.get("DIES_AFTER", "").partition(":")

def die(frame, event, arg):
    code = frame.f_code
    if event == "return" and code.co_name == function and frame.f_globals["__name__"] == module:
        os.kill(os.getpid(), signal.SIGKILL)

subject = PlanSubject(ObjectPlan.objects.select_related("object").get())
if function:
    sys.setprofile(die)
try:
    publish(Wish(subject, PlanVersion.Stage.DRAFT, "0.1"), user=None)
except PublishingError as error:
    sys.exit(str(error))
"""
STEPS = [
    "objects.writing:lock",
    "reports.publishing.requirements:missing_for",
    "reports.publishing.version_table:write_version",
    "reports.rendering.pdf:render_pdf",
    "reports.publishing.rendering:make_files",
    "reports.publishing.publishing:_store",
]
Copied = Callable[[], tuple[str, BaseDatabaseWrapper]]


def start(url: str, dies_after: str = "") -> "subprocess.Popen[str]":
    environment = {
        "DATABASE_URL": url,
        "DIES_AFTER": dies_after,
        "DJANGO_SETTINGS_MODULE": "portfolio.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISH],
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def count(at: BaseDatabaseWrapper, table: str) -> int:
    with at.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        (found,) = cursor.fetchone()
    return int(found)


@pytest.fixture
def copied(own_database: Copied) -> Copied:
    plan = sound_plan()
    plan.versions.all().delete()
    return own_database


def test_killed_at_any_step_it_leaves_the_whole_version_or_none(copied):
    url, at = copied()
    for step in STEPS:
        killed = start(url, step)
        killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL, step
        assert count(at, "reports_publication") == count(at, "objects_planversion") == 0, step

    whole = start(url)
    whole.communicate(timeout=120)
    assert whole.returncode == 0
    assert count(at, "reports_publication") == count(at, "objects_planversion") == 1
    at.close()


def test_of_two_at_once_one_is_told_that_the_label_is_used(copied):
    url, at = copied()
    both = [start(url), start(url)]
    told = [process.communicate(timeout=120)[1] for process in both]

    assert sorted(process.returncode for process in both) == [0, 1]
    assert "Version 0.1 är redan utgiven." in "".join(told)
    assert count(at, "reports_publication") == count(at, "objects_planversion") == 1
    at.close()
