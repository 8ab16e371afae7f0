"""The calendar feed, and the page where its secret address is asked for, changed and closed."""

from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from objects.models import User
from portfolio.year_wheel.addresses import entry_address
from portfolio.year_wheel.feed import feed, owner_of
from portfolio.year_wheel.services import close_address, renew_address


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the secret address of the reader's calendar, if they have asked for one."""
    assert isinstance(request.user, User)
    token = request.user.calendar_token
    path = reverse("year_wheel:feed", args=[token]) if token else ""
    context = {"address": request.build_absolute_uri(path) if path else ""}
    return render(request, "portfolio/year_wheel/calendar.html", context)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Give the reader's calendar a new address."""
    assert isinstance(request.user, User)
    had_one = bool(request.user.calendar_token)
    renew_address(user=request.user)
    told = "Adressen är bytt. Den gamla har slutat gälla." if had_one else "Här är din adress."
    messages.success(request, told)
    return redirect("year_wheel:calendar")


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Take away the address of the reader's calendar."""
    assert isinstance(request.user, User)
    close_address(user=request.user)
    messages.success(request, "Adressen är avstängd. Kalendern får inga fler uppgifter.")
    return redirect("year_wheel:calendar")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar that a secret address leads to, to whoever holds the address."""
    user = owner_of(token)
    if user is None:
        raise Http404
    body = feed(
        user,
        name=f"Årshjul – {settings.ORGANISATION}",
        host=request.get_host(),
        address=lambda entry: request.build_absolute_uri(entry_address(entry)),
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="arshjul.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = quote_etag(sha256(body).hexdigest())
    return get_conditional_response(request, etag=response["ETag"], response=response)  # type: ignore[return-value]
