"""The components of the plan's object."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from objects.forms.base import PartForm
from objects.forms.rows import ComponentForm
from objects.models import Component, ObjectPlan
from objects.services.components import save_component
from reports.content.object_plan.components import (
    build_components,
    component_key,
    component_row,
)
from reports.editing.kinds.base import Fragment, PartKind, Place, Region, Writer


def whole(plan: ObjectPlan) -> Fragment:
    """Give the chapter on components."""
    return Fragment(
        "reports/object_plan/component_table.html", {"components": build_components(plan)}
    )


class ComponentKind(PartKind[Component]):
    """A component; the table is sorted by name."""

    slug = "komponent"
    noun = "komponenten"
    new = "komponent"
    model = Component
    form = ComponentForm
    columns = 6
    region = Region("komponenter", (slug,), whole)
    movable = False
    moving = frozenset({"name"})

    def rows(self, plan: ObjectPlan) -> QuerySet[Component]:
        return Component.objects.filter(object=plan.object_id).order_by("name", "pk")

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = self.rows(plan)
        return [Place(component_key(row), str(row.pk), self.name(row)) for row in rows]

    def name(self, row: Component) -> str:
        return f"komponenten {row.name}"

    def siblings(self, plan: ObjectPlan, row: Component) -> QuerySet[Component]:
        """Give the component alone: their order is that of their names."""
        return self.rows(plan).filter(pk=row.pk)

    def records(self, plan: ObjectPlan) -> Q:
        return Q(object_id=plan.object_id)

    def part(self, plan: ObjectPlan, row: Component) -> Fragment:
        return Fragment("reports/object_plan/component_row.html", {"row": component_row(row)})

    def start(self, plan: ObjectPlan, under: str) -> Component:
        return Component(object=plan.object)

    def save(self, plan: ObjectPlan, row: Component, form: PartForm, writer: Writer) -> None:
        save_component(row, plan=plan, **writer)
