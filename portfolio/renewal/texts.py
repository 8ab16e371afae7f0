"""Sections, governing documents and the table of versions, copied as they stand."""

from collections.abc import Iterable

from objects.models import (
    Influence,
    InfluenceDirection,
    ObjectPlan,
    PlanSection,
    PlanVersion,
)
from objects.recording import Stamp, Writes, write
from portfolio.renewal.copying import copy_of

Stage = PlanVersion.Stage
# Where last year's plan has no table: the versions that the municipality's plans go through.
CUSTOMARY = (
    ("0.1", Stage.DRAFT, ""),
    ("0.8", Stage.PRELIMINARY, "Bilaga till underlaget för internbudgeten"),
    ("0.9", Stage.FINAL, "Bilaga när nämnderna lämnar in sin internbudget"),
    ("1.0", Stage.DECIDED, "Beslutad av nämnden"),
    ("2.0", Stage.REVISED, "Ändrad efter beslutet"),
)


def copy_sections(sections: Iterable[PlanSection], plan: ObjectPlan, stamp: Stamp) -> None:
    """Give ``plan`` the texts of ``sections``."""
    copies = [copy_of(section, plan=plan) for section in sections]
    write(PlanSection, Writes(new=copies), [], stamp)


def copy_influences(influences: Iterable[Influence], plan: ObjectPlan, stamp: Stamp) -> None:
    """Give ``plan`` the rows of ``influences`` with their numbers, directions and units."""
    copies = {influence.pk: copy_of(influence, plan=plan) for influence in influences}
    write(Influence, Writes(new=list(copies.values())), [], stamp)
    directions: Writes[InfluenceDirection] = Writes()
    for influence in influences:
        for direction in influence.directions.all():
            copy = copy_of(direction, influence=copies[influence.pk])
            directions.new.append(copy)
            directions.units[id(copy)] = frozenset(unit.pk for unit in direction.units.all())
    write(InfluenceDirection, directions, [], stamp)


def new_versions(versions: Iterable[PlanVersion]) -> list[PlanVersion]:
    """The table of versions of a new plan: the labels of ``versions``, none of them dated yet.

    Their comments tell what became of last year's plan, such as who approved it, and stay with it.
    """
    return [copy_of(version, dated=None, comment="") for version in versions] or [
        PlanVersion(label=label, stage=stage, comment=comment, order=order)
        for order, (label, stage, comment) in enumerate(CUSTOMARY, start=1)
    ]


def add_versions(versions: Iterable[PlanVersion], plan: ObjectPlan, stamp: Stamp) -> None:
    """Give ``plan`` the rows that :func:`new_versions` gave."""
    write(PlanVersion, Writes(new=[copy_of(one, plan=plan) for one in versions]), [], stamp)
