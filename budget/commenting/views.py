"""A comment on a deviation is written, changed and removed."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from budget.allocation import AllocationError
from budget.commenting.deviations import Deviation, read_deviations
from budget.commenting.forms import CommentForm
from budget.commenting.services import comment_on, remove_comment, save_comment
from objects.models import ObjectPlan, User
from objects.permissions import Action, require
from objects.writing import StaleError, revision_of

REVISION = re.compile(r"[0-9]{1,18}")


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, code: str, series: str) -> HttpResponse:
    """Show the form of the comment on a deviation, and save or remove it."""
    visible = ObjectPlan.objects.visible_to(request.user).select_related("object")
    plan = get_object_or_404(visible, code=code)
    assert isinstance(request.user, User)
    require(request.user, Action.EXPLAIN_DIFFERENCE, plan.object)
    deviation = _deviation(plan, series, request)
    if request.method != "POST":
        row = comment_on(deviation.about)
        return _form(request, deviation, CommentForm(plan=plan, instance=row), revision_of(row))
    try:
        return _saved(request, request.user, deviation)
    except StaleError as stale:
        form = CommentForm(request.POST, plan=plan, instance=comment_on(deviation.about))
        theirs = getattr(stale.current, "text", "")
        stands = revision_of(stale.current)
        return _form(request, deviation, form, stands, 409, theirs=theirs, stale=True)


def _saved(request: HttpRequest, user: User, deviation: Deviation) -> HttpResponse:
    """Do what the form asks for, or show what is wrong with it."""
    about, sent = deviation.about, request.POST.get("revision", "")
    revision = int(sent) if REVISION.fullmatch(sent) else 0
    address = f"{reverse('budget:of_plan', args=[about.plan.code])}#kommentarer"
    if "ta-bort" in request.POST:
        remove_comment(about=about, user=user, revision=revision)
        messages.success(request, "Kommentaren är borttagen.")
        return redirect(address)
    form = CommentForm(request.POST, plan=about.plan, instance=comment_on(about))
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            save_comment(about=about, text=text, user=user, revision=revision)
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, f"Sparat: kommentar om {about.subject}.")
            return redirect(address)
    return _form(request, deviation, form, revision, 400)


def _deviation(plan: ObjectPlan, series: str, request: HttpRequest) -> Deviation:
    """The deviation that the address names.

    Raises:
        Http404: there is none such.
    """
    asked = (series, request.GET.get("namnd", ""), request.GET.get("slag", ""))
    try:
        found = read_deviations(plan)
    except AllocationError as error:
        raise Http404(str(error)) from error
    for one in found:
        about = one.about
        if (about.slug, about.unit.code if about.unit else "", about.kind or "") == asked:
            return one
    raise Http404


def _form(
    request: HttpRequest,
    deviation: Deviation,
    form: CommentForm,
    revision: int,
    status: int = 200,
    **also: Any,
) -> HttpResponse:
    context = {"deviation": deviation, "form": form, "revision": revision, **also}
    return render(request, "budget/commenting/form.html", context, status=status)
