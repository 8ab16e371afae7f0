"""Forecasts by number, parts of the year and rows that say their series, read into a plan."""

from decimal import Decimal
from typing import Any

import pytest

from budget.importing import propose, save
from budget.importing.outlook import outlook_of
from budget.interpreting import apply_reading, find_reading
from budget.models import BudgetLine
from objects.models import ImportBatch, ObjectPlan
from objects.recording import Stamp
from objects.sheets import ImportReport, read_workbook
from tests.budget.tables import HEAD, KEYS, load, load_csv, make_plan, said
from tests.objects.sheets.workbooks import Cells, xlsx

pytestmark = pytest.mark.django_db
ROW = ["Unikum", "Licenser", "VM", "BOU", ""]
SERIES_HEAD = ["Komponent", "Post", "VM/VU", "Nämnd", "Serie", "Prognos nummer", "År"]
SERIES_HEAD += ["Del av året", "Belopp (kr)"]


@pytest.fixture
def plan() -> ObjectPlan:
    plan = make_plan()
    assert load(plan, [[*ROW, 100000]]).is_saved
    return plan


def read(plan: ObjectPlan, rows: Cells) -> ImportReport:
    """The rows as the pages read them, with keys beside."""
    workbook = read_workbook(xlsx({"Blad": rows, "Nycklar": KEYS}), "b.xlsx")
    found = find_reading(workbook, plan.year)
    report = ImportReport("Budget", "b.xlsx")
    assert not found.questions, found.questions
    proposal = propose(apply_reading(workbook, found.reading), plan, report)
    if report.ok:
        save(proposal, ImportBatch.objects.create(kind="budget"), Stamp(None, "import"))
    assert outlook_of(proposal) is not None
    return report


def unchanged(report: ImportReport) -> int:
    return sum(entry.subject == "Budgetrader" for entry in report.unchanged)


def slots(plan: ObjectPlan, **only: Any) -> set[tuple[object, ...]]:
    """Series, forecast, year, period and amount of the lines."""
    lines = BudgetLine.objects.filter(plan=plan, **only).values_list(
        "series", "forecast", "year", "period", "amount"
    )
    return {(*line[:4], int(line[4])) for line in lines}


def test_several_forecasts_and_parts_of_the_year_stand_beside_the_budget(plan):
    head = [
        *HEAD[:5],
        "Budget 2022 (kr)",
        "Prognos 1 2022",
        "Prognos 2",
        "Utfall T1",
        "Utfall mars",
    ]
    report = read(plan, [head, [*ROW, 100000, 110000, 120000, 30000, 9000]])

    assert report.ok, said(report)
    assert unchanged(report) == 1
    assert slots(plan) == {
        ("budget", None, None, "", 100000),
        ("prognos", 1, None, "", 110000),
        ("prognos", 2, None, "", 120000),
        ("utfall", None, None, "t1", 30000),
    }


def test_a_forecast_changes_the_line_of_its_own_number_and_no_other(plan):
    head = [*HEAD[:5], "Budget 2022 (kr)", "Prognos 1", "Prognos 2"]
    assert read(plan, [head, [*ROW, 100000, 110000, 120000]]).ok
    report = read(plan, [head, [*ROW, 100000, 110000, 125000]])

    assert [entry.label for entry in report.changed] == ["Prognos 2 · Unikum · Licenser · VM · BOU"]
    assert ("prognos", 1, None, "", 110000) in slots(plan)
    assert ("prognos", 2, None, "", 125000) in slots(plan)


def test_months_become_lines_of_their_own_and_their_sum_is_only_compared(plan):
    months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    head = [*HEAD[:5], *[f"Utfall {month} (kr)" for month in months], "Utfall 2022"]
    report = read(plan, [head, [*ROW, *[1000 * n for n in range(1, 13)], 78000]])

    assert report.ok, said(report)
    assert {(f"m{n:02}", 1000 * n) for n in range(1, 13)} == {
        (period, amount) for series, _, _, period, amount in slots(plan, series="utfall")
    }


@pytest.mark.parametrize(
    ("caption", "period"),
    [
        ("Utfall jan-apr", "t1"),
        ("Utfall maj–aug 2022", "t2"),
        ("Utfall tertial 3", "t3"),
        ("Utfall jan-dec", ""),
        ("Utfall jan-aug", ""),
        ("Utfall t.o.m. augusti", ""),
        ("Ack aug", ""),
        ("Utfall december 2022", "m12"),
    ],
)
def test_a_part_of_the_year_is_understood_from_its_caption(caption, period, plan):
    report = read(plan, [[*HEAD[:5], "Budget 2022 (kr)", caption], [*ROW, 100000, 30000]])

    assert report.ok, said(report)
    assert slots(plan, series="utfall") == {("utfall", None, None, period, 30000)}


