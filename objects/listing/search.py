"""Free text search that finds Swedish letters whatever their case, on every database."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Q


def containing(text: str, fields: Sequence[str]) -> Q:
    """Keep rows where each word of ``text`` stands in one of ``fields``."""
    condition = Q()
    for word in text.split():
        condition &= Q.create(
            [(f"{field}__icontains", form) for field in fields for form in _forms(word)],
            connector=Q.OR,
        )
    return condition


def _forms(word: str) -> list[str]:
    """SQLite compares only a–z without regard to case: å, ä and ö need each case spelled out."""
    if word.isascii() or connection.vendor != "sqlite":
        return [word]
    return sorted({word.lower(), word.upper(), word.capitalize()})
