"""The demo's units, with the spellings by which spreadsheets name them."""

from objects.models import Unit, UnitAlias
from portfolio.demo.creating import create, unit
from portfolio.demo.source import Facts


def create_units(facts: list[Facts]) -> None:
    """Save the units; one that another belongs to stands before it."""
    for one in facts:
        row = create(Unit, one, parent=unit(one["parent"]))
        for text in one["aliases"]:
            create(UnitAlias, {"text": text}, unit=row)
