"""A part of a plan is removed, with what goes with it, unless something else stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from objects.models import ObjectPlan, PlanVersion, User
from objects.permissions import Action
from objects.recording import Stamp
from objects.services.parts import require_part
from objects.writing import check_revision, lock

SHOWN = 10


@dataclass(frozen=True)
class Obstacle:
    """What stands on a part: ``what`` in the plural, how many, and the first of them by name."""

    what: str
    count: int
    names: tuple[str, ...]


class StandsOnError(Exception):
    """Something else stands on the part, so that it cannot be removed."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__("Annat står på delen.")
        self.obstacles = tuple(obstacles)


def what_stands_on(rows: Sequence[models.Model]) -> list[Obstacle]:
    """Give what other rows point at ``rows``, which are of one model and leave together.

    Rows of any app count, by foreign key or by many-to-many. The number of queries follows the
    number of such relations, twice that at most.
    """
    obstacles = []
    for relation in rows[0]._meta.related_objects:
        found = _pointing(relation, rows)
        if found is not None and (names := [str(each) for each in found[: SHOWN + 1]]):
            count = found.count() if len(names) > SHOWN else len(names)
            what = str(found.model._meta.verbose_name_plural)
            obstacles.append(Obstacle(what, count, tuple(names[:SHOWN])))
    return obstacles


def _pointing(relation: Any, rows: Sequence[models.Model]) -> Any:
    """The rows at the other end of ``relation``; None for what is removed along with ``rows``."""
    if relation.on_delete is models.CASCADE and not relation.many_to_many:
        return None
    model = relation.related_model
    found = model._default_manager.filter(**{f"{relation.field.name}__in": rows})
    return found.exclude(pk__in=[row.pk for row in rows]) if model is type(rows[0]) else found


@transaction.atomic
def remove_part(
    row: models.Model,
    *,
    plan: ObjectPlan,
    user: User | None,
    revision: int | None = None,
    along: Sequence[models.Model] = (),
    action: Action = Action.EDIT_PLAN,
) -> None:
    """Remove a part of ``plan``, and first the rows ``along`` that cannot be without it.

    All are recorded at the same instant, by which the history brings them back together.

    Raises:
        PermissionDenied: the user may not do ``action``, or the part is another plan's.
        StaleError: someone has changed the part meanwhile.
        StandsOnError: something else stands on the part or on what would go with it.
    """
    require_part(user, plan, row, action)
    lock(plan)
    if revision is not None:
        check_revision(row, revision)
    if isinstance(row, PlanVersion) and row.is_issued:
        raise PermissionDenied("Versionen är utgiven. Raden kan inte tas bort.")
    obstacles = what_stands_on([row, *(each for each in along if type(each) is type(row))])
    if obstacles:
        raise StandsOnError(obstacles)
    stamp = Stamp(user)
    for each in (*along, row):
        each._history_user = user  # type: ignore[attr-defined]
        each._history_date = stamp.date  # type: ignore[attr-defined]
        each.delete()
