"""The ways from an activity's own page to its form in the plan of its object."""

from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.models import Activity, OperationalPlan
from activities.permissions import require_edit_activity
from objects.models import Goal, ManagedObject, ObjectPlan, User
from objects.permissions import Action, require
from reports.editing.kinds.base import NO_SUCH_PART


@require_safe
def change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Lead to the form of an activity."""
    seen = Activity.objects.visible_to(request.user).select_related("plan", "object")
    activity = get_object_or_404(seen, plan__code=code, number=number)
    require_edit_activity(cast("User", request.user), activity)
    plan = _plan_of(request, activity.object, activity.plan.year)
    address = reverse("reports:edit", args=[plan.code, "aktivitet", str(activity.pk)])
    return HttpResponseRedirect(address)


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Lead to the form of a new activity: ``?plan=UF-2022&objekt=UKFA``, for the goal ``mal``."""
    seen = OperationalPlan.objects.visible_to(request.user)
    operational = get_object_or_404(seen, code=request.GET.get("plan", ""))
    owner = get_object_or_404(ManagedObject, code=request.GET.get("objekt", ""))
    require(cast("User", request.user), Action.EDIT_ACTIVITIES, owner)
    plan = _plan_of(request, owner, operational.year)
    address = reverse("reports:edit_new", args=[plan.code, "aktivitet"])
    goal = Goal.objects.filter(scheme=plan.goal_scheme_id, code=request.GET.get("mal", "")).first()
    query = f"?{urlencode({'under': goal.code})}" if goal else ""
    return HttpResponseRedirect(address + query)


def _plan_of(request: HttpRequest, owner: ManagedObject | None, year: int) -> ObjectPlan:
    seen = ObjectPlan.objects.visible_to(request.user)
    found = seen.filter(
        object=owner, period_start__year__lte=year, period_end__year__gte=year
    ).first()
    if owner is None or found is None:
        raise Http404(NO_SUCH_PART)
    return found
