"""Budget workbooks as different controllers make them, and what each of them means.

Every workbook is made by openpyxl in its own style; `BOOKS` gives its bytes and the lines it
holds: (component, title, kind, unit or key, amount in kronor), by the series and year.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from budget.interpreting import Vocabulary
from objects.names import name_key

Meant = list[tuple[str, str, str, str, str]]

CODES = ("AMI", "BIN", "BOU", "KOF")
NAMES = {
    "Bildningsnämnden": "BIN",
    "Barn- och ungdomsnämnden": "BOU",
    "Plan- och byggnadsnämnden": "KOF",
}
KNOWN = Vocabulary(
    units={
        **{name_key(code): code for code in CODES},
        **{name_key(n): c for n, c in NAMES.items()},
    },
    keys={name_key(name): name for name in ("BoU/BIN", "Alla fyra")},
    components=frozenset({name_key("Unikum")}),
)


@dataclass(frozen=True)
class Book:
    """A workbook, the answers it needs, and the lines that it means."""

    fill: Callable[[Workbook], None]
    meant: Meant
    answers: dict[str, str] = field(default_factory=dict)
    caption: str = "Budget 2023"

    def content(self) -> bytes:
        book = Workbook()
        self.fill(book)
        out = BytesIO()
        book.save(out)
        return out.getvalue()


def _rows(sheet: Worksheet, *rows: list[object]) -> None:
    for row in rows:
        sheet.append(row)


def thousands_under_a_title(book: Workbook) -> None:
    """Title, captions on row 4, tkr, blank rows, the sum last, a remark under it."""
    sheet = book.active
    sheet.title = "Budget 2023"
    _rows(
        sheet,
        ["Internbudget 2023 för objektet UKFA"],
        ["Belopp i tkr"],
        [],
        ["System", "Avser", "VM/VU", "Nämnd", "Budget", "Kommentar"],
        ["Unikum", "Licenser", "VM", "BIN", 1107.85, "tre år"],
        [],
        ["Unikum", "Drift", "VM", "Bildningsnämnden", 500],
        ["Infomentor", "Införande", "VU", "BOU", -37],
        ["Summa", None, None, None, 1571],
        [],
        ["Källa: ekonomiavdelningen"],
    )


def two_rows_of_captions(book: Workbook) -> None:
    """Series over nämnder in merged cells, sums of rows and of columns."""
    sheet = book.active
    _rows(
        sheet,
        ["Komponent", "Post", "VM/VU", "Budget 2023", None, None, None, "Prognos 2022", "Anm"],
        [None, None, None, "AMI", "BIN", "BOU", "Totalt", "Totalt", None],
        ["Unikum", "Licenser", "VM", 10000, 20000, 30000, 60000, 55000, "x"],
        ["Infomentor", "Drift", "VU", None, 5000, 0, 5000, 4000, None],
        ["Totalt", None, None, 10000, 25000, 30000, 65000, 59000, None],
    )
    sheet.merge_cells("D1:G1")
    for column in "ABCI":
        sheet.merge_cells(f"{column}1:{column}2")


def sections_with_sums(book: Workbook) -> None:
    """Headings for VM and VU, a sum first and after each section, amounts as Swedish text."""
    sheet = book.active
    _rows(
        sheet,
        ["Benämning", "Förvaltning", "Belopp 2023 (kr)"],
        ["Totalt", None, "1 648 086,00"],
        ["Vidmakthållande (VM)"],
        ["Licenser", "AMI", "1\N{NO-BREAK SPACE}107\N{NO-BREAK SPACE}850,00"],
        ["Drift", "BIN", "577 500,00 kr "],
        ["Summa", None, "1 685 350,00"],
        ["Vidareutveckling (VU)"],
        ["Ny e-tjänst", "BOU", "– 37\N{NARROW NO-BREAK SPACE}264"],
        ["Summa VU", None, "(37 264)"],
    )


def pivot_outline(book: Workbook) -> None:
    """A pivot table as Excel lays it out: nämnd with its sum, kinds under it, one column."""
    sheet = book.active
    _rows(
        sheet,
        ["Radetiketter", "Summa av Budget 2023"],
        ["AMI", 300000],
        ["VM", 100000.5],
        ["VU", 199999.5],
        ["BIN", 50000],
        ["VM", 50000.0],
        ["Totalsumma", 350000],
    )
    hidden = book.create_sheet("Underlag")
    hidden.append(["Hemligt"])
    hidden.sheet_state = "hidden"


def income_and_cost(book: Workbook) -> None:
    """Income and cost in columns of their own, a net beside, minus after the figures."""
    sheet = book.active
    _rows(
        sheet,
        ["Post", "Slag", "Enhet", "Kostnader 2023", "Intäkter 2023", "Netto 2023"],
        ["Licenser", "VM", "BIN", "37 264,50", "1 000", "36 264,50"],
        ["Statsbidrag", "VM", "BOU", None, "5 000,00", "5 000,00-"],
        ["Kreditering", "VU", "BOU", "200-", None, "200-"],
    )


def net_in_millions(book: Workbook) -> None:
    """A net result in mnkr: costs have minus, kinds in columns of their own."""
    sheet = book.active
    _rows(
        sheet,
        ["Ekonomisk plan, mnkr"],
        ["Nämnd", "VM 2023", "VU 2023", "Totalt 2023"],
        ["AMI", -1.10785, -1.8435, -2.95135],
        ["BIN", -7.2515335, 0.5, -6.7515335],
        ["Summa", -8.3593835, -1.3435, -9.7028835],
    )


def only_unclear_numbers(book: Workbook) -> None:
    """Text amounts that can be read in two ways, and a caption of the plan's own."""
    sheet = book.active
    _rows(
        sheet,
        ["Post", "Typ", "Nyckel", "Budget 2023"],
        ["Licenser", "VM", "BoU/BIN", "1.234"],
        ["Drift", "VM", "Alla fyra", "12.500"],
    )


