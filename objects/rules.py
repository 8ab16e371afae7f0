"""Rules that span rows, for the models' ``clean()``: what belongs together, and no circles."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def refuse_stranger(row: models.Model, field: str, message: str, *paths: str) -> None:
    """Refuse a ``row`` whose ``paths`` (such as "level.scheme_id") lead to different values.

    A path that breaks off, because something is not filled in yet, is not compared.

    Raises:
        ValidationError: the values differ; ``message`` is shown at ``field``.
    """
    found = {reached(row, path) for path in paths} - {None}
    if len(found) > 1:
        raise ValidationError({field: message}, code="stranger")


def reached(row: models.Model, path: str) -> Any:
    """Follow ``path`` from ``row``; None where it breaks off (a query a step, if not loaded)."""
    found: Any = row
    for name in path.split("."):
        # A foreign key that was never set is an AttributeError too.
        found = getattr(found, name, None)
    return found


def refuse_circle(row: models.Model, field: str, message: str) -> None:
    """Refuse a ``row`` that stands below itself along the foreign key ``field``.

    One query for each level above.

    Raises:
        ValidationError: there is a circle; ``message`` is shown at ``field``.
    """
    seen = {row.pk}
    above = getattr(row, field)
    while above is not None:
        if above.pk in seen:
            raise ValidationError({field: message}, code="circle")
        seen.add(above.pk)
        above = getattr(above, field)
