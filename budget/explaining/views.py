"""Varför?: the pages that explain an allocated amount, a sum, and a plan's sums."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from budget.allocation import AllocationError
from budget.explaining.stories import line_story, plan_story, sum_story
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from objects.models import ObjectPlan, User
from objects.permissions import Action, may

# What a whole number in an address may be without being too large for the database.
LARGEST = 2_147_483_647


@require_safe
def plan_sums(request: HttpRequest, code: str) -> HttpResponse:
    """Show what each nämnd bears of a plan; each sum leads to its parts."""
    plan, series = _plan(request, code), _series(request)
    context = {"plan": plan, "series": series, "may_try": _may_try(request, plan)}
    try:
        context["story"] = plan_story(plan, series)
    except AllocationError as error:
        context["fault"] = str(error)
    return render(request, "budget/explaining/plan.html", context)


@require_safe
def unit_sum(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show the amounts that make up what a nämnd bears of a plan, of all kinds or one."""
    plan, series, kind = _plan(request, code), _series(request), request.GET.get("slag", "")
    if kind and kind not in CostKind.values:
        raise Http404("Det slaget finns inte.")
    context = {"plan": plan, "series": series}
    try:
        context["story"] = sum_story(plan, unit, kind, series)
    except AllocationError as error:
        context["fault"] = str(error)
    if "fault" not in context and context["story"] is None:
        raise Http404("Nämnden bär inget av planen.")
    return render(request, "budget/explaining/sum.html", context)


@require_safe
def line(request: HttpRequest, code: str, number: int, unit: str = "") -> HttpResponse:
    """Explain how a line falls on the nämnder, and on one of them when it is named."""
    if number > LARGEST:
        raise Http404("Raden finns inte.")
    lines = BudgetLine.objects.filter(plan=_plan(request, code), number=number)
    related = lines.select_related(
        "plan__object", "unit", "key", "component", "activity", "goal", "batch__created_by"
    ).defer("batch__content")
    found = get_object_or_404(related.prefetch_related("key__shares__unit"))
    context = {"line": found, "plan": found.plan}
    try:
        story = line_story(found, unit)
    except AllocationError as error:
        return render(request, "budget/explaining/line.html", context | {"fault": str(error)})
    if story is None:
        raise Http404("Nämnden bär inget av raden.")
    return render(request, "budget/explaining/line.html", context | {"story": story})


def _plan(request: HttpRequest, code: str) -> ObjectPlan:
    visible = ObjectPlan.objects.visible_to(request.user).select_related("object")
    return get_object_or_404(visible, code=code)


def _may_try(request: HttpRequest, plan: ObjectPlan) -> bool:
    return isinstance(request.user, User) and may(request.user, Action.EDIT_BUDGET, plan.object)


def _series(request: HttpRequest) -> Series:
    try:
        return Series(request.GET.get("serie", Series.BUDGET))
    except ValueError as error:
        raise Http404("Den serien finns inte.") from error