def filled_down(book: Workbook) -> None:
    """Nämnd and component once over their rows, footnotes, units that are no nämnd."""
    sheet = book.active
    _rows(
        sheet,
        ["Nämnd", "System", "Post", "Slag", "Budget 2023"],
        ["BIN", "Unikum", "Licenser", "VM", "1 234*"],
        [None, None, "Drift", "VM", "2 500 ¹⁾"],
        [None, "Infomentor", "Stöd", "VU", "3 000 1)"],
        ["BOU", "Unikum", "Licenser", "VM", 4000],
        ["Revision", None, "Granskning", "VM", 99],
        ["Skatter", None, "Skatteintäkter", "VM", 77],
        ["* Preliminärt belopp"],
    )
    sheet.merge_cells("A2:A4")


def several_years(book: Workbook) -> None:
    """Outcome, forecast and two budgets side by side, texts that Excel took for clock times."""
    sheet = book.active
    _rows(
        sheet,
        [],
        ["Post", "VM/VU", "Nämnd", "Utfall 2021", "Budget 2022", "Prognos 2022", "B23", "Diff"],
        [time(1, 1), "VM", "AMI", 90, 95, 96, 100000.00000000001, "4 %"],
        ["Stöd", "VU", "AMI", 1, 2, 3, 0.1 + 0.2, 1],
    )
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True


def formulas_not_worked_out(book: Workbook) -> None:
    """Written by a program that works nothing out, with a date where a key should be."""
    sheet = book.active
    _rows(
        sheet,
        ["Post", "Slag", "Nämnd", "Fördelningsnyckel", "Budget 2023"],
        ["Licenser", "VM", "BIN", None, 100],
        ["Drift", "VM", "BOU", None, "=E2*2"],
        ["Stöd", "VM", None, date(2023, 3, 1), 5],
    )


BOOKS = {
    "thousands under a title": Book(
        thousands_under_a_title,
        [
            ("Unikum", "Licenser", "VM", "BIN", "1107850.00"),
            ("Unikum", "Drift", "VM", "Bildningsnämnden", "500000.00"),
            ("Infomentor", "Införande", "VU", "BOU", "-37000.00"),
        ],
    ),
    "two rows of captions": Book(
        two_rows_of_captions,
        [
            ("Unikum", "Licenser", "VM", "AMI", "10000.00"),
            ("Unikum", "Licenser", "VM", "BIN", "20000.00"),
            ("Unikum", "Licenser", "VM", "BOU", "30000.00"),
            ("Infomentor", "Drift", "VU", "BIN", "5000.00"),
            ("Infomentor", "Drift", "VU", "BOU", "0.00"),
        ],
    ),
    "sections with sums": Book(
        sections_with_sums,
        [
            ("", "Licenser", "VM", "AMI", "1107850.00"),
            ("", "Drift", "VM", "BIN", "577500.00"),
            ("", "Ny e-tjänst", "VU", "BOU", "-37264.00"),
        ],
    ),
    "pivot outline": Book(
        pivot_outline,
        [
            ("", "", "VM", "AMI", "100000.50"),
            ("", "", "VU", "AMI", "199999.50"),
            ("", "", "VM", "BIN", "50000.00"),
        ],
    ),
    "income and cost": Book(
        income_and_cost,
        [
            ("", "Licenser", "VM", "BIN", "36264.50"),
            ("", "Statsbidrag", "VM", "BOU", "-5000.00"),
            ("", "Kreditering", "VU", "BOU", "-200.00"),
        ],
    ),
    "net in millions": Book(
        net_in_millions,
        [
            ("", "", "VM", "AMI", "1107850.00"),
            ("", "", "VU", "AMI", "1843500.00"),
            ("", "", "VM", "BIN", "7251533.50"),
            ("", "", "VU", "BIN", "-500000.00"),
        ],
        {"sign": "minus"},
    ),
    "only unclear numbers": Book(
        only_unclear_numbers,
        [
            ("", "Licenser", "VM", "BoU/BIN", "1234.00"),
            ("", "Drift", "VM", "Alla fyra", "12500.00"),
        ],
        {"style": "komma"},
    ),
    "filled down": Book(
        filled_down,
        [
            ("Unikum", "Licenser", "VM", "BIN", "1234.00"),
            ("Unikum", "Drift", "VM", "BIN", "2500.00"),
            ("Infomentor", "Stöd", "VU", "BIN", "3000.00"),
            ("Unikum", "Licenser", "VM", "BOU", "4000.00"),
        ],
        {"filled:1": "ja", "unit:Revision": "utelämna", "unit:Skatter": "utelämna", "scale": "kr"},
    ),
    "several years": Book(
        several_years,
        [("", "1:1", "VM", "AMI", "100000.00"), ("", "Stöd", "VU", "AMI", "0.30")],
        {"hidden": "ja"},
    ),
}
