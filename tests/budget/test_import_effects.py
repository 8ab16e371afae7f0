"""What an import does to a plan that already holds something."""

from decimal import Decimal

import pytest

from budget.models import BudgetLine, ControlTotal
from budget.models.kinds import CostKind
from budget.services import import_budget
from objects.models import Component, ImportBatch, ObjectPlan, User
from tests.budget.tables import (
    HEAD,
    LINES,
    amounts,
    load,
    make_plan,
    published,
    said,
)
from tests.objects.sheets.workbooks import xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def edited(column: int, value: object) -> list[list[object]]:
    first = list(LINES[0])
    first[column] = value
    return [first, *LINES[1:]]


def test_lines_are_numbered_in_order_and_know_their_row_and_file(plan: ObjectPlan) -> None:
    load(plan, LINES)
    lines = list(BudgetLine.objects.all())
    assert [(line.number, line.source_row) for line in lines] == [(1, 2), (2, 3), (3, 4)]
    assert {line.batch for line in lines} == {ImportBatch.objects.get()}
    assert [line.component and line.component.name for line in lines] == [
        "Unikum",
        "Infomentor",
        None,
    ]
    assert lines[0].kind == CostKind.MAINTENANCE


def test_the_same_file_twice_changes_nothing(plan: ObjectPlan) -> None:
    rows = [*LINES, ["Summa", "", "", "", "", 1490.05]]
    load(plan, rows)
    before = list(BudgetLine.objects.values())
    again = load(plan, rows)
    assert again.ok
    assert not again.has_changes
    assert not again.is_saved
    assert again.counts()["Budgetrader"]["unchanged"] == 3
    assert list(BudgetLine.objects.values()) == before
    assert ImportBatch.objects.count() == 1
    assert BudgetLine.history.count() == 3
    assert ControlTotal.objects.count() == 1


def test_a_changed_amount_is_shown_old_and_new_and_recorded(plan: ObjectPlan) -> None:
    user = User.objects.create(username="controller", is_superuser=True)
    load(plan, LINES)
    report = load(plan, edited(5, 2000), user=user)
    (entry,) = report.changed
    assert [str(change.old) for change in entry.changes] == ["1\xa0000,05 kr"]
    assert [str(change.new) for change in entry.changes] == ["2\xa0000,00 kr"]
    assert amounts(plan)["Licenser"] == Decimal("2000.00")
    line = BudgetLine.objects.get(title="Licenser")
    newest, oldest = line.history.all()
    assert (oldest.amount, newest.amount) == (Decimal("1000.05"), Decimal("2000.00"))
    assert (newest.history_type, newest.history_user) == ("~", user)
    assert "b.xlsx" in newest.history_change_reason
    assert BudgetLine.objects.count() == 3
    assert published(plan)["BOU"] == ("1900.00", "-7.00", "1893.00")


def test_a_respelled_title_is_a_change_of_the_same_line(plan: ObjectPlan) -> None:
    load(plan, LINES)
    report = load(plan, edited(1, "LICENSER"))
    assert [change.name for entry in report.changed for change in entry.changes] == ["post"]
    assert BudgetLine.objects.filter(title="LICENSER").count() == 1


def test_a_post_that_moves_to_another_bearer_is_changed_and_not_counted_twice(
    plan: ObjectPlan,
) -> None:
    load(plan, LINES)
    report = load(plan, [["Unikum", "Licenser", "VM", "KOF", "", 1000.05], *LINES[1:]])
    (entry,) = report.changed
    assert [(one.name, one.old, one.new) for one in entry.changes] == [
        ("bärs av", "BoU/BIN", "KOF")
    ]
    assert not report.new
    assert not report.missing
    line = BudgetLine.objects.get(title="Licenser")
    assert line.key is None
    assert line.unit is not None
    assert line.unit.code == "KOF"
    assert sum(amounts(plan).values()) == Decimal("1490.05")
    assert not load(
        plan, [["Unikum", "Licenser", "VM", "KOF", "", 1000.05], *LINES[1:]]
    ).has_changes


def test_lines_that_the_file_leaves_out_are_left_and_reported(plan: ObjectPlan) -> None:
    load(plan, LINES)
    report = load(plan, [LINES[0]])
    assert [entry.label for entry in report.missing] == [
        "Infomentor · Licens förskola · VM · BOU",
        "Samordning · VU · BoU/BIN",
    ]
    assert "2 rader som inte står i filen, tillsammans 490,00\xa0kr" in said(report).replace(
        "490,00 kr", "490,00\xa0kr"
    )
    assert BudgetLine.objects.count() == 3


def test_a_negative_amount_falls_negative_on_each_unit(plan: ObjectPlan) -> None:
    load(plan, LINES)
    assert published(plan)["BIN"] == ("300.02", "-3.00", "297.02")


def test_known_spellings_are_normalised_and_counted(plan: ObjectPlan) -> None:
    rows = [["A", str(n), "vidmakthållande", "Bildningsnämnden", "", n] for n in range(3)]
    report = load(plan, rows)
    assert {(entry.label, entry.note) for entry in report.normalised} == {
        ("VM/VU: ”vidmakthållande” → ”VM”", "3 rader"),
        ("Nämnd: ”Bildningsnämnden” → ”BIN”", "3 rader"),
    }


def test_a_new_component_that_is_nearly_an_old_one_is_warned_of(plan: ObjectPlan) -> None:
    Component.objects.create(object=plan.object, code="infomentor", name="Infomentor")
    report = load(plan, [["Infomentors", "Licens", "VM", "BOU", "", 1], *LINES[1:2]])
    assert "”Infomentors” heter nästan som ”Infomentor”" in said(report)
    assert Component.objects.count() == 2


def test_hidden_sheets_and_unknown_columns_are_said_not_to_be_read(plan: ObjectPlan) -> None:
    content = xlsx(
        {"Budget": [[*HEAD, "Konto"], [*LINES[1], 4711]], "Gömt": [HEAD, LINES[1]]}, hidden="Gömt"
    )
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert any("dolda bladet ”Gömt”" in note for note in report.notes)
    assert any("Kolumnen ”Konto”" in note for note in report.notes)
