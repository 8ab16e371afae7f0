"""A part is removed, after the question what goes with it."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from objects.services.removing import StandsOnError, what_stands_on
from objects.writing import StaleError
from reports.editing.answers import CONFLICT, show_region, show_sheet
from reports.editing.desk import Desk, at_desk
from reports.editing.kinds.base import NO_SUCH_PART
from reports.editing.sheets import NEW, sheet_of

REMOVED = "Borttaget. Det kan tas tillbaka i planens historik."


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def remove(desk: Desk, ident: str) -> HttpResponse:
    """Ask whether a part is to be removed, and remove it."""
    if not desk.kind.removable:
        raise Http404(NO_SUCH_PART)
    return ask_or_remove(desk, desk.kind.find(desk.plan, ident))


def ask_or_remove(desk: Desk, row: Any) -> HttpResponse:
    """Ask whether a part is to be removed, or remove it when that is the answer."""
    along = desk.kind.along(row)
    if desk.request.method != "POST":
        return ask(desk, row, along)
    heir = heir_of(desk, row)
    try:
        desk.kind.remove(desk.plan, row, along, user=desk.user, revision=desk.revision)
    except (StaleError, StandsOnError):
        return ask(desk, row, desk.kind.along(row), status=CONFLICT)
    return show_region(desk, heir, REMOVED)


def ask(desk: Desk, row: Any, along: Sequence[Any], status: int = 200) -> HttpResponse:
    """Answer with the question, or with what is in the way."""
    obstacles = what_stands_on([row, *(each for each in along if type(each) is type(row))])
    return show_sheet(
        desk,
        sheet_of(desk, row),
        "remove",
        status=status,
        along=desk.kind.along_names(row, along),
        obstacles=obstacles,
        advice=desk.kind.advice,
        changed=status == CONFLICT and not obstacles,
    )


def heir_of(desk: Desk, row: Any) -> str:
    """Give what takes the focus when ``row`` is gone: what stands after it, or before it.

    Where nothing is left it is the link by which another is added.
    """
    pks = [each.pk for each in desk.kind.siblings(desk.plan, row)]
    # Someone else may have removed the part meanwhile.
    at = pks.index(row.pk) if row.pk in pks else len(pks)
    neighbours = [*pks[at + 1 : at + 2], *pks[max(at - 1, 0) : at]]
    under = desk.kind.under(row)
    return str(neighbours[0]) if neighbours else f"{NEW}/{under}" if under else NEW
