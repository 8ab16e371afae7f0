"""The list of budget lines, and its files."""

from collections.abc import Iterable
from typing import Any, cast

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from budget.exports import LineResource
from budget.filters import LineFilter
from budget.line_queries import for_list, line_choices, line_totals
from budget.models import BudgetLine
from budget.tables import LineTable
from budget.uploading.queries import may_import
from objects.listing.answers import ListRequest, answer, list_context
from objects.listing.chips import tidy
from objects.listing.counting import Count
from objects.listing.exports import as_file
from objects.listing.table import PAGE_FIELD, SORT_FIELD
from objects.models import User
from objects.permissions import Action, rights_of


@require_safe
def line_list(request: ListRequest) -> HttpResponse:
    """List budget lines: 50 a page, narrowed and sorted as the address says."""
    params = tidy(request.GET)
    chosen = _filter(request, params)
    totals = line_totals(chosen.qs, params.get("namnd", ""))
    table = LineTable.of(
        for_list(chosen.qs),
        order=params.get(SORT_FIELD, ""),
        page=params.get(PAGE_FIELD, "1"),
        total=Count(totals.lines),
    )
    context = {
        **list_context(table, chosen.form, params),
        "totals": totals,
        "may_import": not request.htmx and may_import(cast("User", request.user)),
    }
    context["editable"] = _editable(request.user, context["records"])
    return answer(request, "budget", context, params)


@require_safe
def line_file(request: ListRequest, kind: str) -> HttpResponse:
    """Give the lines that the address picks out as a file."""
    params = tidy(request.GET)
    table = LineTable(
        data=for_list(_filter(request, params).qs), order_by=params.get(SORT_FIELD, "")
    )
    return as_file(LineResource(), table.ordered, kind)


def _editable(user: Any, lines: Iterable[BudgetLine]) -> set[int]:
    """The keys of the objects among ``lines`` whose budgets ``user`` may edit (two queries)."""
    rights = rights_of(user)
    keys = {line.plan.object_id for line in lines}
    return {key for key in keys if rights.may(Action.EDIT_BUDGET, key)}


def _filter(request: ListRequest, params: QueryDict) -> Any:
    """The filter; what it lets through is nothing when the address asks for what is not there."""
    found = BudgetLine.objects.visible_to(request.user)
    chosen = LineFilter(params, queryset=found, choices=line_choices(request.user))
    if not chosen.is_valid():
        chosen.queryset = found.none()
    return chosen
