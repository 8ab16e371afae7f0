"""Who else has a part open just now."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from objects.permissions import rights_of
from objects.services.presence import note_presence, present
from reports.editing.desk import Desk, at_desk, visible_plan
from reports.editing.pencil import editable, held_by, holders

NOTHING_NEW = 204


@require_POST
@at_desk
def note(desk: Desk, ident: str) -> HttpResponse:
    """Note that the part stands open here, and tell who else has it open.

    What is already told is not told again, so that nobody hears it three times a minute.

    Raises:
        Http404: the plan has no such part.
    """
    part = desk.ref(desk.kind.ident(desk.kind.find(desk.plan, ident)))
    others = held_by(note_presence(plan=desk.plan, part=part[:100], user=desk.user))
    if others == desk.request.POST.get("visas", ""):
        return HttpResponse(status=NOTHING_NEW)
    return render(desk.request, "reports/editing/presence.html", {"others": others})


@require_safe
def here(request: HttpRequest, code: str) -> HttpResponse:
    """Tell which parts of a plan others have open."""
    plan = visible_plan(request, code)
    assert request.user.is_authenticated
    if not editable(rights_of(request.user), plan):
        raise PermissionDenied("Din roll får inte redigera planen.")
    held = holders(present(plan=plan, besides=request.user))
    return render(request, "reports/editing/here.html", {"held": held, "plan": plan.code})
