"""Who has which part of a plan open, so that two do not begin on the same part unknowingly."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from objects.models import EditingPresence, ObjectPlan, User

# A form that is open tells so three times a minute; one missed time is forgiven.
PRESENT = timedelta(seconds=50)
FORGOTTEN = timedelta(hours=1)


def note_presence(*, plan: ObjectPlan, part: str, user: User) -> tuple[User, ...]:
    """Note that ``user`` has ``part`` open, and give the others who have (four queries).

    Permission is the calling view's matter: this is about who looks, not about what is written.
    """
    now = timezone.now()
    EditingPresence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    EditingPresence.objects.bulk_create(
        [EditingPresence(plan=plan, part=part, user=user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["plan", "part", "user"],
        update_fields=["seen_at"],
    )
    return present(plan=plan, besides=user).get(part, ())


def end_presence(*, plan: ObjectPlan, part: str, user: User) -> None:
    """Note that ``user`` has closed ``part``."""
    EditingPresence.objects.filter(plan=plan, part=part, user=user).delete()


def present(*, plan: ObjectPlan, besides: User) -> dict[str, tuple[User, ...]]:
    """Give who has which part of ``plan`` open, except ``besides`` (one query)."""
    seen = EditingPresence.objects.filter(plan=plan, seen_at__gte=timezone.now() - PRESENT)
    found: dict[str, list[User]] = defaultdict(list)
    for row in seen.exclude(user=besides).select_related("user").order_by("seen_at", "pk"):
        found[row.part].append(row.user)
    return {part: tuple(users) for part, users in found.items()}
