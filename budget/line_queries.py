"""Budget lines as the list shows them, and what the list adds up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from budget.borne import borne_by_unit
from budget.models import BudgetLine, KeyShare
from budget.models.kinds import CostKind, Series, series_title
from budget.queries import group_sums, total_of
from objects.models import ManagedObject, ObjectPlan, Unit
from objects.visibility import Reader

# A series and the number of a forecast.
SeriesKey = tuple[str, int | None]
DEFAULT_ORDER = ("-plan__period_start", "plan__code", "number", "pk")


@dataclass(frozen=True)
class KindTotal:
    """What the lines of one kind add up to, in kronor; None where there are none."""

    kind: str
    amount: Decimal | None


@dataclass(frozen=True)
class SeriesTotal:
    """What the lines of one series add up to, in kronor; ``by_kind`` follows the list's kinds.

    Each numbered forecast is a series of its own: they say what the same money will be.
    ``share`` is what the chosen unit bears of it, None when no unit is chosen.
    """

    label: str
    by_kind: tuple[KindTotal, ...]
    total: Decimal
    share: Decimal | None


@dataclass(frozen=True)
class LineTotals:
    """How many lines there are, and their sums; different series are never added together.

    ``unit`` is the code of the chosen unit or empty.
    """

    unit: str
    lines: int
    kinds: tuple[str, ...]
    series: tuple[SeriesTotal, ...]


def for_list(found: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    """``found`` with all that a row shows, in the default order (three queries)."""
    related = found.select_related("plan__object", "component", "unit", "key", "revises")
    return related.prefetch_related("key__shares__unit").order_by(*DEFAULT_ORDER)


def line_totals(found: QuerySet[BudgetLine], unit: str = "") -> LineTotals:
    """Add up ``found`` over all its pages, and what the unit with the code ``unit`` bears of it."""
    groups = group_sums(found)
    sums: dict[SeriesKey, dict[str | None, Decimal]] = {}
    for group in groups:
        sums.setdefault((group.series, group.forecast), {})[group.kind] = group.amount
    seen = {kind for by_kind in sums.values() for kind in by_kind}
    kinds = [kind for kind in (*CostKind, None) if kind in seen]
    shares = _borne(found, unit) if unit else {}
    return LineTotals(
        unit,
        sum(group.lines for group in groups),
        tuple(map(_kind_label, kinds)),
        tuple(
            _series_total(series, sums[series], kinds, shares.get(series))
            for series in sorted(sums, key=_series_order)
        ),
    )


def _series_order(series: SeriesKey) -> tuple[int, int]:
    return Series.values.index(series[0]), series[1] or 0


def _series_total(
    series: SeriesKey,
    sums: Mapping[str | None, Decimal],
    kinds: Sequence[CostKind | None],
    share: Decimal | None,
) -> SeriesTotal:
    by_kind = tuple(KindTotal(_kind_label(kind), sums.get(kind)) for kind in kinds)
    return SeriesTotal(series_title(*series), by_kind, total_of(sums.values()) or Decimal(0), share)


def _kind_label(kind: CostKind | None) -> str:
    return str(kind.label) if kind else "Ej delat"


def _borne(found: QuerySet[BudgetLine], unit: str) -> Mapping[SeriesKey, Decimal]:
    """What ``unit`` bears of each series, to the öre, as its keys share it."""
    rows = borne_by_unit(found, by=["series", "forecast"])
    return {
        (row.series, row.forecast): row.amount
        for row in rows
        if row.series is not None and row.unit is not None and row.unit.code == unit
    }


Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class LineChoices:
    """What the filters of the list offer."""

    units: Choices
    components: Choices
    objects: Choices
    years: Choices


def line_choices(user: Reader) -> LineChoices:
    """The choices among the lines that ``user`` may read (four queries)."""
    plans = ObjectPlan.objects.visible_to(user)
    objects = ManagedObject.objects.filter(plans__in=plans).distinct().order_by("name", "pk")
    lines = BudgetLine.objects.filter(plan__in=plans)
    # Asked for apart: joined in one question, each unit's lines would meet each of its keys' lines.
    shared = KeyShare.objects.filter(key__in=lines.values("key"))
    bears = Q(pk__in=lines.values("unit")) | Q(pk__in=shared.values("unit"))
    bearing = Unit.objects.filter(bears)
    components = (
        lines.filter(component__isnull=False)
        .order_by("component__name")
        .values_list("component__code", "component__name")
        .distinct()
    )
    periods = plans.order_by("-period_end").values_list("period_start", "period_end").distinct()
    years = {year for start, end in periods for year in range(start.year, end.year + 1)}
    return LineChoices(
        units=[(unit.code, f"{unit.code} – {unit.name}") for unit in bearing],
        components=list(components),
        objects=[(one.code, f"{one.code} – {one.name}") for one in objects],
        years=[(str(year), str(year)) for year in sorted(years, reverse=True)],
    )
