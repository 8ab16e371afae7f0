"""What the object of a plan consists of."""

from objects.models import Component, ObjectPlan
from reports.content.dates import swedish_date
from reports.content.object_plan.work_nodes import ComponentRow, Components
from reports.content.words import capitalised


def build_components(plan: ObjectPlan) -> Components:
    """Give the components of the plan's object by name (one query)."""
    rows = Component.objects.filter(object=plan.object_id).order_by("name", "pk")
    return Components("komponenter", "Komponenter", tuple(_row(each) for each in rows))


def _row(component: Component) -> ComponentRow:
    end = component.contract_end
    return ComponentRow(
        key=f"komponent/{component.code}",
        name=component.name,
        kind=capitalised(component.get_kind_display()),
        phase=capitalised(component.get_phase_display()),
        supplier=component.supplier,
        contract_end=end.isoformat() if end else "",
        contract_label=swedish_date(end) if end else "",
    )
