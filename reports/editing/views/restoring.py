"""Back to how a part was: an earlier text of it, or the whole of one that was removed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from objects.writing import StaleError, revision_of
from reports.editing.answers import CONFLICT, INVALID, show_part, show_region
from reports.editing.desk import Desk, at_desk
from reports.editing.kinds.base import NO_SUCH_PART, Writer
from reports.editing.values import data_of, earlier_form
from reports.editing.views.history import show_history
from reports.editing.views.saving import store

RESTORED = "Återställt"
BROUGHT_BACK = "Tillbakataget"
CHANGED = "Någon ändrade delen medan du läste. Så här är det nu; välj igen."


@require_POST
@at_desk
def restore(desk: Desk, ident: str, record: int) -> HttpResponse:
    """Bring back an earlier text of a part, or a part that was removed."""
    found = _record(desk, ident, record)
    try:
        row = desk.kind.find(desk.plan, ident)
    except Http404:
        if found is None or found.history_type != "-":
            raise
        return _bring_back(desk, found)
    if found is None or found.history_type == "-":
        raise Http404(NO_SUCH_PART)
    form = desk.form(row, ident, data_of(earlier_form(desk, found, "%s")))
    when = timezone.localtime(found.history_date)
    reason = f"Återställd till {when:%Y-%m-%d %H:%M}"
    writer = Writer(user=desk.user, revision=desk.revision, reason=reason)
    try:
        if form.is_valid():
            desk.kind.save(desk.plan, row, form, writer)
    except StaleError:
        return show_history(desk, desk.kind.find(desk.plan, ident), CHANGED, CONFLICT)
    except ValidationError as error:
        form.take_errors(error)
    if form.errors:
        faults = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
        row = desk.kind.find(desk.plan, ident)
        return show_history(desk, row, f"Det går inte att återställa: {faults}", INVALID)
    return (
        show_region(desk, ident, RESTORED) if desk.kind.region else show_part(desk, row, RESTORED)
    )


def _record(desk: Desk, ident: str, record: int) -> Any:
    records = desk.kind.model.history.filter(desk.kind.records(desk.plan))
    return records.filter(history_id=record, **desk.kind.record_of(desk.plan, ident)).first()


def _bring_back(desk: Desk, record: Any) -> HttpResponse:
    """Bring back a removed part, and save what was being written in it, if anything was."""
    try:
        brought = desk.kind.bring_back(desk.plan, record, desk.user)
    except ValidationError as error:
        messages.error(desk.request, "Det går inte att ta tillbaka: " + " ".join(error.messages))
        return HttpResponseRedirect(reverse("reports:plan_history", args=[desk.plan.code]))
    row = desk.kind.find(desk.plan, desk.kind.ident(brought))
    if "mitt" in desk.request.POST:
        return store(desk, row, revision_of(row))
    return show_region(desk, desk.kind.ident(row), BROUGHT_BACK)
