"""A real browser against a live server."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from objects.models import User

# A busy machine shows late what an idle one shows at once.
expect.set_options(timeout=20_000)
SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, else the one that Playwright installed."""
    path = next(filter(None, map(shutil.which, SYSTEM_BROWSERS)), None)
    sandbox_off = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=sandbox_off)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one browser for the whole run; skip where there is none, except in CI."""
    # Playwright keeps an event loop running in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        try:
            running = launch(playwright)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"ingen webbläsare kunde startas: {error.message.splitlines()[0]}")
        yield running
        running.close()


@dataclass
class Visitor:
    """Opens pages of the live server, and notes what the browser complained of."""

    browser: Browser
    root: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str, *, user: User | None = None, width: int = 1280) -> Page:
        """Open `path` as `user` (None: nobody is signed in) in a window `width` px wide."""
        context = self.browser.new_context(viewport={"width": width, "height": 900})
        if user is not None:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session_of(user), "url": self.root}])
        page = context.new_page()
        page.on("console", lambda message: self.note(message.type, message.text))
        page.on("pageerror", lambda error: self.note("error", error.message))
        page.on("request", lambda request: self.note_request(request.url))
        page.goto(self.root + path)
        return page

    def note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def note_request(self, url: str) -> None:
        if not url.startswith((self.root, "data:", "blob:")):
            self.complaints.append(f"asked another server for {url}")


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    """Give a `Visitor`; the test fails at its end when the browser complained of anything.

    A test that expects complaints (a missing page is one) empties `visitor.complaints`.
    """
    # What is counted of log-ins is no model's, so that no test takes it away after it.
    cache.clear()
    guest = Visitor(browser, live_server.url)
    yield guest
    for context in browser.contexts:
        context.close()
    assert guest.complaints == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Give a function that lists the accessibility faults of a page, as "rule: where"."""
    engine = Axe()
    # Off by default, since it belongs to a later version of the guidelines: 24 px to aim at.
    options = {"rules": {"target-size": {"enabled": True}}}

    def faults(page: Page) -> list[str]:
        return [
            f"{fault['id']}: {node['target']}"
            for fault in engine.run(page, options=options).response["violations"]
            for node in fault["nodes"]
        ]

    return faults
