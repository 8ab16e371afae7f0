"""A follow-up whose date was moved is found at its old address too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from activities.models import FollowUp
from objects.visibility import Reader

View = Callable[[HttpRequest, str, date], HttpResponse]


def moved_from(user: Reader, code: str, cut_off: date) -> FollowUp | None:
    """Give the follow-up that once told of ``cut_off``, if ``user`` may see it (two queries)."""
    history: Any = FollowUp.history
    keys = history.filter(plan__code=code, cut_off=cut_off).values_list("id", flat=True)
    found = FollowUp.objects.visible_to(user).filter(plan__code=code, pk__in=set(keys))
    return found.order_by("-cut_off").first()


def follows_moves(view: View) -> View:
    """Lead from an address with the old date to the same page with the new one."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
        try:
            return view(request, code, cut_off)
        except Http404:
            found = moved_from(request.user, code, cut_off)
            if found is None or found.cut_off == cut_off or request.method not in ("GET", "HEAD"):
                raise
        match = request.resolver_match
        assert match is not None
        address = reverse(match.view_name, kwargs={"code": code, "cut_off": found.cut_off})
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)

    return guarded
