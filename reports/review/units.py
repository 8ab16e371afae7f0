"""Remarks on units that do not exist in the plan's period but still answer or pay."""

from collections.abc import Iterator

from objects.models import Unit
from reports.content.dates import swedish_date
from reports.review.material import Material
from reports.review.places import goal_place, money_place, unit_place
from reports.review.remarks import Finding, Place


def unit_findings(material: Material) -> Iterator[Finding]:
    """Goals, chapters and costs of units that have ended, or end before the period does."""
    for place, unit, mend in _uses(material):
        if unit.valid_to and unit.valid_to < material.plan.period_end:
            yield Finding(
                "enhet-upphord",
                place,
                f"{unit.name} ({unit.code}) finns bara till och med den "
                f"{swedish_date(unit.valid_to)}, men planen gäller till den "
                f"{swedish_date(material.plan.period_end)}.",
                mend,
            )


def _uses(material: Material) -> Iterator[tuple[Place, Unit, str]]:
    for section in material.sections:
        if section.unit:
            mend = "Flytta texten till den enhet som tar över."
            yield unit_place(section.unit), section.unit, mend
    for goal in material.goals:
        if goal.unit:
            yield goal_place(goal), goal.unit, "Flytta målet till den enhet som tar över."
    bearers = {one.unit.pk: one.unit for one in material.money.now if one.unit}
    for unit in sorted(bearers.values(), key=lambda each: (each.order, each.code)):
        place = money_place(f"budget-per-namnd/{unit.code}", f"Budget för {unit.name}", ref="")
        yield place, unit, "Låt den nämnd som tar över betala budgetraden eller ingå i nyckeln."
