"""Addresses that the pages of money lead to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from budget.commenting.deviations import About
from objects.models import ObjectPlan, Unit


def plan_address(plan: ObjectPlan) -> str:
    """The money of an object's plan."""
    return reverse("budget:of_plan", args=[plan.code])


def unit_address(unit: Unit, year: int) -> str:
    """The money of a nämnd over all objects."""
    return reverse("budget:of_unit", args=[unit.code, year])


def why_address(plan: ObjectPlan, unit: Unit) -> str:
    """Why a nämnd bears what it does of a plan's budget."""
    return reverse("budget:why_sum", args=[plan.code, unit.code])


def municipality_address(year: int) -> str:
    """The money of all objects."""
    return reverse("budget:of_all", args=[year])


def lines_address(**filters: Any) -> str:
    """The list of budget lines, narrowed by ``filters``; those that are empty are left out."""
    chosen = {name: value for name, value in filters.items() if value}
    return f"{reverse('budget:list')}?{urlencode(chosen)}"


def comment_address(about: About) -> str:
    """Where the comment on a deviation is written."""
    address = reverse("budget:comment", args=[about.plan.code, about.slug])
    asked = {"namnd": about.unit.code if about.unit else "", "slag": about.kind}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{address}?{query}" if query else address
