"""The written parts of a plan: sections, versions, deviations."""

from collections.abc import Iterable

from objects.models import (
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
    Version,
)
from reports.content.parts import Section
from reports.content.rich import settled

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
    return tuple(map(version_row, plan.versions.order_by("order", "pk")))


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


def version_row(version: PlanVersion) -> Version:
    """Give a row of the version table."""
    return Version(
        key=version_key(version),
        label=version.label,
        stage=version.get_stage_display().capitalize(),
        dated=version.dated.isoformat() if version.dated else "",
        dated_label=swedish_date(version.dated) if version.dated else "",
        comment=version.comment,
    )


def version_key(version: PlanVersion) -> str:
    """Give the key of the node that shows ``version``."""
    return f"version/{version.label}"


def deviation_node(deviation: PeriodDeviation) -> Deviation:
    """Give a deviation of the period before."""
    return Deviation(deviation_key(deviation), deviation.title, deviation.reason)


def deviation_key(deviation: PeriodDeviation) -> str:
    """Give the key of the node that shows ``deviation``."""
    return f"avvikelse/{deviation.kind}/{deviation.title}"


def _deviations(
    deviations: list[PeriodDeviation], kind: PeriodDeviation.Kind
) -> tuple[Deviation, ...]:
    return tuple(deviation_node(each) for each in deviations if each.kind == kind)
