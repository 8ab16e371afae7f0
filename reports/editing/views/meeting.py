"""What someone sees who saves a part that another has changed or removed meanwhile."""

from django.http import Http404, HttpResponse

from objects.writing import revision_of
from reports.editing.answers import CONFLICT, show_sheet
from reports.editing.conflicts import Change, Meeting, latest_change
from reports.editing.desk import Desk
from reports.editing.kinds.base import NO_SUCH_PART, number
from reports.editing.sheets import removed_sheet, sheet_of

NOT_SENT = {"csrfmiddlewaretoken", "revision"}


def show_meeting(desk: Desk, meeting: Meeting) -> HttpResponse:
    """Answer with both texts and three ways on; the form carries the revision that now holds."""
    current = meeting.theirs.instance
    sheet = sheet_of(desk, current, revision_of(current))
    return show_sheet(
        desk,
        sheet,
        "conflict",
        status=CONFLICT,
        change=latest_change(current),
        differences=meeting.differences(),
        form=meeting.merged(f"{sheet.id}-ihop"),
        mine=sent(desk),
    )


def show_removed(desk: Desk, ident: str) -> HttpResponse:
    """Answer one whose part was removed meanwhile, with what they wrote.

    Raises:
        Http404: the plan never had such a part.
    """
    records = desk.kind.model.history.filter(desk.kind.records(desk.plan), id=number(ident))
    record = records.select_related("history_user").order_by("-history_id").first()
    if record is None:
        raise Http404(NO_SUCH_PART)
    row = record.instance
    form = desk.form(row, ident, desk.request.POST)
    return show_sheet(
        desk,
        removed_sheet(desk, row, record),
        "gone",
        status=CONFLICT,
        change=Change(str(record.history_user or ""), record.history_date),
        form=form,
    )


def sent(desk: Desk) -> list[tuple[str, str]]:
    """Give what was sent, field by field, to be sent again."""
    lists = desk.request.POST.lists()
    return [(name, value) for name, values in lists for value in values if name not in NOT_SENT]
