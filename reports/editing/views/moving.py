"""A part is moved up or down among its own."""

from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from objects.services.moving import move_part
from objects.writing import StaleError
from reports.editing.answers import show_region
from reports.editing.desk import Desk, at_desk
from reports.editing.kinds.base import NO_SUCH_PART

STEPS = {"upp": -1, "ner": 1}


@require_POST
@at_desk
def move(desk: Desk, ident: str) -> HttpResponse:
    """Move a part one step: "upp" or "ner"."""
    row = desk.kind.find(desk.plan, ident)
    step = STEPS.get(desk.request.POST.get("steg", ""))
    if step is None or not (desk.kind.region and desk.kind.movable):
        return HttpResponseBadRequest("Delen flyttas upp eller ner.")
    try:
        place, count = move_part(
            row,
            step,
            plan=desk.plan,
            user=desk.user,
            siblings=desk.kind.siblings(desk.plan, row),
            action=desk.kind.action,
        )
    except StaleError as error:
        raise Http404(NO_SUCH_PART) from error
    return show_region(desk, ident, f"Flyttad, nu {place} av {count}")
