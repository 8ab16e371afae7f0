"""How an import runs: what it keeps, who may, how it is called and what it costs."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import BudgetLine, DistributionKey
from budget.services import import_budget
from objects.models import Component, ImportBatch, ManagedObject, ObjectPlan, User
from tests.budget.tables import (
    HEAD,
    LINES,
    book,
    load,
    make_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def test_the_file_and_its_outcome_are_kept(plan: ObjectPlan) -> None:
    content = book([HEAD, *LINES])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    batch = ImportBatch.objects.get()
    assert bytes(batch.content) == content
    assert (batch.kind, batch.target, batch.file_name) == ("budget", "UKFA-2022", "b.xlsx")
    assert batch.outcome["counts"] == report.counts()
    assert len(batch.sha256) == 64


def test_a_dry_run_says_the_same_and_leaves_no_trace(plan: ObjectPlan) -> None:
    report = load(plan, LINES, dry_run=True)
    assert report.ok
    assert report.counts()["Budgetrader"]["new"] == 3
    assert not report.is_saved
    for model in (BudgetLine, DistributionKey, Component, ImportBatch):
        assert not model.objects.exists()
    assert not BudgetLine.history.exists()


def test_one_objects_import_leaves_anothers_alone(plan: ObjectPlan) -> None:
    load(plan, LINES)
    other = ObjectPlan.objects.create(
        code="ANNAT-2022",
        object=ManagedObject.objects.create(code="ANNAT", name="Annat"),
        period_start=date(2022, 1, 1),
        period_end=date(2022, 12, 31),
    )
    report = load(other, LINES)
    assert report.is_saved
    assert DistributionKey.objects.count() == 2
    assert BudgetLine.objects.filter(plan=plan).count() == 3
    assert Component.objects.filter(object=other.object).count() == 2


def test_the_number_of_queries_does_not_follow_the_number_of_rows(plan: ObjectPlan) -> None:
    def queries(count: int, amount: int) -> int:
        rows = [["A", f"Post {n}", "VM", "", "BoU/BIN", amount] for n in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert load(plan, rows).is_saved
        return len(captured)

    few_new, few_changed = queries(2, 1), queries(2, 2)
    many_new, many_changed = queries(40, 3), queries(40, 4)
    assert many_changed <= few_changed
    assert many_new <= few_new
    assert few_new < 40


def test_a_user_without_the_right_may_not_import(plan: ObjectPlan) -> None:
    user = User.objects.create(username="ledamot")
    with pytest.raises(PermissionDenied):
        load(plan, LINES, user=user)
    assert not BudgetLine.objects.exists()


def test_the_command_prints_the_table_and_fails_on_faults(
    plan: ObjectPlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "b.xlsx"
    file.write_bytes(book([HEAD, *LINES]))
    call_command("import_budget", str(file), plan="UKFA-2022", dry_run=True)
    assert "Provkörning. Inget har sparats." in capsys.readouterr().out
    call_command("import_budget", str(file), plan="UKFA-2022")
    assert "Importen är sparad." in capsys.readouterr().out
    file.write_bytes(book([HEAD, ["A", "B", "VX", "BOU", "", 1]]))
    with pytest.raises(CommandError):
        call_command("import_budget", str(file), plan="UKFA-2022")
    assert "”VX” är inget slag" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"De som finns: UKFA-2022"):
        call_command("import_budget", str(file), plan="FEL-1")
