"""The object list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from objects.listing.answers import list_context
from objects.listing.chips import tidy
from objects.listing.counting import Count
from objects.listing.table import PAGE_FIELD, SORT_FIELD
from objects.queries import objects_for_list
from objects.tables import ObjectTable


@require_safe
def object_list(request: HttpRequest) -> HttpResponse:
    """List the objects that the reader may see."""
    params = tidy(request.GET)
    found = objects_for_list(request.user)
    table = ObjectTable.of(
        found,
        order=params.get(SORT_FIELD, ""),
        page=params.get(PAGE_FIELD, "1"),
        total=Count(found.count()),
    )
    return render(request, "objects/list.html", list_context(table, None, params))
