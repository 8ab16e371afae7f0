"""How every form saves: checked, recorded, and never over what someone else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.db.models import Max, OuterRef, Subquery

from objects.recording import Stamp, record

if TYPE_CHECKING:
    from objects.models import User


class StaleError(Exception):
    """The row has changed since the writer read it; ``current`` is None when it was removed."""

    def __init__(self, current: models.Model | None) -> None:
        super().__init__("Någon annan har ändrat det här.")
        self.current = current


def revision_of(row: models.Model | None) -> int:
    """The number of the latest change in the history of ``row`` (one query).

    0 for a row that is not saved, or that has no history yet. A form carries it, and gives it back
    to :func:`save_row`.
    """
    if row is None or row.pk is None:
        return 0
    records: Any = type(row).history  # type: ignore[attr-defined]
    latest = records.filter(**{row._meta.pk.attname: row.pk}).order_by("-history_id")
    return latest.values_list("history_id", flat=True).first() or 0


def revisions_of(model: type[models.Model], keys: Iterable[int]) -> dict[int, int]:
    """The revision of each row of ``model`` with one of the primary ``keys`` (one query)."""
    wanted = list(keys)
    records: Any = model.history  # type: ignore[attr-defined]
    rows = records.filter(id__in=wanted).order_by().values_list("id").annotate(Max("history_id"))
    return dict.fromkeys(wanted, 0) | dict(rows)


def lock(row: models.Model) -> None:
    """Let one writer at a time past ``row``, to the end of the transaction.

    SQLite is not asked: a transaction there holds the whole database from its first moment.
    """
    if not connection.features.has_select_for_update:
        return
    type(row)._default_manager.select_for_update().filter(pk=row.pk).order_by("pk").first()


def lock_all(rows: models.QuerySet[Any]) -> None:
    """As :func:`lock` for each of ``rows``, in the order of their keys: none waits in a ring."""
    if connection.features.has_select_for_update:
        list(rows.select_for_update().order_by("pk").values_list("pk"))


def check_revision(row: models.Model, revision: int) -> None:
    """Refuse to go on when ``row`` is not as it was at ``revision`` (one query).

    Raises:
        StaleError: someone has changed or removed it.
    """
    if not row.pk:
        if revision != 0:
            raise StaleError(None)
        return
    stands = type(row)._default_manager.filter(pk=row.pk)
    found = stands.order_by().values_list(_latest(type(row))).first()
    if found is None:
        raise StaleError(None)
    if (found[0] or 0) != revision:
        raise StaleError(stands.first())


def _latest(model: type[models.Model]) -> Subquery:
    records: Any = model.history  # type: ignore[attr-defined]
    latest = records.filter(**{model._meta.pk.attname: OuterRef("pk")}).order_by("-history_id")
    return Subquery(latest.values("history_id")[:1])


@transaction.atomic
def save_row(
    row: models.Model,
    *,
    user: User | None,
    revision: int | None = None,
    within: models.Model | None = None,
    related: Mapping[str, Iterable[Any]] | None = None,
    reason: str = "",
) -> None:
    """Save ``row`` and its many-to-many ``related``, with one record in the history.

    ``revision`` is what the writer read (None: whatever stands there). ``within`` is the row whose
    lock keeps writers apart, such as the plan. Permission is the calling service's matter.

    Raises:
        StaleError: someone has changed the row since ``revision``.
        ValidationError: the row breaks a rule of its model.
    """
    lock(within or row)
    if revision is not None:
        check_revision(row, revision)
    row.full_clean()
    added = row._state.adding
    row.skip_history_when_saving = True  # type: ignore[attr-defined]
    try:
        row.save()
        for name, items in (related or {}).items():
            getattr(row, name).set(items)
    finally:
        del row.skip_history_when_saving  # type: ignore[attr-defined]
    record(type(row), [row], "+" if added else "~", Stamp(user, reason))


@transaction.atomic
def remove_row(
    row: models.Model,
    *,
    user: User | None,
    revision: int | None = None,
    within: models.Model | None = None,
    reason: str = "",
) -> None:
    """Remove ``row``; the history keeps it and can bring it back.

    Raises:
        StaleError: someone has changed the row since ``revision``.
        ProtectedError: something else stands on the row.
    """
    lock(within or row)
    if revision is not None:
        check_revision(row, revision)
    row._history_user = user  # type: ignore[attr-defined]
    row._change_reason = reason or None  # type: ignore[attr-defined]
    row.delete()