def test_a_forecast_made_in_a_month_is_for_the_whole_year(plan):
    report = read(plan, [[*HEAD[:5], "Budget 2022 (kr)", "Prognos april"], [*ROW, 100000, 90000]])
    assert report.ok, said(report)
    assert slots(plan, series="prognos") == {("prognos", None, None, "", 90000)}


def test_rows_say_themselves_which_series_they_are(plan):
    own = ROW[:4]
    report = read(
        plan,
        [
            SERIES_HEAD,
            [*own, "Budget", "", 2022, "Hela året", 100000],
            [*own, "Prognos", 2, 2022, "", 110000],
            [*own, "Utfall", "", "", "Tertial 1", 40000],
            ["", "", "", "", "Utfall", "", 2022, "Tertial 2", 50000],
        ],
    )
    assert report.ok, said(report)
    assert unchanged(report) == 1
    assert slots(plan) == {
        ("budget", None, None, "", 100000),
        ("prognos", 2, None, "", 110000),
        ("utfall", None, None, "t1", 40000),
        ("utfall", None, None, "t2", 50000),
    }
    assert not BudgetLine.objects.get(plan=plan, period="t2").kind


def test_what_rows_say_wrongly_of_their_series_is_told_all_at_once(plan):
    own = ["Unikum;Licenser;VM;BOU"]
    lines = [
        f"{own[0]};{said}" for said in ("Bokslut;;;;1", "Budget;2;;;1", "Utfall;;1999;kvartal;1")
    ]
    text = "\n".join([";".join(SERIES_HEAD), *lines])
    report = load_csv(plan, text)

    assert not report.is_saved
    for problem in ("är ingen serie", "tomt: bara en prognos", "inget av planens år", "ingen del"):
        assert problem in said(report)


def test_a_year_of_a_plan_of_several_is_kept_with_its_lines(plan):
    plan.period_end = plan.period_end.replace(year=2024)
    plan.save()
    head = [*HEAD[:5], "Budget 2022 (kr)", "Budget 2023", "Prognos 1 2024"]
    report = read(plan, [head, [*ROW, 100000, 101000, 102000]])

    assert report.ok, said(report)
    assert ("budget", None, 2023, "", 101000) in slots(plan)
    assert ("prognos", 1, 2024, "", 102000) in slots(plan)


def test_a_forecast_known_only_as_a_total_keeps_its_number_and_year(plan):
    earlier = make_plan(2021)
    head = [*HEAD[:5], "Budget 2022 (kr)", "Prognos 2 2021", "Prognos 1 2022"]
    rows: Cells = [head, [*ROW, 100000, "", ""], ["Summa", "", "", "", "", 100000, 95000, 99000]]
    report = read(plan, rows)

    assert report.ok, said(report)
    assert slots(earlier) == {("prognos", 2, None, "", 95000)}
    assert ("prognos", 1, None, "", 99000) in slots(plan)
    assert not read(plan, rows).has_changes


def test_a_printed_sum_is_compared_with_its_own_forecast(plan):
    head = [*HEAD[:5], "Budget 2022 (kr)", "Prognos 1", "Prognos 2"]
    rows: Cells = [head, [*ROW, 100000, 110000, 120000], ["Summa", *[""] * 4, 100000, 110000, 1]]
    report = read(plan, rows)

    agreeing = [(one.label, one.agrees) for one in report.control_sums]
    assert agreeing == [
        ("Budget, Summa", True),
        ("Prognos 1, Summa", True),
        ("Prognos 2, Summa", False),
    ]
    assert plan.control_totals.get().amount == Decimal(100000)


def test_posts_that_a_plan_holds_twice_pair_up_by_their_amounts(plan):
    line = BudgetLine.objects.get(plan=plan)
    line.pk, line.number, line.amount = None, 7, Decimal(5)
    line.save()
    rows: list[list[object]] = [[*ROW, 5], [*ROW, 100000]]
    assert not load(plan, rows).has_changes
    report = load(plan, [[*ROW, 6], rows[1]])
    assert report.is_saved
    assert [entry.row for entry in report.changed] == [2]
    line.refresh_from_db()
    assert line.amount == 6
    assert "står redan på rad" in said(load(plan, [*rows, [*ROW, 8]]))


def test_a_part_of_the_year_beside_the_whole_of_it_is_warned_about(plan):
    assert read(plan, [[*HEAD[:5], "Utfall 2022 (kr)"], [*ROW, 50000]]).ok
    report = read(plan, [[*HEAD[:5], "Utfall T1 (kr)"], [*ROW, 30000]])
    assert "redan utfall för hela året. Utfall tertial 1 läggs till det" in said(report)
