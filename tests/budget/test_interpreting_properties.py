"""Whatever a sheet holds, it is read, asked about or refused: never more, and never in silence."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.interpreting import (
    Reading,
    ReadingError,
    Role,
    Scale,
    Sort,
    Style,
    answer,
    apply_reading,
    find_reading,
    questions_of,
)
from budget.interpreting.amounts import read_amount, style_evidence
from objects.money import format_money
from objects.sheets import FaultyFileError, Row, Sheet, Unread, Workbook
from objects.sheets.cells import Layout, LostCell, Merge
from tests.budget.workbooks import KNOWN

WORDS = (
    "",
    "",
    " ",
    "Nämnd",
    "VM/VU",
    "Post",
    "Komponent",
    "Budget 2023",
    "Prognos 2022",
    "Nyckel",
    "Andel",
    "AMI",
    "BIN",
    "BoU/BIN",
    "VM",
    "VU",
    "Summa",
    "Totalt",
    "AMI Total",
    "Revision",
    "Kostnader",
    "Intäkter 2023",
    "Netto",
    "1 234,50",
    "1.234",
    "(37)",
    "37-",
    "12 tkr",
    "1*",
    "abc",
    "tkr",
    "2023",
    "Ö" * 400,
    "x",
    "Licens",
)
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([0, 5, -7, 2023, 1107850.5, 1e300, float("nan"), True, Decimal("1.5")]),
    st.sampled_from([date(2023, 1, 1), time(1, 1)]),
)
GRIDS = st.lists(st.lists(CELLS, max_size=7), min_size=1, max_size=9)
MERGES = st.lists(
    st.builds(
        Merge, st.integers(1, 9), st.integers(0, 6), st.integers(1, 10**6), st.integers(0, 16_383)
    ),
    max_size=3,
)


def workbook_of(grid: list[list[object]], merges: list[Merge]) -> Workbook:
    rows = tuple(Row(number, tuple(values)) for number, values in enumerate(grid, start=1))  # type: ignore[arg-type]
    lost = {(2, 1): LostCell("innehåller felet #REF!", "ett värde")}
    layout = Layout(frozenset({3}), frozenset({1}), tuple(merges))
    return Workbook("b.xlsx", "xlsx", (Sheet("Blad1", rows, lost=lost, layout=layout),))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grid=GRIDS, merges=MERGES, data=st.data())
def test_any_sheet_is_read_or_refused(
    grid: list[list[object]], merges: list[Merge], data: st.DataObject
) -> None:
    workbook = workbook_of(grid, merges)
    reading = find_reading(workbook, 2023, known=KNOWN).reading
    for question in questions_of(workbook, reading, 2023, KNOWN):
        choice = data.draw(st.sampled_from(question.choices))
        reading = answer(reading, question.name, choice.value)
    assert Reading.from_json(reading.as_json()) == reading
    try:
        made = apply_reading(workbook, reading, {(1, 0): "rättad"})
    except FaultyFileError:
        assert not reading.of(Sort.AMOUNT)
        return
    width = len(made.sheets[0].rows[0].values)
    assert all(len(row.values) == width for row in made.sheets[0].rows)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    grid=st.lists(
        st.tuples(st.sampled_from(["AMI", "BIN"]), st.integers(-(10**7), 10**7)),
        min_size=1,
        max_size=9,
    ),
    total_first=st.booleans(),
    scale=st.sampled_from(list(Scale)),
)
def test_no_krona_is_lost_or_won_on_the_way(
    grid: list[tuple[str, int]], total_first: bool, scale: Scale
) -> None:
    lines: list[list[object]] = [[unit, "VM", amount / 100] for unit, amount in grid]
    whole: list[object] = ["Summa", "", sum(amount for _, amount in grid) / 100]
    rows = [whole, *lines] if total_first else [*lines, whole]
    workbook = workbook_of([["Nämnd", "Slag", f"Budget 2023 ({scale})"], *rows], [])
    workbook = Workbook("b", "xlsx", (Sheet("Blad1", workbook.sheets[0].rows),))
    reading = find_reading(workbook, 2023, known=KNOWN).reading
    head, *made = apply_reading(workbook, reading).sheets[0].rows
    at = head.values.index("Summarad")
    amounts = [row.values[-1] for row in made if not row.text(at)]
    expected = Decimal(sum(amount for _, amount in grid)) / 100 * scale.kronor
    assert sum(amount for amount in amounts if isinstance(amount, Decimal)) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = tuple(Reading("").as_json())


@given(st.one_of(JSON, st.dictionaries(st.sampled_from(FIELDS), JSON)))
def test_json_that_is_no_reading_is_refused_in_words(data: object) -> None:
    try:
        reading = Reading.from_json(data)
    except ReadingError as error:
        assert str(error).startswith("Tolkningen")
        return
    assert Reading.from_json(reading.as_json()) == reading


@pytest.mark.parametrize(
    "columns",
    [
        {"x": {"sort": "unit"}},
        {"0": {"sort": "y"}},
        {"0": {"sort": "amount", "sign": 0}},
        {"99999": {"sort": "unit"}},
        {"0": {"sort": "amount", "year": 99}},
        {"0": "unit"},
    ],
)
def test_columns_that_cannot_be_are_refused(columns: object) -> None:
    with pytest.raises(ReadingError, match="fältet columns"):
        Reading.from_json({"sheet": "A", "columns": columns})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("?", "x"),
        ("style", "x"),
        ("kind", "x"),
        ("column:9", "amount"),
        ("column:x", "amount"),
        ("same:0", "7"),
        ("filled:0", "kanske"),
        ("income:0", "0"),
        ("bearer", "unit:"),
        ("hidden", ""),
        ("unit:", "AMI"),
    ],
)
def test_an_answer_that_is_no_choice_is_refused(name: str, value: str) -> None:
    with pytest.raises(ReadingError):
        answer(Reading("A", columns={0: Role(Sort.AMOUNT)}), name, value)


@pytest.mark.parametrize(
    ("written", "kronor"),
    [
        ("1 234*", "1234"),
        ("1 234 ¹⁾", "1234"),
        ("1 234²", "1234"),
        ("1 234 1)", "1234"),
        ("(37 264)*", "-37264"),
        ("37 264-", "-37264"),
        ("12,5 tkr", "12500"),
        ("1,2 mnkr*", "1200000"),
        (" 37\N{THIN SPACE}264  kr ", "37264"),
    ],
)
def test_marks_and_units_in_a_cell_are_understood(written: str, kronor: str) -> None:
    assert read_amount(written, Style.AUTO, Scale.KR) == Decimal(kronor)


@pytest.mark.parametrize(
    "written",
    ["1.234", "1,234 tkr", "12 %", "abc", "1 2341)", "-", "*", date(2023, 1, 2), time(1, 1)],
)
def test_what_is_no_clear_amount_stays_unread(written: object) -> None:
    found = read_amount(written, Style.AUTO, Scale.KR)  # type: ignore[arg-type]
    assert isinstance(found, Unread)
    assert found.expected


@given(
    amount=st.decimals(-(10**9), 10**9, places=2),
    mark=st.sampled_from([Style.COMMA, Style.POINT]),
    note=st.sampled_from(["", "*", " ¹⁾", " 2)", " kr"]),
)
def test_an_amount_in_a_known_style_is_read_back(amount: Decimal, mark: Style, note: str) -> None:
    text = format_money(amount)
    if mark == Style.POINT:
        text = text.replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    assert read_amount(f"{text}{note}", mark, Scale.KR) == amount
    assert style_evidence([text]).style == mark


def test_marks_of_both_kinds_prove_nothing() -> None:
    evidence = style_evidence(["12,5", "12.5", "1.234"])
    assert (evidence.style, evidence.unclear) == (Style.AUTO, ("1.234",))
