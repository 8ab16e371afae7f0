"""A plan with a few budget lines, and its grid as a form sends it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from budget.models import BudgetLine, DistributionKey
from objects.models import Component, ObjectPlan, PlanVersion, Unit, User
from tests.build import (
    make_budget_line,
    make_component,
    make_key,
    make_object_plan,
    make_unit,
    make_user,
)

HIDDEN = re.compile(r'<input type="hidden" name="(rad-\d+|revision)" value="([^"]*)"')
CELL = re.compile(r'<input name="(c-\d+-\w+)" value="([^"]*)"')


@dataclass
class Ground:
    """The plan of an object with a component, two nämnder and a key, and who may change it."""

    plan: ObjectPlan
    component: Component
    bin: Unit
    bou: Unit
    key: DistributionKey
    user: User

    @property
    def address(self) -> str:
        return f"/budget/{self.plan.code}/rutnat/"

    def line(self, **fields: Any) -> BudgetLine:
        """A line of the plan, with a record in the history."""
        bearer = {} if {"unit", "key"} & set(fields) else {"unit": self.bin}
        return make_budget_line(self.plan, **bearer | fields)

    def decide(self) -> None:
        PlanVersion.objects.create(
            plan=self.plan, label="1.0", stage=PlanVersion.Stage.DECIDED, is_issued=True
        )

    def form(self, client: Client, query: str = "") -> dict[str, str]:
        """The grid as a browser without script would send it, nothing changed."""
        page = client.get(self.address + query).content.decode()
        return dict(HIDDEN.findall(page)) | dict(CELL.findall(page))


def make_ground() -> Ground:
    plan = make_object_plan()
    first, second = make_unit("BIN"), make_unit("BOU")
    return Ground(
        plan,
        make_component(plan.object, name="Unikum"),
        first,
        second,
        make_key((first, 3, 10), (second, 7, 10), name="BoU/BIN"),
        make_user(is_superuser=True),
    )
