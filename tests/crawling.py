"""Finds the pages of the site as a person does: by following links from the start page."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from objects.models import User

# Kinds of part that share a route but have forms of their own.
KIND = "kind"


@dataclass(frozen=True)
class Found:
    """An address that some page leads to, and what it answered; ``page`` is None when no page."""

    address: str
    route: str
    linked_from: str
    status: int
    page: str | None = None


@dataclass
class _Links(HTMLParser):
    """Gathers the addresses of the links of a page."""

    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") if tag == "a" else None
        if href:
            self.found.append(href)


def links_of(page: str, at: str) -> Iterator[str]:
    """The addresses on this site that ``page``, itself at ``at``, links to, without fragments."""
    links = _Links()
    links.feed(page)
    for href in dict.fromkeys(links.found):
        address = urldefrag(urljoin(at, href)).url
        if address.startswith("/"):
            yield address


def sort_of(address: str) -> tuple[str, ...]:
    """What makes two addresses the same sort of page: the route, and what it is shown as.

    A flag such as ``?redigera`` makes another sort of page; a value such as ``?ar=2022`` does not.
    """
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return (address,)
    flags = [name for name, value in parse_qsl(parts.query, keep_blank_values=True) if not value]
    return (match.view_name, str(match.kwargs.get(KIND, "")), *flags)


def crawl(user: User | None, *, each: int = 2, start: str = "/") -> list[Found]:
    """Follow the links from ``start`` as ``user``, at most ``each`` addresses of every sort.

    Files are asked for too, but for PDFs, which take long to make, and the administration is left
    alone.
    """
    client = Client()
    if user is not None:
        client.force_login(user)
    waiting, seen, sorts = deque([(start, start)]), {start}, Counter[tuple[str, ...]]()
    found = []
    while waiting:
        address, linked_from = waiting.popleft()
        sort = sort_of(address)
        sorts[sort] += 1
        if sorts[sort] > each or sort[0].startswith("admin:") or sort[0].endswith("_pdf"):
            continue
        response = client.get(address, follow=True)
        html = response.headers.get("Content-Type", "").startswith("text/html")
        page = response.content.decode() if html else None
        found.append(Found(address, sort[0], linked_from, response.status_code, page))
        for one in links_of(page or "", address):
            if one not in seen:
                seen.add(one)
                waiting.append((one, address))
    return found
