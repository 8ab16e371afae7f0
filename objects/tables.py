"""The table of the object list."""

from typing import ClassVar

from objects.listing.table import ListColumn, ListTable


class ObjectTable(ListTable):
    """One row an object."""

    row_template: ClassVar[str] = "objects/row.html"
    caption: ClassVar[str] = "Objekt"

    objekt = ListColumn("Objekt", by=("name",))
    familj = ListColumn("Objektfamilj", by=("family__name",))
    stodjer = ListColumn("Stödjer")
    ledare = ListColumn("Objektledare")
    etablering = ListColumn("Etablering", by=("establishment",))
    plan = ListColumn("Senaste plan")
