"""Remarks on components: a contract that ends while nothing is planned for it."""

from collections.abc import Iterator

from objects.models import Component
from reports.content.dates import swedish_date
from reports.review.material import Material
from reports.review.places import component_place
from reports.review.remarks import Finding


def component_findings(material: Material) -> Iterator[Finding]:
    """The components whose contract ends in the period, with no activity that sees to it.

    An activity counts when it is tied to the component or names it. A component that is being
    dismantled needs none.
    """
    first, last = material.plan.period_start, material.plan.period_end
    for component in material.components:
        end = component.contract_end
        if end is None or not first <= end <= last or _is_seen_to(component, material):
            continue
        yield Finding(
            "avtal-utan-aktivitet",
            component_place(component),
            f"Avtalet slutar den {swedish_date(end)}, och programmet hittar ingen aktivitet som "
            "gäller komponenten.",
            "Planera förlängning, ny upphandling eller avveckling som en aktivitet.",
        )


def _is_seen_to(component: Component, material: Material) -> bool:
    if component.phase == Component.Phase.DISMANTLING:
        return True
    name = component.name.casefold()
    return any(
        name in activity.title.casefold()
        or component.pk in material.links.components.get(activity.pk, ())
        for activity in material.activities
    )
