"""The table of budget lines."""

from typing import ClassVar

from objects.listing.table import ListColumn, ListTable


class LineTable(ListTable):
    """One row a line."""

    row_template: ClassVar[str] = "budget/row.html"
    caption: ClassVar[str] = "Budgetrader, belopp i kronor"

    plan = ListColumn("Plan och rad", by=("plan__code", "number"), filled=True, css="col-key")
    post = ListColumn("Post", by=("title",))
    komponent = ListColumn("Komponent", by=("component__name",))
    slag = ListColumn("Slag", by=("kind",))
    bars_av = ListColumn("Bärs av")
    belopp = ListColumn("Belopp, kr", by=("amount",), filled=True, css="amount")
