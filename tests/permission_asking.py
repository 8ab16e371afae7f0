"""How the matrix of permissions is read, and its questions put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from objects.models import User
from tests.permission_addresses import ARGUMENTS
from tests.permission_world import Half

COLUMNS = "an ACPNMR OoLlSs fmou *"
LEADER = COLUMNS.replace(" ", "").index("L")


@dataclass(frozen=True)
class Row:
    """What one route answers by one method, the cells grouped as in the table."""

    route: str
    of: str
    how: str
    own: str
    another: str


def rows_of(table: str) -> list[Row]:
    """Read the rows of a table; those that begin with a space are headings."""
    groups = len(COLUMNS.split())
    rows = []
    for line in table.splitlines():
        if line.strip() and not line.startswith((" ", "route")):
            route, of, how, *cells = line.split()
            rows.append(Row(route, of, how, " ".join(cells[:groups]), " ".join(cells[groups:])))
    return rows


def like_the_table(letters: Iterable[str]) -> str:
    """Group the letters of all columns as the table does."""
    found = iter(letters)
    return " ".join("".join(next(found) for _ in group) for group in COLUMNS.split())


def verdict(response: Any) -> str:
    """Tell in one letter of the matrix what a response means."""
    if response.status_code == 302:
        to_log_in = response["Location"].startswith(f"{resolve_url(settings.LOGIN_URL)}?")
        return ">" if to_log_in else "r"
    letters = {200: "+", 204: "+", 400: "x", 409: "x", 422: "x", 403: "-", 404: "0", 405: "5"}
    return letters.get(response.status_code, f"({response.status_code})")


def ask(person: User | None, address: str, how: str, data: dict[str, object]) -> str:
    """Ask as ``person``, and undo what it did."""
    client = Client()
    with transaction.atomic():
        if person is not None:
            client.force_login(person)
        response = client.post(address, data) if how == "POST" else client.get(address)
        transaction.set_rollback(True)
    return verdict(response)


def address_of(row: Row, half: Half) -> str:
    return reverse(row.route, kwargs=ARGUMENTS[row.of](half))


def routes_of(
    patterns: Iterable[URLPattern | URLResolver], space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Walk through a URL configuration; each route with its name, as ``reverse`` knows it."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from routes_of(
                one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space
            )
        else:
            yield f"{space}{one.name}", one


def address_in_administration(name: str, route: URLPattern) -> str:
    if route.name == "app_list":
        return reverse(name, args=["objects"])
    return reverse(name, args=[1] * route.pattern.regex.groups)
