"""What a column can be, and the unit, sign and style in which its amounts are written."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from budget.importing.slots import Slot
from budget.models.kinds import Series

KEY_PREFIX = "key:"


class Sort(StrEnum):
    """What stands in a column."""

    COMPONENT = "component"
    TITLE = "title"
    KIND = "kind"
    UNIT = "unit"
    KEY = "key"
    SHARE = "share"
    SERIES = "series"
    FORECAST = "forecast"
    YEAR = "year"
    PERIOD = "period"
    REASON = "reason"
    PLAN = "plan"
    AMOUNT = "amount"
    TOTAL = "total"
    NOTE = "note"
    IGNORE = "ignore"


SORT_LABELS = {
    Sort.COMPONENT: "Komponent",
    Sort.TITLE: "Post",
    Sort.KIND: "VM/VU",
    Sort.UNIT: "Nämnd",
    Sort.KEY: "Fördelningsnyckel",
    Sort.SHARE: "Andel i nyckeln",
    Sort.SERIES: "Serie (budget, prognos, utfall)",
    Sort.FORECAST: "Prognosens nummer",
    Sort.YEAR: "År",
    Sort.PERIOD: "Del av året",
    Sort.REASON: "Skäl till revidering",
    Sort.PLAN: "Objektplanens kod",
    Sort.AMOUNT: "Belopp",
    Sort.TOTAL: "Radens summa (jämförs)",
    Sort.NOTE: "Anmärkning",
    Sort.IGNORE: "Läses inte in",
}


class Scale(StrEnum):
    """The unit in which amounts are written."""

    KR = "kr"
    TKR = "tkr"
    MNKR = "mnkr"

    @property
    def kronor(self) -> Decimal:
        """How many kronor one of the unit is."""
        return _KRONOR[self.value]


_KRONOR = {"kr": Decimal(1), "tkr": Decimal(1000), "mnkr": Decimal(1_000_000)}


class Sign(StrEnum):
    """How costs are written: as they are, or with a minus (a net result)."""

    COSTS_PLUS = "plus"
    COSTS_MINUS = "minus"


class Style(StrEnum):
    """Which mark stands before decimals; AUTO takes only what can be read in one way."""

    AUTO = "auto"
    COMMA = "komma"
    POINT = "punkt"

    @property
    def mark(self) -> str:
        """The decimal mark, or "" where it is not settled."""
        return {"auto": "", "komma": ",", "punkt": "."}[self.value]


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is; all but `sort` are for amounts.

    `year` None is the plan's. `kind` (a word for VM or VU) and `unit` (a nämnd as code or
    name) hold for every amount in the column; empty leaves them to the row. `sign` is -1 for
    income written without a minus, which lowers the cost. `forecast` is the number of a forecast,
    and `period` the part of the year, a value of `Period`.
    """

    sort: Sort
    series: Series = Series.BUDGET
    year: int | None = None
    kind: str = ""
    unit: str = ""
    sign: int = 1
    forecast: int | None = None
    period: str = ""

    @property
    def slot(self) -> Slot:
        """What the amounts are, the year as the captions say it."""
        return Slot(self.series, self.forecast, self.year, self.period)
