"""The governing documents' rows, and what each document asks."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.html import strip_tags

from objects.forms.base import PartForm
from objects.forms.governing import DirectionForm, InfluenceForm
from objects.models import Influence, InfluenceDirection, ObjectPlan
from objects.services.governing import last_order, next_place, save_influence
from reports.content.object_plan.governing import (
    build_governing,
    direction_key,
    direction_node,
    directions_of,
    governing_row,
    influence_key,
    influences_of,
)
from reports.editing.kinds.base import (
    NO_SUCH_PART,
    Fragment,
    PartKind,
    Place,
    Region,
    Writer,
    in_order,
    number,
    short,
)


def whole(plan: ObjectPlan) -> Fragment:
    """Give the table of governing documents."""
    return Fragment("reports/object_plan/governing.html", {"governing": build_governing(plan)})


REGION = Region("styrande", ("styrande", "inriktning"), whole)


class InfluenceKind(PartKind[Influence]):
    """A governing document's row: number, document and effect on the object."""

    slug = "styrande"
    noun = "det styrande dokumentet"
    new = "styrande dokument"
    model = Influence
    form = InfluenceForm
    columns = 5
    region = REGION
    moving = frozenset({"number"})

    def rows(self, plan: ObjectPlan) -> QuerySet[Influence]:
        return influences_of(plan)

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = plan.influences.select_related("document").order_by("number")
        return in_order(rows, influence_key, self.name)

    def name(self, row: Influence) -> str:
        return f"{row.number}. {short(row.document.title)}"

    def along(self, row: Influence) -> Sequence[InfluenceDirection]:
        return directions_of(row)

    def along_names(self, row: Influence, along: Sequence[Any]) -> list[str]:
        return [short(strip_tags(each.body), 20) for each in along]

    def removed_with(self, record: Any) -> Sequence[Any]:
        together = InfluenceDirection.history.filter(influence_id=record.id, history_type="-")
        return list(together.filter(history_date=record.history_date).order_by("order", "id"))

    def names(self, plan: ObjectPlan, pks: Collection[int]) -> dict[int, str]:
        rows = plan.influences.filter(pk__in=pks).select_related("document")
        return {row.pk: self.name(row) for row in rows}

    def part(self, plan: ObjectPlan, row: Influence) -> Fragment:
        return Fragment("reports/object_plan/governing_row.html", {"row": governing_row(row)})

    def start(self, plan: ObjectPlan, under: str) -> Influence:
        return Influence(plan=plan, number=next_place(plan))

    def save(self, plan: ObjectPlan, row: Influence, form: PartForm, writer: Writer) -> None:
        assert isinstance(form, InfluenceForm)
        save_influence(row, plan=plan, new=form.new_document(), **writer)


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
        return in_order(rows, lambda row: keys[row.pk], self.name, lambda row: row.influence_id)

    def name(self, row: InfluenceDirection) -> str:
        return f"inriktning för {row.influence.number}. {short(row.influence.document.title)}"

    def siblings(self, plan: ObjectPlan, row: InfluenceDirection) -> QuerySet[InfluenceDirection]:
        return self.rows(plan).filter(influence=row.influence_id)

    def under(self, row: InfluenceDirection) -> str:
        return str(row.influence_id)

    def records(self, plan: ObjectPlan) -> Q:
        rows = Influence.history.filter(plan_id=plan.pk).order_by()
        return Q(influence_id__in=rows.values("id"))

    def names(self, plan: ObjectPlan, pks: Collection[int]) -> dict[int, str]:
        rows = self.rows(plan).prefetch_related(None).filter(pk__in=pks)
        return {row.pk: self.name(row) for row in rows}

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
