"""Copies of rows, and codes that are free for them."""

from itertools import count
from typing import Any, TypeVar

from django.db import models

from objects.periods import Period, with_years_of

Row = TypeVar("Row", bound=models.Model)


def copy_of(row: Row, **changes: Any) -> Row:
    """Give an unsaved copy of ``row`` with ``changes``; what the database computes is left out."""
    fields = [
        field
        for field in row._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    ]
    kept = {
        field.attname: getattr(row, field.attname)
        for field in fields
        if field.name not in changes and field.attname not in changes
    }
    return type(row)(**kept, **changes)


def free_code(model: type[models.Model], code: str, old: Period, new: Period) -> str:
    """Give ``code`` with its year renewed, or with the new year after it where it names none.

    A number is put after a code that is taken (one query).
    """
    field = model._meta.get_field("code")
    assert isinstance(field, models.SlugField)
    assert field.max_length is not None
    longest = field.max_length
    renewed = with_years_of(code, old, new)
    if renewed == code:
        year = f"-{new.start.year}"
        renewed = code[: longest - len(year)] + year
    rows = model._default_manager.filter(code__startswith=renewed[: longest - 3])
    taken = set(rows.values_list("code", flat=True))
    numbered = (renewed[: longest - len(f"-{each}")] + f"-{each}" for each in count(2))
    return renewed if renewed not in taken else next(each for each in numbered if each not in taken)
