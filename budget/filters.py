"""The filters of the budget list; their names stand in the address."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from budget.line_queries import LineChoices
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from objects.listing.search import containing
from objects.listing.widgets import PlainSelect

SEARCHED = ("title", "note", "component__name")


def _select(label: str, every: str, **how: str) -> Any:
    return django_filters.ChoiceFilter(label=label, empty_label=every, widget=PlainSelect, **how)


class LineFilter(django_filters.FilterSet):
    """Narrows budget lines."""

    q = django_filters.CharFilter(label="Sök i budgetrader", method="search")
    namnd = _select("Bärs av nämnd", "Alla", method="by_unit")
    slag = _select("Slag", "Alla", field_name="kind")
    serie = _select("Serie", "Alla", field_name="series")
    prognos = _select("Prognos nummer", "Alla", field_name="forecast")
    komponent = _select("Komponent", "Alla", field_name="component__code")
    objekt = _select("Objekt", "Alla", field_name="plan__object__code")
    ar = _select("År", "Alla år", method="by_year")

    def __init__(self, *args: Any, choices: LineChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "namnd": choices.units,
            "slag": CostKind.choices,
            "serie": Series.choices,
            "prognos": [(str(number), f"Prognos {number}") for number in (1, 2, 3)],
            "komponent": choices.components,
            "objekt": choices.objects,
            "ar": choices.years,
        }
        for name, values in offered.items():
            self.filters[name].extra["choices"] = values

    def search(self, found: QuerySet[BudgetLine], name: str, value: str) -> QuerySet[BudgetLine]:
        return found.filter(containing(value, SEARCHED))

    def by_unit(self, found: QuerySet[BudgetLine], name: str, value: str) -> QuerySet[BudgetLine]:
        """Lines that the unit bears itself, and those it shares through a key."""
        bears = Q(unit__code=value) | Q(key__shares__unit__code=value)
        return found.filter(pk__in=BudgetLine.objects.filter(bears).values("pk"))

    def by_year(self, found: QuerySet[BudgetLine], name: str, value: str) -> QuerySet[BudgetLine]:
        """Lines for the year; those that name none are for the first of their plan."""
        first = Q(year=None, plan__period_start__year=int(value))
        return found.filter(first | Q(year=int(value)))
