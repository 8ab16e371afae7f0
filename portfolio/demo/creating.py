"""Rows made from facts, validated and with history, one by one."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from objects.models import Unit
from portfolio.demo.source import Facts

Row = TypeVar("Row", bound=models.Model)


def create(model: type[Row], facts: Facts, **relations: Any) -> Row:
    """Save a row with the plain values of ``facts``; lists are other rows and left to the caller.

    ``relations`` take the place of the codes by which ``facts`` name other rows.

    Raises:
        ValidationError: the facts break a rule of the model.
    """
    plain = {name: value for name, value in facts.items() if not isinstance(value, list)}
    row = model(**(plain | relations))
    row.full_clean()
    row.save()
    return row


def units(codes: Iterable[str]) -> list[Unit]:
    """Find the units with ``codes``, in that order."""
    return [Unit.objects.get(code=code) for code in codes]


def unit(code: str | None) -> Unit | None:
    """Find the unit with ``code``; no code, no unit."""
    return Unit.objects.get(code=code) if code else None
