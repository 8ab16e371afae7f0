"""The plan's page for whoever may edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from objects.permissions import Action, rights_of
from objects.renewing import renewal_of
from objects.services.presence import present
from reports.editing.pencil import editable, holders, pencil_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from objects.models import ObjectPlan


def editing_context(request: HttpRequest, plan: ObjectPlan) -> dict[str, Any]:
    """Give the plan's page what the reader may do, and with ``?redigera`` their ``pencil``.

    It is empty for whoever may edit nothing, so that a link to pencil mode can be passed on.
    """
    if not request.user.is_authenticated:
        return {}
    rights = rights_of(request.user)
    slugs, may_review = editable(rights, plan), rights.may(Action.REVIEW_PLAN, plan.object_id)
    context: dict[str, Any] = {"may_edit": bool(slugs), "may_review": may_review}
    context["may_archive"] = rights.may(Action.ARCHIVE, plan.object_id)
    context["renewal"] = renewal_of(plan, rights)
    if slugs and "redigera" in request.GET:
        held = holders(present(plan=plan, besides=request.user))
        pencil = pencil_for(plan, slugs, held=held)
        context |= {"pencil": pencil, "held": held, "plan": plan.code}
    return context
