"""Keys from a file: shown share by share, and never changed under another plan."""

from datetime import date
from decimal import Decimal

import pytest

from budget.models import BudgetLine, DistributionKey, KeyShare
from budget.services import import_budget
from objects.models import ObjectPlan, Unit
from tests.budget.tables import (
    HEAD,
    KEY_HEAD,
    LINES,
    book,
    load,
    make_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def test_a_changed_key_is_shown_share_by_share_and_recorded(plan: ObjectPlan) -> None:
    load(plan, LINES)
    keys = [KEY_HEAD, ["BoU/BIN", "BOU", "60 %"], ["BoU/BIN", "KOF", "40 %"]]
    content = book([HEAD, *LINES], keys)
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    (entry,) = report.changed
    assert {(c.name, c.old, c.new) for c in entry.changes} == {
        ("BIN", "30\xa0%", "0\xa0%"),
        ("BOU", "70\xa0%", "60\xa0%"),
        ("KOF", "0\xa0%", "40\xa0%"),
    }
    assert {str(row.unit): row.share for row in KeyShare.objects.all()} == {
        "BOU": Decimal("0.6"),
        "KOF": Decimal("0.4"),
    }
    kinds = sorted(KeyShare.history.values_list("history_type", flat=True))
    assert kinds == ["+", "+", "+", "-", "~"]
    assert DistributionKey.objects.count() == 1


@pytest.mark.parametrize(("begins", "is_own"), [(2020, False), (2022, True), (2020, True)])
def test_a_key_that_other_plans_may_use_gets_a_new_version(
    plan: ObjectPlan, begins: int, is_own: bool
) -> None:
    common = DistributionKey.objects.create(
        code="bou-bin",
        name="BoU/BIN",
        valid_from=date(begins, 1, 1),
        object=plan.object if is_own else None,
    )
    for unit, share in zip(plan_units("BOU", "BIN"), (50, 50), strict=True):
        KeyShare.objects.create(key=common, unit=unit, numerator=share)
    before = import_budget(content=book([HEAD, LINES[0]], None), file_name="b.xlsx", plan=plan)
    assert before.is_saved
    report = load(plan, LINES[:1])
    assert report.is_saved
    assert [change.name for entry in report.changed for change in entry.changes] == [
        "BIN",
        "BOU",
        "nyckel",
    ]
    line = BudgetLine.objects.get()
    assert line.key is not None
    assert line.key != common
    assert (line.key.valid_from, line.key.object) == (date(2022, 1, 1), plan.object)
    assert {row.share for row in common.shares.all()} == {Decimal("0.5")}
    assert not load(plan, LINES[:1]).has_changes


def plan_units(*codes: str) -> list[Unit]:
    return [Unit.objects.get(code=code) for code in codes]
