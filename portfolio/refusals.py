"""What a request gets that no page can answer: an impossible address, or the wrong method."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portfolio.accounts.middleware import by_script

WRONG_METHOD = 405
SAFE = {"GET", "HEAD"}


class RefusalMiddleware:
    """Refuse in Swedish, where Django would answer with an empty page or a database error.

    * An address with a NUL character is none (404): PostgreSQL cannot even look for it.
    * A page opened at an address that only takes what a form sends says so. It keeps status 405
      and the header ``Allow``; scripts get the empty answer that they got before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request``.

        Raises:
            Http404: the address holds a NUL character.
        """
        if "\0" in request.path_info:
            raise Http404
        response = self.get_response(request)
        if response.status_code != WRONG_METHOD or by_script(request):
            return response
        if request.method not in SAFE:
            return response
        page = render(request, "405.html", status=WRONG_METHOD)
        page.headers["Allow"] = response.headers["Allow"]
        return page
