"""The filters of the activity list; their names stand in the address."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from activities.choices import ListChoices
from activities.models import Activity, Placement, StatusChoice
from objects.listing.search import containing
from objects.listing.widgets import PlainSelect, Tick

SEARCHED = ("title", "sub_points")


def _select(label: str, every: str, method: str) -> Any:
    return django_filters.ChoiceFilter(
        label=label, empty_label=every, method=method, widget=PlainSelect
    )


def _tick(label: str, method: str) -> Any:
    return django_filters.BooleanFilter(label=label, method=method, widget=Tick)


class ActivityFilter(django_filters.FilterSet):
    """Narrows activities; ``places`` tells which of their places count as rows."""

    q = django_filters.CharFilter(label="Sök i aktiviteter", method="search")
    namnd = _select("Nämnd eller enhet", "Alla", "by_unit")
    mal = _select("Mål", "Alla mål", "by_goal")
    status = _select("Status", "Alla", "by_status")
    objekt = _select("Objekt", "Alla", "by_object")
    ar = _select("År", "Alla år", "by_year")
    framflyttad = _tick("Framflyttad", "only_moved")
    kvarstar = _tick("Kvarstår från tidigare år", "only_carried")
    motstridig = _tick("Motstridiga uppgifter", "only_conflicts")

    def __init__(self, *args: Any, choices: ListChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.places = Q()
        offered = {
            "namnd": choices.units,
            "mal": choices.goals,
            "status": StatusChoice.Class.choices,
            "objekt": choices.objects,
            "ar": choices.years,
        }
        for name, values in offered.items():
            self.filters[name].extra["choices"] = values

    def search(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        return found.filter(containing(value, SEARCHED))

    def by_unit(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        self.places &= Q(units__isnull=True) | Q(units__code=value)
        return found.filter(units__code=value)

    def by_goal(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        under = Q(goal__in=self.choices.below[value])
        self.places &= under
        return found.filter(Exists(Placement.objects.filter(under, activity=OuterRef("pk"))))

    def by_status(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        return found.filter(status__in=self.choices.statuses.get(value, []))

    def by_object(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        return found.filter(object__code=value)

    def by_year(self, found: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        return found.filter(plan__year=int(value))

    def only_moved(self, found: QuerySet[Activity], name: str, value: Any) -> QuerySet[Activity]:
        return found.filter(moved=True) if value else found

    def only_carried(self, found: QuerySet[Activity], name: str, value: Any) -> QuerySet[Activity]:
        if not value:
            return found
        carried = Q(carried_from__isnull=False)
        self.places &= carried
        return found.filter(Exists(Placement.objects.filter(carried, activity=OuterRef("pk"))))

    def only_conflicts(
        self, found: QuerySet[Activity], name: str, value: Any
    ) -> QuerySet[Activity]:
        return found.filter(has_conflict=True) if value else found
