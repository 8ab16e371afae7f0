"""What an import does to a plan that already holds something."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import BudgetLine, ControlTotal, DistributionKey, KeyShare
from budget.models.kinds import CostKind
from budget.queries import series_totals, sum_of, totals_by_component
from budget.services import import_budget
from objects.models import Component, ImportBatch, ManagedObject, ObjectPlan, Unit, User
from tests.budget.tables import (
    HEAD,
    KEY_HEAD,
    LINES,
    amounts,
    book,
    load,
    load_csv,
    make_plan,
    published,
    said,
)
from tests.objects.sheets.workbooks import xlsx

pytestmark = pytest.mark.django_db

PIVOT = "Nämnd;VM/VU;Budget 2022\n{rows}"


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


def test_the_file_and_its_outcome_are_kept(plan: ObjectPlan) -> None:
    content = book([HEAD, *LINES])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    batch = ImportBatch.objects.get()
    assert bytes(batch.content) == content
    assert (batch.kind, batch.target, batch.file_name) == ("budget", "UKFA-2022", "b.xlsx")
    assert batch.outcome["counts"] == report.counts()
    assert len(batch.sha256) == 64


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


def test_a_dry_run_says_the_same_and_leaves_no_trace(plan: ObjectPlan) -> None:
    report = load(plan, LINES, dry_run=True)
    assert report.ok
    assert report.counts()["Budgetrader"]["new"] == 3
    assert not report.is_saved
    for model in (BudgetLine, DistributionKey, Component, ImportBatch):
        assert not model.objects.exists()
    assert not BudgetLine.history.exists()


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


def test_another_bearer_is_another_line_and_the_old_one_is_left_and_reported(
    plan: ObjectPlan,
) -> None:
    load(plan, LINES)
    report = load(plan, [["Infomentor", "Licens förskola", "VM", "KOF", "", 500], LINES[0]])
    assert len(report.new) == 1
    assert [entry.label for entry in report.missing] == [
        "Infomentor · Licens förskola · VM · BOU",
        "Samordning · VU · BoU/BIN",
    ]
    assert "2 rader som inte står i filen, tillsammans 490,00\xa0kr" in said(report).replace(
        "490,00 kr", "490,00\xa0kr"
    )
    assert BudgetLine.objects.count() == 4


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


def test_totals_are_kept_and_compared_but_never_money(plan: ObjectPlan) -> None:
    totals = [["Summa", "", "", "", "", 99], ["", "BOU Total", "", "", "", 500]]
    report = load(plan, [*LINES[1:2], *totals])
    assert report.is_saved
    assert BudgetLine.objects.count() == 1
    kept = {
        total.label: (total.amount, str(total.unit or "")) for total in ControlTotal.objects.all()
    }
    assert kept == {"Summa": (Decimal("99.00"), ""), "BOU Total": (Decimal("500.00"), "BOU")}
    assert "”Summa” är 99,00 kr men raderna ger 500,00 kr" in said(report)
    assert [item.agrees for item in report.control_sums] == [False, True]


def test_a_total_that_agrees_with_the_file_but_not_with_the_plan_is_warned_of(
    plan: ObjectPlan,
) -> None:
    load(plan, LINES[:1])
    report = load(plan, [*LINES[1:2], ["Totalt", "", "", "", "", 500]])
    assert "”Totalt” är 500,00 kr men planen får 1\xa0500,05 kr" in said(report)


def test_a_word_for_total_in_a_title_of_a_whole_row_is_money(plan: ObjectPlan) -> None:
    load(plan, [["A", "Total kostnad för driften", "VM", "BOU", "", 5]])
    assert amounts(plan) == {"Total kostnad för driften": Decimal("5.00")}


def test_a_published_table_that_differs_from_the_plans_lines_is_faulty(plan: ObjectPlan) -> None:
    load(plan, LINES)
    report = load_csv(plan, PIVOT.format(rows="BIN;VM;300,02\nBOU;VM;1 300,03\n"))
    assert [entry.note for entry in report.unchanged] == ["stämmer med planens 3 rader"]
    (fault,) = report.faults
    assert "1\xa0300,03 kr" in str(fault)
    assert "1\xa0200,03 kr" in str(fault)
    assert {entry.label for entry in report.missing} == {"BIN VU Budget", "BOU VU Budget"}
    assert BudgetLine.objects.count() == 3


def test_lines_are_not_added_to_a_plan_that_holds_their_sums(plan: ObjectPlan) -> None:
    load_csv(plan, PIVOT.format(rows="BIN;VM;300,01\nBOU;VM;1 200,04\n"))
    report = load(plan, LINES)
    assert "planen har 2 rader utan post" in said(report).lower()
    assert BudgetLine.objects.count() == 2


def test_a_forecast_beside_the_budget_is_a_series_of_its_own(plan: ObjectPlan) -> None:
    content = book([[*HEAD, "Prognos 2022"], [*LINES[1], 450], [*LINES[2], ""]])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert list(BudgetLine.objects.values_list("series", "amount")) == [
        ("budget", Decimal("500.00")),
        ("prognos", Decimal("450.00")),
        ("budget", Decimal("-10.00")),
    ]


def test_last_years_columns_row_by_row_become_a_total_of_last_year(plan: ObjectPlan) -> None:
    last_year = make_plan(2021)
    head = [*HEAD, "Prognos 2021", "Budget 2021"]
    content = book([head, [*LINES[1], 450, 9], [*LINES[2], "", 9]])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert sum_of(BudgetLine.objects.filter(plan=plan)) == Decimal("490.00")
    assert series_totals(last_year) == {"prognos": Decimal("450.00")}
    assert "”Budget 2021” (18,00 kr) lästes inte in" in said(report).replace("\xa0", " ")


def test_hidden_sheets_and_unknown_columns_are_said_not_to_be_read(plan: ObjectPlan) -> None:
    content = xlsx(
        {"Budget": [[*HEAD, "Konto"], [*LINES[1], 4711]], "Gömt": [HEAD, LINES[1]]}, hidden="Gömt"
    )
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert any("dolda bladet ”Gömt”" in note for note in report.notes)
    assert any("Kolumnen ”Konto”" in note for note in report.notes)


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


def test_totals_by_component_put_what_is_common_last(plan: ObjectPlan) -> None:
    load(plan, LINES)
    found = [(part and part.name, sums.total) for part, sums in totals_by_component(plan)]
    assert found == [
        ("Infomentor", Decimal("500.00")),
        ("Unikum", Decimal("1000.05")),
        (None, Decimal("-10.00")),
    ]


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
