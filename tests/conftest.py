"""What holds for every test run: settings that suit tests, and what the run took part in."""

import os
from collections.abc import Generator

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from reports.comparing import remembered
from reports.issued.keeping import SHELF

DATABASE_LABELS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def pytest_configure() -> None:
    # How long an example takes says more about the machine than about the code.
    hypothesis.settings.register_profile("unhurried", hypothesis.settings(), deadline=None)
    hypothesis.settings.load_profile("unhurried")
    # Files are served straight from the apps, and passwords hashed cheaply: neither is tested here.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Forget what the process has kept of issued versions: each test has its own."""
    SHELF.clear()
    remembered.forget()


def browser_took_part(reporter: pytest.TerminalReporter) -> bool:
    return any("browser" in report.keywords for report in reporter.stats.get("passed", []))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Say which databases and whether the browser took part, those of an earlier run included.

    `script/test` runs the suite once a database and passes on what it knows in TEST_EARLIER.
    """
    yield
    parts = [
        os.environ.get("TEST_EARLIER", ""),
        f"{DATABASE_LABELS[connection.vendor]}: ja",
        f"webbläsare: {'ja' if browser_took_part(terminalreporter) else 'nej'}",
    ]
    terminalreporter.section("Deltog")
    terminalreporter.write_line(" · ".join(filter(None, parts)))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a full run in CI that no browser took part in."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TEST_BROWSER_REQUIRED") and reporter and exitstatus == pytest.ExitCode.OK:
        assert isinstance(reporter, pytest.TerminalReporter)
        if not browser_took_part(reporter):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
