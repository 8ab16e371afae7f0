"""Answers to a list page's requests: the whole page, or the part that htmx puts in place."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from objects.listing.chips import chips
from objects.listing.links import heads, pager
from objects.listing.table import SORT_FIELD, ListTable

RESULTS = "resultat"
TOTALS = "summor"


class ListRequest(HttpRequest):
    """A request that passed the htmx middleware."""

    htmx: HtmxDetails


def wants(request: ListRequest, part: str) -> bool:
    """Tell whether only the part with the id ``part`` is asked for."""
    return bool(request.htmx) and request.htmx.target == part


def list_context(table: ListTable, form: Any | None, params: QueryDict) -> dict[str, Any]:
    """What the templates of every list need; ``params`` are tidied and ``form`` is checked."""
    return {
        "table": table,
        "page": table.page,
        "records": [row.record for row in table.page.object_list],
        "heads": heads(table, params),
        "pager": pager(table.page, params),
        "form": form,
        "chips": chips(form, params) if form and form.is_valid() else [],
        "order": params.get(SORT_FIELD, ""),
        "query": params.urlencode(),
    }


def answer(
    request: ListRequest, room: str, context: dict[str, Any], params: QueryDict
) -> HttpResponse:
    """Print the list page of ``room``, or only its results with the address to show for them."""
    if wants(request, RESULTS):
        response = render(request, f"{room}/list_update.html", context)
        push_url(response, f"{request.path}?{params.urlencode()}".rstrip("?"))
    else:
        response = render(request, f"{room}/list.html", context)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
