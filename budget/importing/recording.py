"""History of rows written in bulk, copied inside the database."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from budget.importing.effects import chunks
from objects.recording import Stamp


def record(model: Any, items: Sequence[Model], kind: str, stamp: Stamp) -> None:
    """Put the present state of saved `items` into their history; `kind` is "+" or "~".

    The rows are copied by the database itself: sending them a second time, as the library's
    bulk methods do, takes longer than everything else in an import.
    """
    _copy(model, [item.pk for item in items], kind, stamp)


def remove(model: Any, keys: Sequence[int], stamp: Stamp) -> None:
    """Remove rows by primary key, recorded as "-"; nothing may point at them."""
    _copy(model, keys, "-", stamp)
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        for part in chunks(keys):
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({marks})", part)  # noqa: S608


def _copy(model: Any, keys: Sequence[int], kind: str, stamp: Stamp) -> None:
    history = model.history.model
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in history.tracked_fields)
    stamped = ("history_date", "history_user_id", "history_change_reason", "history_type")
    values = [
        connection.ops.adapt_datetimefield_value(stamp.date),
        stamp.user.pk if stamp.user else None,
        stamp.reason_in(history),
        kind,
    ]
    target, source, key = (
        quote(history._meta.db_table),
        quote(model._meta.db_table),
        quote(model._meta.pk.column),
    )
    with connection.cursor() as cursor:
        for part in chunks(keys):
            # Names come from the models; what varies goes as parameters.
            cursor.execute(
                f"INSERT INTO {target} ({columns}, {', '.join(map(quote, stamped))}) "  # noqa: S608
                f"SELECT {columns}, %s, %s, %s, %s FROM {source} "
                f"WHERE {key} IN ({', '.join(['%s'] * len(part))}) ORDER BY {key}",
                [*values, *part],
            )
