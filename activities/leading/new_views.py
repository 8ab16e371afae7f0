"""A new occasion of a plan."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from activities.leading.chair import Chair
from activities.leading.forms import NewForm
from activities.models import OperationalPlan
from activities.reporting.desk import signed_in
from activities.services.leading import create_follow_up
from objects.permissions import Action, require


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for the plan and the day, and begin; ``?plan=UF-2022`` chooses the plan."""
    user = signed_in(request)
    require(user, Action.LEAD_FOLLOW_UP)
    plans = OperationalPlan.objects.visible_to(user)
    if request.method != "POST":
        chosen = plans.filter(code=request.GET.get("plan", "")).first()
        return _page(request, NewForm(plans=plans, initial={"plan": chosen, "leader": user}))
    form = NewForm(request.POST, plans=plans)
    if form.is_valid():
        try:
            made = create_follow_up(user=user, **form.cleaned_data)
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, "Uppföljningen är öppen för rapportering.")
            return HttpResponseRedirect(Chair(request, user, made).address())
    return _page(request, form, status=422)


def _page(request: HttpRequest, form: NewForm, *, status: int = 200) -> HttpResponse:
    return render(request, "activities/leading/new.html", {"form": form}, status=status)
