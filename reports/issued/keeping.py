"""Released versions kept in the memory of the process that serves them.

What is released stays released and never changes, so that its files can be given again without
asking anyone. The page round a document may tell of a newer version; it is kept for a moment only,
for readers who are not logged in.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

PREFIX = "/dokument/"
MOST_BYTES = 32 * 1024 * 1024
# A page is old after this many seconds; a file too, lest a restored database be hidden for long.
PAGE_LIVES, FILE_LIVES = 5, 300


@dataclass(frozen=True)
class Kept:
    """A response that may be given again until ``until``."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    until: float

    def again(self, request: HttpRequest) -> HttpResponse:
        """Give the response, or 304 to the reader who has it."""
        response = HttpResponse(self.body)
        for name, value in self.headers:
            response[name] = value
        etag = response["ETag"]
        answer = get_conditional_response(request, etag=etag, response=response)
        assert isinstance(answer, HttpResponse)
        return answer


class Shelf:
    """Responses by address, the latest asked for last; the first go when there are too many."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.held = most, 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, address: str) -> Kept | None:
        """Give what is kept of ``address``, unless it is old."""
        with self._lock:
            found = self._kept.get(address)
            if found is None or found.until < time.monotonic():
                return None
            self._kept.move_to_end(address)
            return found

    def put(self, address: str, kept: Kept) -> None:
        """Keep a response, in place of the one before."""
        with self._lock:
            self._drop(address)
            self._kept[address] = kept
            self.held += len(kept.body)
            while self.held > self.most:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.held = 0

    def _drop(self, address: str) -> None:
        gone = self._kept.pop(address, None)
        self.held -= len(gone.body) if gone else 0


SHELF = Shelf()


class KeepingMiddleware:
    """Give released versions from memory; it stands before the session, which needs a database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request``."""
        if request.method != "GET" or not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        is_page = request.path_info.endswith("/")
        if is_page and (request.GET or settings.SESSION_COOKIE_NAME in request.COOKIES):
            return self.get_response(request)
        address = f"{request.get_host()}{request.path_info}"
        kept = SHELF.get(address)
        if kept:
            return kept.again(request)
        response = self.get_response(request)
        if _may_be_kept(response):
            lives = PAGE_LIVES if is_page else FILE_LIVES
            until = time.monotonic() + lives
            SHELF.put(address, Kept(response.content, tuple(response.items()), until))
        return response


def _may_be_kept(response: HttpResponse) -> bool:
    public = "public" in response.get("Cache-Control", "")
    return response.status_code == 200 and public and "ETag" in response and not response.cookies
