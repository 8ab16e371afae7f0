"""The page that tells what a new plan will be, and makes it; and what to look at afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from objects.models import ObjectPlan, User
from objects.permissions import Action, require
from objects.renewing import later_plan, made_from
from portfolio.renewal.checklist import checklist
from portfolio.renewal.forms import ChoicesForm, PeriodForm
from portfolio.renewal.outlook import Choices, Outlook, look_ahead
from portfolio.renewal.preview import preview_of
from portfolio.renewal.services import PlanExistsError, renew_plan
from reports.content.dates import swedish_period

UNREADABLE = 422
CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what the plan after ``code`` will be made of, and make it when it is sent back."""
    source, user = _plan(request, code)
    if later := later_plan(source):
        return _exists(request, source, later, status=200 if request.method != "POST" else CONFLICT)
    asked = request.POST if request.method == "POST" else request.GET
    period_form = PeriodForm(asked, source=source)
    outlook = look_ahead(source, period_form.period)
    if request.method != "POST":
        return _preview(request, outlook, period_form, Choices.everything(outlook))
    form = ChoicesForm(request.POST, outlook=outlook)
    if period_form.is_refused or not form.is_valid():
        return _preview(request, outlook, period_form, form.choices, form.faults, UNREADABLE)
    try:
        made = renew_plan(source=source, period=outlook.period, choices=form.choices, user=user)
    except PlanExistsError as error:
        return _exists(request, source, error.plan, status=CONFLICT)
    messages.success(request, _done(made, source))
    return redirect(f"{reverse('reports:objectplan', args=[made.code])}?redigera")


@require_safe
def to_look_at(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what to look at in a plan that was made from the one before it."""
    plan, _ = _plan(request, code)
    context = {"plan": plan, "groups": checklist(plan).groups, "source": made_from(plan)}
    return render(request, "portfolio/renewal/checklist.html", context)


def _plan(request: HttpRequest, code: str) -> tuple[ObjectPlan, User]:
    """The plan, for those who may renew plans of its object."""
    plans = ObjectPlan.objects.visible_to(request.user).select_related("object", "goal_scheme")
    plan = get_object_or_404(plans, code=code)
    assert isinstance(request.user, User)
    require(request.user, Action.RENEW_PLAN, plan.object)
    return plan, request.user


def _preview(
    request: HttpRequest,
    outlook: Outlook,
    period_form: PeriodForm,
    choices: Choices,
    faults: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "outlook": outlook,
        "preview": preview_of(outlook, choices),
        "choices": choices,
        "period_form": period_form,
        "faults": faults or [],
    }
    return render(request, "portfolio/renewal/preview.html", context, status=status)


def _exists(
    request: HttpRequest, source: ObjectPlan, later: ObjectPlan, *, status: int
) -> HttpResponse:
    period = swedish_period(later.period_start, later.period_end)
    context = {"source": source, "later": later, "period": period}
    return render(request, "portfolio/renewal/exists.html", context, status=status)


def _done(plan: ObjectPlan, source: ObjectPlan) -> SafeString:
    """What was done and what to look at first, for the top of the new plan."""
    page = reverse("portfolio:objectplan_checklist", args=[plan.code])
    found = checklist(plan)
    groups = ((f"{page}#{group.name}", group.short) for group in found.groups)
    links = format_html_join(", ", '<a href="{}">{}</a>', groups)
    done = f"{plan.code} är skapad från {source.code}"
    return format_html(
        "{}. {}",
        f"{done} med {found.told}" if found.told else done,
        format_html("Titta först på {}.", links) if links else "",
    )
