"""Stored content of an older schema in the form of today; what is stored is never rewritten.

When the form of the content changes, ``SCHEMA`` in ``reports.content.parts`` is raised by one, and
the function that takes the form before to the new one is added to ``UPGRADES``. A part that came
later is added empty, as the document was silent about it.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from reports.content.parts import SCHEMA

Data: TypeAlias = dict[str, Any]

# By the schema that each takes to the next: {1: with_costs} reads what was stored before schema 2.
# The function gets a document of any kind (``data["kind"]``) and gives a new dictionary.
UPGRADES: dict[int, Callable[[Data], Data]] = {}


def oldest_schema() -> int:
    """Give the oldest schema that can be read."""
    return min(UPGRADES, default=SCHEMA)


def upgraded(data: Data) -> Data:
    """Give ``data``, of any schema from the oldest on, in the form of today."""
    while (schema := data["schema"]) < SCHEMA:
        data = {**UPGRADES[schema](data), "schema": schema + 1}
    return data
