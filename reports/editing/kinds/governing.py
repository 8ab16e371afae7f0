"""The governing documents' rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.html import strip_tags

from objects.forms.base import PartForm
from objects.forms.governing import InfluenceForm
from objects.models import Influence, InfluenceDirection, ObjectPlan
from objects.services.governing import next_place, save_influence
from reports.content.object_plan.governing import (
    build_governing,
    directions_of,
    governing_row,
    influence_key,
    influences_of,
)
from reports.editing.kinds.base import (
    Fragment,
    PartKind,
    Place,
    Region,
    Writer,
    in_order,
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

    def part(self, plan: ObjectPlan, row: Influence) -> Fragment:
        return Fragment("reports/object_plan/governing_row.html", {"row": governing_row(row)})

    def start(self, plan: ObjectPlan, under: str) -> Influence:
        return Influence(plan=plan, number=next_place(plan))

    def save(self, plan: ObjectPlan, row: Influence, form: PartForm, writer: Writer) -> None:
        assert isinstance(form, InfluenceForm)
        save_influence(row, plan=plan, new=form.new_document(), **writer)
