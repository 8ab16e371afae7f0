"""Many activities at once: choose a value, see what it would change, confirm, see what it did."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from activities.bulk.asked import Asked
from activities.bulk.choosing import may_choose
from activities.bulk.outcome import outcome_of
from activities.forms.bulk import ValueForm
from activities.services.bulk import RefusedError, apply, preview
from objects.models import User
from objects.permissions import rights_of

CONFIRM = "spara"
INVALID, CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Ask for a value, show what it would change, and change it when that is confirmed."""
    user = cast("User", request.user)
    if not may_choose(user, rights_of(user)):
        raise PermissionDenied("Din roll får inte ändra aktiviteter.")
    asked = Asked.of(request)
    form = asked.form(request.POST if request.method == "POST" else None)
    if form is None or not asked.activities:
        return _page(request, "nothing", asked, status=400)
    if request.method != "POST" or "tillbaka" in request.POST:
        return _page(request, "value", asked, form=form)
    if not form.is_valid():
        return _page(request, "value", asked, form=form, status=INVALID)
    if request.POST.get("steg") == CONFIRM and asked.revisions:
        return _confirmed(request, asked, form)
    return _previewed(request, asked, form)


@require_safe
def bulk_done(request: HttpRequest) -> HttpResponse:
    """Tell what was changed, as the history has it."""
    asked = Asked.of(request)
    context = {"asked": asked, "changes": outcome_of(asked)}
    return render(request, "activities/bulk/done.html", context)


def _confirmed(request: HttpRequest, asked: Asked, form: ValueForm) -> HttpResponse:
    try:
        changed = apply(form.change(), asked.revisions, asked.user)
    except RefusedError as refused:
        return _previewed(request, asked, form, refused, status=CONFLICT)
    keys = [("rad", str(activity.pk)) for activity in changed]
    query = urlencode([*keys, ("falt", asked.field), ("lista", asked.back)])
    return HttpResponseRedirect(f"{reverse('activities:bulk_done')}?{query}")


def _previewed(
    request: HttpRequest,
    asked: Asked,
    form: ValueForm,
    refused: RefusedError | None = None,
    status: int = 200,
) -> HttpResponse:
    change = form.change()
    lines = preview(change, [activity.pk for activity in asked.activities], asked.user)
    faults = refused.faults if refused else {}
    told = [(line, faults.get(line.activity.pk, "")) for line in lines]
    return _page(
        request,
        "preview",
        asked,
        form=form,
        status=status,
        change=change,
        refused=refused,
        changing=[(line, fault) for line, fault in told if line.changes],
        staying=[(line, fault) for line, fault in told if not line.changes],
    )


def _page(
    request: HttpRequest, name: str, asked: Asked, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"asked": asked, **more}
    return render(request, f"activities/bulk/{name}.html", context, status=status)
