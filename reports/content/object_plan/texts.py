"""The written parts of a plan: sections, versions, deviations, governing documents."""

from collections.abc import Iterable

from objects.models import (
    Influence,
    InfluenceDirection,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    Unit,
)
from reports.content.dates import swedish_date
from reports.content.object_plan.nodes import (
    Background,
    Deviation,
    Direction,
    GoverningRow,
    Version,
)
from reports.content.parts import Section
from reports.content.rich import settled
from reports.content.words import listed

Kind = PlanSection.Kind
# The keys stand in the document's addresses, so they are Swedish and never change.
KEYS = {
    Kind.PURPOSE: "syfte",
    Kind.BACKGROUND: "bakgrund",
    Kind.FULFILMENT: "maluppfyllelse",
    Kind.REASONS: "orsaker",
    Kind.PERIOD: "period",
    Kind.CONDITIONS: "forutsattningar",
    Kind.GOALS: "langsiktiga-mal",
    Kind.BUDGET: "budget",
    Kind.DIFFERENCE: "skillnad",
    Kind.FINANCING: "finansiering",
}


# The level of the heading that a text stands under, where it is not 3.
_LEVELS = {Kind.FULFILMENT: 4, Kind.REASONS: 4, Kind.DIFFERENCE: 4, Kind.BUDGET: 2}


class Texts:
    """The sections of a plan by kind; each with its ``unit`` loaded."""

    def __init__(self, sections: Iterable[PlanSection]) -> None:
        sections = list(sections)
        self._bodies = {(section.kind, section.unit_id): section.body for section in sections}
        self.units = [section.unit for section in sections if section.unit is not None]

    def section(self, kind: Kind) -> Section:
        """Give the section of ``kind``, empty when it has not been written."""
        body = self._bodies.get((kind.value, None), "")
        return Section(KEYS[kind], str(kind.label), settled(body, below=_LEVELS.get(kind, 3)))

    def for_unit(self, unit: Unit) -> Section:
        """Give the text on the goals of a unit, empty when there is none."""
        body = self._bodies.get((Kind.UNIT_GOALS.value, unit.pk), "")
        return Section(f"mal/{unit.code}", unit.name, settled(body, below=4))


def build_versions(plan: ObjectPlan) -> tuple[Version, ...]:
    """Give the version table (one query)."""
    return tuple(_version(version) for version in plan.versions.order_by("order", "pk"))


def build_background(plan: ObjectPlan, texts: Texts) -> Background:
    """Give the account of the period before (one query)."""
    deviations = list(plan.deviations.order_by("order", "pk"))
    background = texts.section(Kind.BACKGROUND)
    return Background(
        key=background.key,
        title=background.title,
        body=background.body,
        fulfilment=texts.section(Kind.FULFILMENT),
        late=_deviations(deviations, PeriodDeviation.Kind.LATE),
        over_budget=_deviations(deviations, PeriodDeviation.Kind.OVER_BUDGET),
        reasons=texts.section(Kind.REASONS),
    )


def build_governing(plan: ObjectPlan) -> tuple[GoverningRow, ...]:
    """Give the governing documents with directions and effect (three queries)."""
    influences = (
        plan.influences.select_related("document")
        .prefetch_related("directions__units")
        .order_by("number")
    )
    return tuple(_governing_row(influence) for influence in influences)


def _version(version: PlanVersion) -> Version:
    return Version(
        key=f"version/{version.label}",
        label=version.label,
        stage=version.get_stage_display().capitalize(),
        dated=version.dated.isoformat() if version.dated else "",
        dated_label=swedish_date(version.dated) if version.dated else "",
        comment=version.comment,
    )


def _deviations(
    deviations: list[PeriodDeviation], kind: PeriodDeviation.Kind
) -> tuple[Deviation, ...]:
    return tuple(
        Deviation(key=f"avvikelse/{kind}/{each.title}", title=each.title, reason=each.reason)
        for each in deviations
        if each.kind == kind
    )


def _governing_row(influence: Influence) -> GoverningRow:
    key = f"styrande/{influence.number}"
    directions = sorted(influence.directions.all(), key=lambda each: (each.order, each.pk))
    return GoverningRow(
        key=key,
        number=str(influence.number),
        title=influence.document.title,
        url=influence.document.url,
        directions=tuple(
            _direction(f"{key}/{place}", direction)
            for place, direction in enumerate(directions, start=1)
        ),
        effect=settled(influence.effect, below=3),
    )


def _direction(key: str, direction: InfluenceDirection) -> Direction:
    units = sorted(direction.units.all(), key=lambda unit: (unit.order, unit.code))
    return Direction(
        key=key,
        units=listed([unit.code for unit in units]),
        body=settled(direction.body, below=3),
    )
