"""The figures of the real tables come out in the documents, in the content and on paper."""

import re
from collections import Counter

import pytest

from reports.content.follow_up.nodes import FollowUpContent, Row, Tally
from tests.reports.conftest import DemoDocuments
from tests.reports.pdf_text import text_of


def rows_of(content: FollowUpContent) -> list[Row]:
    groups = [
        group for chapter in content.perspectives for goal in chapter.goals for group in goal.groups
    ]
    return [
        row
        for group in groups
        for rows in (group.rows, *(assignment.rows for assignment in group.assignments))
        for row in rows
    ]


def by_title(tallies: tuple[Tally, ...]) -> dict[str, int]:
    return {tally.title: tally.rows for tally in tallies}


def test_the_follow_up_has_115_rows_of_94_activities(demo: DemoDocuments) -> None:
    total = demo.follow_up.overview.total
    assert (total.rows, total.activities) == (115, 94)
    assert len(rows_of(demo.follow_up)) == 115


def test_rows_by_status_are_those_of_the_table(demo: DemoDocuments) -> None:
    assert Counter(row.status for row in rows_of(demo.follow_up)) == {
        "Pågående": 76,
        "Genomfört": 22,
        "Kvarstår": 15,
        "Pausad": 2,
    }


def test_rows_by_namnd_and_perspektiv_are_those_of_the_table(demo: DemoDocuments) -> None:
    overview = demo.follow_up.overview
    assert by_title(overview.by_unit) == {
        "BIN och BOU gemensamt": 64,
        "Enbart BIN": 24,
        "Enbart BOU": 27,
    }
    assert by_title(overview.by_perspective) == {
        "Samhälle": 7,
        "Medborgare": 53,
        "Ekonomi": 12,
        "Verksamhet": 22,
        "Medarbetare": 21,
    }


def test_the_asterisk_and_the_carried_over_mark_are_derived(demo: DemoDocuments) -> None:
    rows = rows_of(demo.follow_up)
    assert sum(row.moved for row in rows) == 20
    assert sum(row.carried == "Kvarstår från 2021" for row in rows) == 22
    assert not any("*" in row.deadline for row in rows)


SENTENCES = """
Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.
88 rader berör BIN och 91 rader berör BOU; 64 av raderna är gemensamma.
18 aktiviteter står på mer än ett ställe: 15 på två och tre på tre ställen.
Tre aktiviteter redovisas olika på sina ställen: två med olika status och en med olika slutdatum.
19 strategiska utvecklingsuppdrag följs upp, 16 med olika lydelse.
Tre kommunövergripande mål saknar nämndmål.
"""


@pytest.mark.parametrize("sentence", SENTENCES.strip().splitlines())
def test_the_follow_up_says_on_paper(sentence: str, demo_pdfs: dict[str, bytes]) -> None:
    assert unbroken(sentence) in unbroken(text_of(demo_pdfs["follow_up"]))


def unbroken(text: str) -> str:
    """Take away what breaking into lines adds or changes: spaces and hyphens."""
    return re.sub(r"[\s‐-]", "", text)


def test_the_edition_of_one_namnd_counts_its_own_rows(demo: DemoDocuments) -> None:
    edition = demo.edition
    assert edition.overview.total.rows == 91
    assert all("BOU" in row.units for row in rows_of(edition))
    assert edition.counting_sentence == (
        "Åtta aktiviteter har senarelagts under 2022 och sju aktiviteter har förskjutits till 2023."
    )
    assert "Barn- och ungdomsnämnden" in edition.title


AMOUNTS = [
    *("1 107 850,00", "1 843 500,00", "2 951 350,00"),
    *("7 251 533,50", "1 505 025,00", "8 756 558,50"),
    *("13 842 190,50", "1 647 975,00", "15 490 165,50"),
    *("1 280 127,00", "273 000,00", "1 553 127,00"),
    *("23 481 701,00", "5 269 500,00", "28 751 201,00"),
    *("23 032 000,00", "+5 719 201,00", "+24,8 %"),
]


def test_the_object_plan_shows_the_published_amounts_on_paper(demo_pdfs: dict[str, bytes]) -> None:
    text = text_of(demo_pdfs["plan"])
    assert [amount for amount in AMOUNTS if amount not in text] == []
    assert "Budgeten består av 30 poster" in text


def test_the_keys_add_up_to_the_summary(demo: DemoDocuments) -> None:
    summary = demo.plan.budget.summary
    assert [row.total and row.total.exact for row in summary.rows] == [
        "2951350.00",
        "8756558.50",
        "15490165.50",
        "1553127.00",
    ]
    assert summary.total.total
    assert summary.total.total.exact == "28751201.00"
    assert [(key.name, key.amount.exact) for key in demo.plan.budget.keys] == [
        ("Alla fyra", "4239550.00"),
        ("BoU/BIN", "12016715.00"),
    ]


def test_last_years_forecast_is_a_total_only(demo: DemoDocuments) -> None:
    comparison = demo.plan.budget.comparison
    assert all(row.forecast is None and row.difference is None for row in comparison.kinds)
    assert comparison.total.forecast is not None
    assert comparison.total.forecast.exact == "23032000.00"
