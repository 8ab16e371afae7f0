"""What a request gets when nobody is signed in, or no longer is."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

SIGNED_OUT = "Du är inte längre inloggad. Logga in igen och försök på nytt."


class SignInMiddleware(LoginRequiredMiddleware):
    """Ask for a log-in on every page that is not open to all, without spoiling what is written.

    A page leads to the log-in page, which leads back. A request that a script makes (htmx, or
    ``fetch``) must not get that page, least of all swapped into a form that is open: it gets

    * status 401,
    * ``HX-Reswap: none``, so that htmx leaves the page as it is,
    * ``HX-Trigger: signedOut``, so that a script may listen for ``signedOut`` on the document,
    * the JSON ``{"message": "…", "log_in": "/konto/logga-in/?next=…"}``, where ``message`` is
      Swedish text to show and ``log_in`` leads to the log-in and then back to the page.

    htmx requests are known by ``HX-Request``, others by ``Sec-Fetch-Dest: empty``.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """Lead to the log-in page and then back, to the form where what was sent was written."""
        return redirect_to_login(page_of(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Give scripts their own answer, also where a view itself led to the log-in page."""
        if not (by_script(request) and leads_to_log_in(response)):
            return response
        log_in = redirect_to_login(page_of(request)).url
        headers = {"HX-Reswap": "none", "HX-Trigger": "signedOut", "Cache-Control": "no-store"}
        return JsonResponse({"message": SIGNED_OUT, "log_in": log_in}, status=401, headers=headers)


def by_script(request: HttpRequest) -> bool:
    """Tell whether a script asks, rather than a person who follows a link or sends a form."""
    return "HX-Request" in request.headers or request.headers.get("Sec-Fetch-Dest") == "empty"


def leads_to_log_in(response: HttpResponse) -> bool:
    """Tell whether a response sends the browser to the log-in page."""
    location = response.headers.get("Location", "")
    return response.status_code == 302 and urlsplit(location).path == resolve_url(
        settings.LOGIN_URL
    )


def page_of(request: HttpRequest) -> str:
    """The address of the page that the person sees, to come back to: never another site's.

    For what a script asks or a form sends it is the page where it was done; the address that was
    asked may be one that cannot be visited.
    """
    if request.method in ("GET", "HEAD") and not by_script(request):
        return request.get_full_path()
    seen = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    own = {request.get_host()}
    if not url_has_allowed_host_and_scheme(seen, own, require_https=request.is_secure()):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    parts = urlsplit(seen)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
