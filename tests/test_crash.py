"""The server is killed in the middle of saving, again and again: what it said was saved is there.

A real server on a database of its own, SQLite or PostgreSQL like the rest of the run; writers save
their parts through the page's own form as fast as they can.
"""

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from objects.models import ObjectPlan, PlanSection, RoleAssignment
from reports.content.object_plan.texts import KEYS
from tests.build import NEW_YEAR, make_object_plan, make_user
from tests.databases import own_database as own_database

ROOT = Path(__file__).resolve().parents[1]
KILLS = 3
KINDS = [kind for kind in PlanSection.Kind if kind in KEYS and kind != PlanSection.Kind.UNIT_GOALS][
    :6
]
TOKEN = "a" * 32
BROKEN = (OSError, http.client.HTTPException)


@dataclass
class Server:
    """Gunicorn in a process group of its own, so that all of it dies at once."""

    url: str
    port: int
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "portfolio.wsgi"]
        options = ["--bind", f"127.0.0.1:{self.port}", "--preload", "--workers=2", "--threads=3"]
        environment = os.environ | {"DATABASE_URL": self.url, "DEBUG": "true"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(self.answers, 30, "the server never answered")

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return ask(self.port, "GET", "/logga-in/", "")[0] > 0
        except BROKEN:
            return False

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def until(condition: Callable[[], bool], seconds: float, complaint: str) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, complaint
        time.sleep(0.1)


def ask(
    port: int, method: str, path: str, session: str, data: dict[str, str] | None = None
) -> tuple[int, str]:
    """The status and the body of an answer."""
    to = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"}
    body = None
    if data is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({"csrfmiddlewaretoken": TOKEN} | data)
    try:
        to.request(method, path, body, headers)
        answer = to.getresponse()
        return answer.status, answer.read().decode()
    finally:
        to.close()


@dataclass
class Writer:
    """Saves one text over and over: ``sent`` is what it tried, ``kept`` what was acknowledged."""

    kind: PlanSection.Kind
    path: str
    session: str
    sent: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def write_until(self, stop: threading.Event, port: int) -> None:
        while not stop.is_set():
            try:
                self.save_once(port)
            except BROKEN:
                return

    def save_once(self, port: int) -> None:
        status, page = ask(port, "GET", self.path, self.session)
        revision = re.search(r'name="revision"[^>]*value="(\d+)"', page)
        if status != 200 or revision is None:
            self.strange.append(f"form: {status}")
            return
        text = f"<p>{self.kind.value} {len(self.sent)}</p>"
        self.sent.append(text)
        data = {"revision": revision[1], "body": text}
        status, _ = ask(port, "POST", self.path, self.session, data)
        if status == 302:
            self.kept.append(text)
        else:
            self.strange.append(f"save: {status}")


def writers_of(plan: ObjectPlan) -> list[Writer]:
    made = []
    for kind in KINDS:
        user = make_user()
        RoleAssignment.objects.create(
            object=plan.object, user=user, role="ledare", side="it", valid_from=NEW_YEAR
        )
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        path = f"/objektplaner/{plan.code}/redigera/avsnitt/{KEYS[kind]}/"
        made.append(Writer(kind, path, session))
    return made


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def work_until_killed(server: Server, writers: list[Writer], seconds: float) -> None:
    """Let all write at once, and kill the server when some have been told that they saved."""
    server.start()
    stop, before = threading.Event(), sum(len(writer.kept) for writer in writers)
    threads = [
        threading.Thread(target=writer.write_until, args=(stop, server.port)) for writer in writers
    ]
    for thread in threads:
        thread.start()
    try:
        until(lambda: sum(len(one.kept) for one in writers) > before + 5, 30, "nothing was saved")
        time.sleep(seconds)
    finally:
        server.kill()
        stop.set()
        for thread in threads:
            thread.join(30)


def stored(at: BaseDatabaseWrapper, table: str, kind: PlanSection.Kind) -> list[str]:
    order = "history_id" if "historical" in table else "id"
    with at.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {table} WHERE kind = %s ORDER BY {order}", [kind.value])
        return [row[0] for row in cursor.fetchall()]


def test_what_was_acknowledged_is_there_after_every_crash(own_database, tmp_path):
    plan = make_object_plan()
    writers = writers_of(plan)
    url, at = own_database()
    server = Server(url, free_port(), tmp_path / "server.log")
    chance = random.Random(1)
    try:
        for _ in range(KILLS):
            work_until_killed(server, writers, chance.uniform(0.1, 0.8))
        server.start()
        shown = {one.kind: ask(server.port, "GET", one.path, one.session)[1] for one in writers}
    finally:
        server.kill()

    assert [strange for writer in writers for strange in writer.strange] == []
    assert sum(len(writer.kept) for writer in writers) > 5 * KILLS
    for writer in writers:
        history = stored(at, "objects_historicalplansection", writer.kind)
        assert [text for text in history if text in writer.kept] == writer.kept
        # What was under way when the server died is saved whole or not at all.
        assert set(history) <= set(writer.sent)
        assert len(history) == len(set(history))
        assert stored(at, "objects_plansection", writer.kind) == history[-1:]
        if history:
            assert history[-1].removeprefix("<p>").removesuffix("</p>") in shown[writer.kind]
    at.close()


def test_the_database_is_asked_to_keep_what_it_acknowledges_through_a_power_cut(db):
    statement = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.fetchone() in [(2,), ("on",)]
