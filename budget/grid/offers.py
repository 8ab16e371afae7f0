"""What a new row of a plan's grid may be about, and whether it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from budget.grid.rows import Identity, Named
from budget.grid.scope import Scope
from budget.models import BudgetLine, DistributionKey
from budget.models.kinds import CostKind, Series
from objects.forms.choices import unit_label, units_of
from objects.models import Component, ObjectPlan

Choices = list[tuple[str, str]]
LONGEST_TITLE = 300
NO_KIND = "Välj VM, VU, nyutveckling eller övrigt: det ska en budgetrad ha."
NO_BEARER = "Välj vem som bär kostnaden: det ska en budgetrad ha."
STRANGE = "Raden gäller något som inte finns att välja i planen längre. Lägg till den på nytt."


def offers_of(plan: ObjectPlan) -> Named:
    """Components of the object, units and keys that hold in the period (three queries)."""
    holds = Q(valid_from__lte=plan.period_end) & (
        Q(valid_to=None) | Q(valid_to__gte=plan.period_start)
    )
    own_or_common = Q(object=None) | Q(object=plan.object_id)
    components = Component.objects.filter(object=plan.object_id).order_by("name", "pk")
    return Named(
        {one.pk: one for one in components},
        {one.pk: one for one in units_of(plan)},
        {one.pk: one for one in DistributionKey.objects.filter(own_or_common & holds)},
    )


def named_by(offers: Named, lines: Iterable[BudgetLine]) -> Named:
    """What is offered, and what ``lines`` already are about."""
    components, units, keys = dict(offers.components), dict(offers.units), dict(offers.keys)
    for line in lines:
        if line.component:
            components[line.component.pk] = line.component
        if line.unit:
            units[line.unit.pk] = line.unit
        if line.key:
            keys[line.key.pk] = line.key
    return Named(components, units, keys)


def fault_of_new(row: Identity, scope: Scope, offers: Named) -> str:
    """What is wrong with a row that the plan does not have, in Swedish; empty for nothing."""
    pairs = ((row.component, offers.components), (row.unit, offers.units), (row.key, offers.keys))
    known = all(one is None or one in among for one, among in pairs)
    if not known or row.activity or row.goal or row.nth:
        return STRANGE
    if scope.series == Series.BUDGET and not row.kind:
        return NO_KIND
    if scope.series == Series.BUDGET and not row.bearer:
        return NO_BEARER
    if len(row.title) > LONGEST_TITLE:
        return f"Skriv högst {LONGEST_TITLE} tecken i posten. Nu är det {len(row.title)}."
    return ""


def component_choices(offers: Named) -> Choices:
    """The components to choose among, by primary key."""
    return [(str(pk), one.name) for pk, one in offers.components.items()]


def kind_choices() -> Choices:
    """The kinds to choose among."""
    return [(kind.value, str(kind.label)) for kind in CostKind]


def bearer_choices(offers: Named) -> Choices:
    """The units and keys to choose among, as :attr:`Identity.bearer` names them."""
    names = Counter(key.name for key in offers.keys.values())
    units = [(f"n{pk}", unit_label(one)) for pk, one in offers.units.items()]
    return units + [
        (f"k{pk}", f"Nyckel: {one.name}" + (f" (från {one.valid_from})" * (names[one.name] > 1)))
        for pk, one in offers.keys.items()
    ]
