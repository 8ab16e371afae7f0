"""What a reader may see; the query sets' ``visible_to`` stands on it.

It knows users only through their relations, so that models can import it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from django.db.models import BigIntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from objects.roles import READS_EVERYTHING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from objects.models import User

Reader: TypeAlias = Union["User", "AnonymousUser"]


@dataclass(frozen=True)
class ReaderScope:
    """How far a reader sees: everything, or what concerns some nämnder, besides what is public."""

    everything: bool = False
    committees: frozenset[int] = frozenset()


def reader_scope(user: Reader) -> ReaderScope:
    """Tell how far ``user`` sees (one query, since every page asks).

    Whoever holds a role on some object, or in a group that reads everything, sees all objects;
    a nämndledamot sees what concerns their nämnder; others see only what is public.
    """
    if not user.is_authenticated or not user.is_active:
        return ReaderScope()
    if user.is_superuser:
        return ReaderScope(everything=True)
    today = timezone.localdate()
    current = Q(valid_from__lte=today) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    seeing_all = user.groups.filter(name__in=READS_EVERYTHING)
    rows = _named("all", seeing_all).union(
        _named("all", user.object_roles.filter(current)),
        _named("committee", user.committees.all()),
        all=True,
    )
    found = list(rows)
    if any(kind == "all" for kind, _ in found):
        return ReaderScope(everything=True)
    return ReaderScope(committees=frozenset(pk for _, pk in found))


def key_of(user: Reader) -> int | None:
    """The key of an active user, by which rows name who answers for them; else None."""
    return user.pk if user.is_authenticated and user.is_active else None


def _named(kind: str, found: QuerySet[Any]) -> QuerySet[Any, tuple[str, int]]:
    """The keys of ``found`` with what they mean, to be put together in one query."""
    return found.order_by().values_list(
        Value(kind, output_field=TextField()), Cast("pk", BigIntegerField())
    )
