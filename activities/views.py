"""The activity list, its files, and one activity."""

from typing import Any, cast

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from activities import queries, story
from activities.bulk.choosing import choosing
from activities.choices import list_choices
from activities.exports import ActivityResource
from activities.filters import ActivityFilter
from activities.models import Activity
from activities.permissions import may_edit_activity
from activities.tables import ActivityTable
from objects.listing.answers import TOTALS, ListRequest, answer, list_context, wants
from objects.listing.chips import tidy
from objects.listing.counting import BOUND
from objects.listing.exports import as_file
from objects.listing.table import PAGE_FIELD, SORT_FIELD
from objects.models import User

COUNT_FIELD = "rakna"


@require_safe
def activity_list(request: ListRequest) -> HttpResponse:
    """List activities: 50 a page, narrowed and sorted as the address says."""
    params = tidy(request.GET)
    chosen = _filter(request, params)
    exactly = params.pop(COUNT_FIELD, None)
    totals = queries.activity_totals(
        chosen.qs,
        statuses=chosen.choices.statuses,
        places=chosen.places,
        bound=None if exactly else BOUND,
    )
    if wants(request, TOTALS):
        return render(request, "activities/totals_update.html", {"totals": totals})
    table = ActivityTable.of(
        queries.for_list(chosen.qs),
        order=params.get(SORT_FIELD, ""),
        page=params.get(PAGE_FIELD, "1"),
        total=totals.activities,
    )
    context = {**list_context(table, chosen.form, params), "totals": totals}
    context |= choosing(request, params, context["records"])
    return answer(request, "activities", context, params)


@require_safe
def activity_file(request: ListRequest, kind: str) -> HttpResponse:
    """Give the activities that the address picks out as a file."""
    params = tidy(request.GET)
    found = queries.for_list(_filter(request, params).qs)
    table = ActivityTable(data=found, order_by=params.get(SORT_FIELD, ""))
    return as_file(ActivityResource(), table.ordered, kind)


@require_safe
def activity_detail(request: ListRequest, code: str, number: int) -> HttpResponse:
    """Show one activity: its places, how each stands, what was reported, who changed what."""
    visible = Activity.objects.visible_to(request.user).select_related(*story.RELATIONS)
    activity = get_object_or_404(visible, plan__code=code, number=number)
    told = story.activity_story(activity, request.user)
    may_edit = may_edit_activity(cast("User", request.user), activity)
    context = {"story": told, "activity": activity}
    context["may_change"] = may_edit and queries.stands_in_a_plan(activity)
    return render(request, "activities/detail.html", context)


def _filter(request: ListRequest, params: QueryDict) -> Any:
    """The filter; what it lets through is nothing when the address asks for what is not there."""
    plans = queries.readable_plans(request.user)
    choices = list_choices(plans, year=params.get("ar", ""), goal=params.get("mal", ""))
    found = queries.activities_of(plans)
    chosen = ActivityFilter(params, queryset=found, choices=choices)
    if not chosen.is_valid():
        chosen.queryset = found.none()
    return chosen
