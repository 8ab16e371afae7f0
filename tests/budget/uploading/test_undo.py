"""An import is taken back: exactly, once, and only while nothing stands on it."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model

from budget.models import (
    AlternativeChange,
    BudgetAlternative,
    BudgetLine,
    ControlTotal,
    DistributionKey,
    KeyShare,
)
from budget.services import import_budget, undo_import
from objects.models import Component, ImportBatch, ObjectPlan
from objects.services.removing import StandsOnError
from tests.budget.tables import HEAD, KEY_HEAD, LINES, book, load, make_plan
from tests.build import make_user
from tests.objects.sheets.workbooks import Cells

pytestmark = pytest.mark.django_db
WRITTEN: tuple[type[Model], ...] = (
    BudgetLine,
    ControlTotal,
    DistributionKey,
    KeyShare,
    Component,
)
TOTAL: list[object] = ["Summa", "", "", "", "", 1490.05]


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def state() -> dict[str, list[dict[str, Any]]]:
    """Every value of all that an import may write."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values()) for model in WRITTEN
    }


def newest() -> ImportBatch:
    return ImportBatch.objects.order_by("pk").last() or pytest.fail("ingen inläsning")


def other_shares(plan: ObjectPlan) -> None:
    """The same lines with new amounts, and the key shared in another way, by other nämnder."""
    keys: Cells = [KEY_HEAD, ["BoU/BIN", "BOU", 0.5], ["BoU/BIN", "KOF", 0.5]]
    rows: Cells = [
        ["Unikum", "LICENSER", "VM", "", "BoU/BIN", 2000],
        *LINES[1:],
        ["Summa", *[""] * 4, 7],
    ]
    content = book([HEAD, *rows, ["Nytt", "Mer", "VU", "AMI", "", 1]], keys)
    assert import_budget(content=content, file_name="b2.xlsx", plan=plan).is_saved


def test_what_an_import_added_is_gone_and_recorded(plan: ObjectPlan) -> None:
    user = make_user("controller", is_superuser=True)
    before = state()
    load(plan, [*LINES, TOTAL])
    batch = undo_import(batch=newest(), user=user)
    assert state() == before
    assert (batch.undone_by, batch.undone_at is None) == (user, False)
    records = BudgetLine.history.filter(history_type="-")
    assert records.count() == 3
    assert {(one.history_user, one.history_change_reason) for one in records} == {
        (user, "Ångrad import av b.xlsx")
    }


def test_what_an_import_changed_gets_back_every_value_and_nothing_else_moves(
    plan: ObjectPlan,
) -> None:
    load(plan, [*LINES, TOTAL])
    before = state()
    other_shares(plan)
    assert state() != before
    undo_import(batch=newest(), user=None)
    assert state() == before
    line = BudgetLine.objects.get(title="Licenser")
    assert [one.history_type for one in line.history.all()] == ["~", "~", "+"]


def test_an_undone_file_can_be_read_again(plan: ObjectPlan) -> None:
    load(plan, LINES)
    undo_import(batch=newest(), user=None)
    assert load(plan, LINES).is_saved
    assert BudgetLine.objects.count() == 3


def test_undoing_twice_is_refused(plan: ObjectPlan) -> None:
    load(plan, LINES)
    undo_import(batch=newest(), user=None)
    with pytest.raises(ValidationError, match="redan ångrad"):
        undo_import(batch=newest(), user=None)


def test_an_import_that_kept_no_effects_is_not_undone(plan: ObjectPlan) -> None:
    load(plan, LINES)
    ImportBatch.objects.update(effects={})
    with pytest.raises(ValidationError, match="antecknades inte"):
        undo_import(batch=newest(), user=None)
    assert BudgetLine.objects.count() == 3


def test_one_without_the_right_may_not_undo(plan: ObjectPlan) -> None:
    load(plan, LINES)
    with pytest.raises(PermissionDenied):
        undo_import(batch=newest(), user=make_user("lasare"))


def refused(plan: ObjectPlan) -> str:
    """What stands in the way of undoing the newest import; nothing has moved."""
    before = state()
    with pytest.raises(StandsOnError) as error:
        undo_import(batch=newest(), user=None)
    assert state() == before
    return "; ".join(f"{one.count} {one.what}: {one.names}" for one in error.value.obstacles)


def test_a_later_edit_of_a_new_line_stands_in_the_way(plan: ObjectPlan) -> None:
    load(plan, LINES)
    line = BudgetLine.objects.get(title="Licenser")
    line.amount = Decimal("1.00")
    line.save()
    assert "1 budgetrader som har ändrats efter inläsningen: ('UKFA-2022, rad 1" in refused(plan)


def test_a_later_import_stands_in_the_way_until_it_is_undone_too(plan: ObjectPlan) -> None:
    load(plan, LINES)
    first = newest()
    empty = ImportBatch.objects.get()
    other_shares(plan)
    second = newest()
    with pytest.raises(StandsOnError):
        undo_import(batch=first, user=None)
    undo_import(batch=second, user=None)
    undo_import(batch=empty, user=None)
    assert not BudgetLine.objects.exists()


def test_a_later_edit_of_a_changed_line_stands_in_the_way_unless_it_is_of_something_else(
    plan: ObjectPlan,
) -> None:
    load(plan, LINES)
    load(plan, [["Unikum", "Licenser", "VM", "", "BoU/BIN", 5], *LINES[1:]])
    line = BudgetLine.objects.get(title="Licenser")
    line.amount = Decimal(6)
    line.save()
    assert "budgetrader som har ändrats" in refused(plan)
    line.amount, line.note = Decimal(5), "Se avtalet"
    line.save()
    undo_import(batch=newest(), user=None)
    line.refresh_from_db()
    assert (line.amount, line.note) == (Decimal("1000.05"), "Se avtalet")


def test_a_changed_line_that_is_removed_since_stands_in_the_way(plan: ObjectPlan) -> None:
    load(plan, LINES)
    load(plan, [["Unikum", "Licenser", "VM", "", "BoU/BIN", 5], *LINES[1:]])
    BudgetLine.objects.get(title="Licenser").delete()
    assert "1 budgetrader som har tagits bort" in refused(plan)


def test_alternatives_and_other_lines_on_what_was_added_stand_in_the_way(plan: ObjectPlan) -> None:
    load(plan, LINES)
    line = BudgetLine.objects.get(title="Licenser")
    alternative = BudgetAlternative.objects.create(plan=plan, name="Färre licenser")
    AlternativeChange.objects.create(
        alternative=alternative, line=line, amount=1, key=line.key, was_amount=2, was_key=line.key
    )
    BudgetLine.objects.create(
        plan=plan, number=9, kind="vm", amount=1, key=line.key, component=line.component
    )
    said = refused(plan)
    assert "ändringar i alternativ som hör till det som lästes in" in said
    assert "1 budgetrader som hör till det som lästes in: ('UKFA-2022, rad 9" in said


def test_a_bearer_that_is_gone_since_is_said_and_nothing_moves(plan: ObjectPlan) -> None:
    load(plan, LINES)
    load(plan, [["Unikum", "Licenser", "VM", "KOF", "", 5], *LINES[1:]])
    batch = newest()
    batch.effects["changed"]["budget.budgetline"][0]["before"]["key_id"] = 4711
    batch.save()
    before = state()
    with pytest.raises(ValidationError, match="finns inte längre"):
        undo_import(batch=batch, user=None)
    assert state() == before
