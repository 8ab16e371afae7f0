"""What the object of a plan consists of."""

from objects.models import Component, ObjectPlan
from reports.content.dates import swedish_date
from reports.content.object_plan.work_nodes import ComponentRow, Components
from reports.content.words import capitalised


def build_components(plan: ObjectPlan) -> Components:
    """Give the components of the plan's object by name (one query)."""
    rows = Component.objects.filter(object=plan.object_id).order_by("name", "pk")
    return Components("komponenter", "Komponenter", tuple(map(component_row, rows)))


def component_key(component: Component) -> str:
    """Give the key of the node that shows ``component``."""
    return f"komponent/{component.code}"


def component_row(component: Component) -> ComponentRow:
    """Give a component's row."""
    end = component.contract_end
    return ComponentRow(
        key=component_key(component),
        name=component.name,
        kind=capitalised(component.get_kind_display()),
        phase=capitalised(component.get_phase_display()),
        supplier=component.supplier,
        contract_end=end.isoformat() if end else "",
        contract_label=swedish_date(end) if end else "",
    )
