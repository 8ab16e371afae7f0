"""The governing documents of a plan, with what they ask and mean."""

from django.db.models import QuerySet

from objects.models import Influence, InfluenceDirection, ObjectPlan
from reports.content.object_plan.nodes import Direction, GoverningRow
from reports.content.rich import settled
from reports.content.words import listed


def build_governing(plan: ObjectPlan) -> tuple[GoverningRow, ...]:
    """Give the governing documents with directions and effect (three queries)."""
    return tuple(map(governing_row, influences_of(plan)))


def influences_of(plan: ObjectPlan) -> QuerySet[Influence]:
    """The rows of governing documents, in their order, with all that they hold (three queries)."""
    rows = plan.influences.select_related("document").prefetch_related("directions__units")
    return rows.order_by("number")


def governing_row(influence: Influence) -> GoverningRow:
    """Give a governing document's row."""
    key = influence_key(influence)
    directions = directions_of(influence)
    return GoverningRow(
        key=key,
        number=str(influence.number),
        title=influence.document.title,
        url=influence.document.url,
        directions=tuple(
            direction_node(direction_key(influence, place), direction)
            for place, direction in enumerate(directions, start=1)
        ),
        effect=settled(influence.effect, below=3),
    )


def influence_key(influence: Influence) -> str:
    """Give the key of the node that shows ``influence``."""
    return f"styrande/{influence.number}"


def directions_of(influence: Influence) -> list[InfluenceDirection]:
    """Give what the document asks, in order; no query when it has been prefetched."""
    return sorted(influence.directions.all(), key=lambda each: (each.order, each.pk))


def direction_key(influence: Influence, place: int) -> str:
    """Give the key of the node that shows the direction at ``place``, from 1."""
    return f"{influence_key(influence)}/{place}"


def direction_node(key: str, direction: InfluenceDirection) -> Direction:
    """Give what a governing document asks of some units."""
    units = sorted(direction.units.all(), key=lambda unit: (unit.order, unit.code))
    return Direction(
        key=key,
        units=listed([unit.code for unit in units]),
        body=settled(direction.body, below=3),
    )
