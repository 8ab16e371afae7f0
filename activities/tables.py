"""The table of the activity list."""

from typing import ClassVar

from django.db.models.functions import Left

from objects.listing.table import ListColumn, ListTable


class ActivityTable(ListTable):
    """One row an activity, whatever number of places it stands in."""

    row_template: ClassVar[str] = "activities/row.html"
    caption: ClassVar[str] = "Aktiviteter"

    plan = ListColumn("Plan och nummer", by=("plan__code", "number"), filled=True, css="col-key")
    # As much of the text as its index holds.
    aktivitet = ListColumn("Aktivitet", by=(Left("text_key", 60),), filled=True)
    namnd = ListColumn("Ansvarar", css="col-units")
    slutfort = ListColumn("Slutfört", by=("deadline",), css="col-deadline")
    # The statuses of a vocabulary are numbered in its order.
    status = ListColumn("Status", by=("status_id",), css="col-status")
