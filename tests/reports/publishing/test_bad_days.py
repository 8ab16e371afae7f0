"""Issuing a version on a bad day: killed half way, two at the same moment, a disk that is full."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from objects.models import PlanVersion
from reports.models import DocumentKind, Publication
from reports.publishing.hinders import AddressTakenError, StoringError
from reports.publishing.publishing import Wish, publish
from reports.publishing.subjects import PlanSubject
from tests.build import make_object, make_object_plan
from tests.databases import own_database as own_database
from tests.publishing import make_publication
from tests.reports.review.ground import sound_plan

Stage = PlanVersion.Stage
ROOT = Path(__file__).resolve().parents[3]
# Issues 0.1. When the function named in the environment returns, the process dies, or its files may
# grow no more: then the database writes what it has when it is asked to save, and cannot.
PUBLISH = """
import os, resource, signal, sys
import django
django.setup()
from objects.models import ObjectPlan, PlanVersion
from reports.deciding.issuing import issue
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish
from reports.publishing.subjects import PlanSubject

module, _, function = os.environ["AFTER"].partition(":")

def strike(frame, event, arg):
    code = frame.f_code
    if event == "return" and code.co_name == function and frame.f_globals["__name__"] == module:
        if os.environ["HAPPENS"] == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.RLIM_INFINITY))

subject = PlanSubject(ObjectPlan.objects.select_related("object").get())
if function:
    sys.setprofile(strike)
try:
    issue(Wish(subject, PlanVersion.Stage.DRAFT, "0.1"), user=None)
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


def start(url: str, after: str = "", happens: str = "dies") -> "subprocess.Popen[str]":
    environment = {
        "DATABASE_URL": url,
        "AFTER": after,
        "HAPPENS": happens,
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


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3",
    reason="Only SQLite writes its files in this process.",
)
@pytest.mark.parametrize(
    ("after", "what"),
    [
        ("reports.publishing.version_table:write_version", "Dokumentet kunde inte framställas"),
        ("reports.publishing.publishing:_store", "Versionen kunde inte sparas i databasen."),
    ],
)
def test_a_disk_that_fills_up_leaves_nothing_and_says_so(copied, after, what):
    url, at = copied()
    full = start(url, after, "full")
    told = full.communicate(timeout=120)[1]

    assert full.returncode == 1
    assert told.splitlines()[-1].startswith(what)
    assert told.endswith(": disken kan vara full.\n")
    assert count(at, "reports_publication") == count(at, "objects_planversion") == 0
    at.close()


def test_a_database_that_takes_nothing_is_told_of(subject, plan):
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite can be told to take nothing in the middle.")
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
        with pytest.raises(StoringError, match="disken kan vara full"):
            publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")
    assert not plan.versions.exists()


class Misfiled(PlanSubject):
    """A plan that says it is a follow-up; the database has a rule against that."""

    kind = DocumentKind.FOLLOW_UP


def test_a_rule_of_the_database_is_named_and_not_taken_for_a_used_label(plan):
    with pytest.raises(StoringError, match="publication_is_of_what_its_kind_says"):
        publish(Wish(Misfiled(plan), Stage.DRAFT, "0.1"), user=None)
    assert not Publication.objects.exists()
    assert not plan.versions.exists()


def test_an_address_that_is_taken_at_the_same_moment_is_told_as_that(plan):
    other = make_object_plan(make_object("ANNAN"))
    link = {"object_plan": other, "subject": "ukfa", "period": "2022"}

    class Overtaken(PlanSubject):
        """A plan whose address another one takes while it is being issued."""

        def build(self, edition=None, *, appendix=False):
            if not Publication.objects.exists():
                make_publication(other, "0.1", **link)
            return super().build(edition, appendix=appendix)

    with pytest.raises(AddressTakenError, match="skulle få samma adress som"):
        publish(Wish(Overtaken(plan), Stage.DRAFT, "0.1"), user=None)


def test_of_two_at_once_one_is_told_that_the_label_is_used(copied):
    url, at = copied()
    both = [start(url), start(url)]
    told = [process.communicate(timeout=120)[1] for process in both]

    assert sorted(process.returncode for process in both) == [0, 1]
    assert "Version 0.1 är redan utgiven." in "".join(told)
    assert count(at, "reports_publication") == count(at, "objects_planversion") == 1
    at.close()
