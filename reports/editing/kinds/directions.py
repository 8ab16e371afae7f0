"""What the governing documents ask."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from objects.forms.governing import DirectionForm
from objects.models import Influence, InfluenceDirection, ObjectPlan
from objects.services.governing import last_order
from reports.content.object_plan.governing import (
    direction_key,
    direction_node,
)
from reports.editing.kinds.base import (
    NO_SUCH_PART,
    Fragment,
    PartKind,
    Place,
    in_order,
    number,
    short,
)
from reports.editing.kinds.governing import REGION


class DirectionKind(PartKind[InfluenceDirection]):
    """A goal or direction that a governing document gives, for all or for some units."""

    slug = "inriktning"
    noun = "inriktningen"
    new = "mål eller inriktning"
    model = InfluenceDirection
    form = DirectionForm
    region = REGION

    def rows(self, plan: ObjectPlan) -> QuerySet[InfluenceDirection]:
        rows = InfluenceDirection.objects.filter(influence__plan=plan)
        rows = rows.select_related("influence__document").prefetch_related("units")
        return rows.order_by("influence__number", "order", "pk")

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = list(self.rows(plan).prefetch_related(None))
        keys = _keys(rows)
        counted = Counter(row.influence_id for row in rows)

        def name(row: InfluenceDirection) -> str:
            """Tell a direction from the others that the same document gives."""
            among = counted[row.influence_id]
            place = keys[row.pk].rpartition("/")[2]
            return f"{self.name(row)}, {place} av {among}" if among > 1 else self.name(row)

        return in_order(rows, lambda row: keys[row.pk], name, lambda row: row.influence_id)

    def name(self, row: InfluenceDirection) -> str:
        return f"inriktning för {row.influence.number}. {short(row.influence.document.title)}"

    def siblings(self, plan: ObjectPlan, row: InfluenceDirection) -> QuerySet[InfluenceDirection]:
        return self.rows(plan).filter(influence=row.influence_id)

    def about(self, plan: ObjectPlan, under: str) -> str:
        row = plan.influences.filter(pk=number(under)).select_related("document").first()
        return f"{row.number}. {short(row.document.title)}" if row else ""

    def under(self, row: InfluenceDirection) -> str:
        return str(row.influence_id)

    def records(self, plan: ObjectPlan) -> Q:
        rows = Influence.history.filter(plan_id=plan.pk).order_by()
        return Q(influence_id__in=rows.values("id"))

    def part(self, plan: ObjectPlan, row: InfluenceDirection) -> Fragment:
        key = _keys(self.siblings(plan, row).prefetch_related(None))[row.pk]
        context = {"direction": direction_node(key, row)}
        return Fragment("reports/object_plan/direction.html", context)

    def start(self, plan: ObjectPlan, under: str) -> InfluenceDirection:
        influence = plan.influences.filter(pk=number(under)).select_related("document").first()
        if influence is None:
            raise Http404(NO_SUCH_PART)
        influence.plan = plan
        return InfluenceDirection(influence=influence, order=last_order(influence) + 1)


def _keys(rows: Iterable[InfluenceDirection]) -> dict[int, str]:
    """The key of each row's node, by primary key; directions are counted from 1 in each row."""
    keys, counted = {}, dict[int, int]()
    for row in rows:
        place = counted[row.influence_id] = counted.get(row.influence_id, 0) + 1
        keys[row.pk] = direction_key(row.influence, place)
    return keys
