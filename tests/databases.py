"""A database of its own for what outlives a test's transaction: servers and killed processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler


@pytest.fixture
def own_database(
    transactional_db: None, tmp_path: Path
) -> Iterator[Callable[[], tuple[str, BaseDatabaseWrapper]]]:
    """Give a function that copies the test's database to one of its own: its URL, and a way in."""
    made: list[str] = []

    def copied() -> tuple[str, BaseDatabaseWrapper]:
        given = connection.settings_dict
        if connection.vendor == "sqlite":
            name = str(tmp_path / "crash.sqlite3")
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [name])
            url = f"sqlite:///{name}"
        else:
            name = f"{given['NAME']}_crash"
            maintain(f'DROP DATABASE IF EXISTS "{name}"')
            maintain(f'CREATE DATABASE "{name}" TEMPLATE "{given["NAME"]}"')
            made.append(name)
            secret = f":{given['PASSWORD']}" if given["PASSWORD"] else ""
            url = f"postgres://{given['USER']}{secret}@{given['HOST']}:{given['PORT']}/{name}"
        return url, ConnectionHandler({"default": {**given, "NAME": name}})["default"]

    yield copied
    for name in made:
        maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


def maintain(statement: str) -> None:
    """Run a statement on the PostgreSQL server itself; nobody may hold the test's database open."""
    connection.close()
    given = connection.settings_dict
    at_server = ConnectionHandler({"default": {**given, "NAME": "postgres"}})["default"]
    with at_server.cursor() as cursor:
        cursor.execute(statement)
    at_server.close()
