"""The page where the amounts of a plan are edited as in a spreadsheet."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from budget.grid.offers import (
    bearer_choices,
    component_choices,
    kind_choices,
    named_by,
    offers_of,
)
from budget.grid.posting import Posted, column_of, posted_in
from budget.grid.reading import like_rows, placed, revision_of_grid, writers_since
from budget.grid.rows import Named
from budget.grid.saving import Outcome, save_grid
from budget.grid.scope import Scope, scope_of, ways
from budget.grid.sheet import label_of, sheet_of
from budget.grid.told import clash_views
from budget.models.kinds import Series
from budget.revisions import is_decided
from objects.models import ObjectPlan, User
from objects.permissions import Action, may

INVALID, CONFLICT = 422, 409
SAVED = "sparat"


@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, code: str) -> HttpResponse:
    """Show the amounts of a plan as a grid, and save what is changed in it."""
    user = cast("User", request.user)
    plans = ObjectPlan.objects.visible_to(user).select_related("object")
    plan = get_object_or_404(plans, code=code)
    if not may(user, Action.EDIT_BUDGET, plan.object):
        raise PermissionDenied("Din roll får inte ändra budgeten.")
    scope = scope_of(plan, request.GET.dict())
    offers = offers_of(plan)
    if request.method != "POST":
        return _page(request, scope, offers)
    posted = posted_in(request.POST, scope)
    outcome = save_grid(scope=scope, posted=posted, offers=offers, user=user)
    if outcome.saved is not None:
        return HttpResponseRedirect(f"{scope.address}&{SAVED}={outcome.saved}")
    return _page(request, scope, offers, posted, outcome)


def _page(
    request: HttpRequest,
    scope: Scope,
    offers: Named,
    posted: Posted | None = None,
    outcome: Outcome | None = None,
) -> HttpResponse:
    # Read before the lines: what someone writes in between is then newer than what was read.
    revision = revision_of_grid(scope.plan)
    lines = list(scope.lines())
    cells = placed(lines)
    like = like_rows(scope, cells)
    named = named_by(offers, like.values())
    sheet = sheet_of(scope, cells, like, named, posted)
    context: dict[str, Any] = {
        "scope": scope,
        "ways": ways(scope),
        "sheet": sheet,
        "revision": revision,
        "decided": scope.series == Series.BUDGET and is_decided(scope.plan),
        "components": component_choices(offers),
        "kinds": kind_choices(),
        "bearers": bearer_choices(offers),
        "new": _new_row(scope, posted),
        "posted": posted,
        "outcome": outcome,
        "saved": _number(request.GET.get(SAVED, "")),
    }
    if posted and outcome and outcome.merged.clashes:
        writers = writers_since(scope.plan, posted.revision)
        context["clashes"] = clash_views(outcome.merged.clashes, posted, sheet, named, writers)
    return render(request, "budget/grid/page.html", context, status=_status(outcome))


def _status(outcome: Outcome | None) -> int:
    if outcome is None:
        return 200
    return CONFLICT if outcome.merged.clashes else INVALID


def _new_row(scope: Scope, posted: Posted | None) -> dict[str, Any]:
    """What stands in the fields of a new row: what was written there, where it has a fault."""
    new = posted.new if posted else None
    fault = posted.row_faults.get(new, "") if posted and new else ""
    row = new if fault else None
    texts = posted.texts if posted else {}
    parts = [
        (column_of(part), label_of(part), texts.get((row, part), "") if row else "")
        for part in scope.parts
    ]
    return {"row": row, "fault": fault, "parts": parts}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
