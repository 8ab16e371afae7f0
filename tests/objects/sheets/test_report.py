"""The report counts, lists and says what an import does."""

import json
from decimal import Decimal

from objects.sheets import Change, ControlSum, Entry, Fault, ImportReport
from objects.sheets.report_text import render_table


def filled() -> ImportReport:
    report = ImportReport("Budget till UKFA-2022", "budget.csv", is_dry_run=True)
    report.new += [Entry("Budgetrader", f"Rad {n}", "S", n) for n in range(2, 5)]
    change = Change("belopp", "1,00", "2,00")
    report.changed.append(Entry("Budgetrader", "Licenser", "S", 9, (change,)))
    report.unchanged.append(Entry("Fördelningsnycklar", "Alla fyra"))
    report.control_sums.append(ControlSum("Summa", Decimal("10.00"), Decimal("11.00"), "S", 12))
    return report


def test_outcomes_are_counted_by_subject() -> None:
    counts = filled().counts()
    assert list(counts) == ["Budgetrader", "Fördelningsnycklar"]
    assert counts["Budgetrader"]["new"] == 3
    assert counts["Budgetrader"]["changed"] == 1
    assert counts["Fördelningsnycklar"]["unchanged"] == 1


def test_the_table_shows_counts_changes_and_disagreeing_totals() -> None:
    text = render_table(filled(), limit=2)
    assert "Provkörning. Inget har sparats." in text
    assert "S, rad 9: Licenser (belopp 1,00 → 2,00)" in text
    assert "Nya (3)" in text
    assert "… och 1 till" in text
    assert "S, rad 12: Summa 10,00, raderna ger 11,00" in text


def test_a_fault_makes_the_report_not_ok_and_is_always_listed() -> None:
    report = filled()
    assert filled().ok
    report.faults += [Fault("S", n, "A", "x", "y") for n in range(50)]
    assert not report.ok
    assert "Inget har sparats" in render_table(report, limit=2)
    assert "rad 49" in render_table(report, limit=2)


def test_the_report_is_stored_as_plain_json() -> None:
    stored = json.loads(json.dumps(filled().as_json()))
    assert stored["counts"]["Budgetrader"]["new"] == 3
    assert stored["changed"][0]["changes"][0]["new"] == "2,00"
    assert stored["control_sums"][0]["stated"] == "10.00"
