"""Budget, forecasts and outcome side by side, as they stand in documents."""

from dataclasses import dataclass

from reports.content.parts import Amount, Node


@dataclass(frozen=True)
class MoneyRow(Node):
    """A step, a kind or a nämnd; ``amounts`` follow the table's kinds.

    ``difference`` is that from the budget; None where it would compare what is not known.
    """

    title: str
    note: str
    amounts: tuple[Amount | None, ...]
    difference: Amount | None
    percent: str


@dataclass(frozen=True)
class MoneyTable(Node):
    """Amounts in kronor; ``first`` heads the names of the rows and ``kinds`` the amounts.

    ``drawn`` when the amounts after the first are kinds of cost, which can be drawn as bars.
    """

    title: str
    first: str
    kinds: tuple[str, ...]
    rows: tuple[MoneyRow, ...]
    drawn: bool = False

    @property
    def compares(self) -> bool:
        """Whether any row tells how far it is from the budget."""
        return any(row.difference for row in self.rows)


@dataclass(frozen=True)
class MoneyComment(Node):
    """Why something departs from the budget; ``title`` says what."""

    title: str
    text: str


@dataclass(frozen=True)
class MoneyPart(Node):
    """Budget, forecasts and outcome of an object's plan, with the comments on deviations."""

    title: str
    lead: str
    tables: tuple[MoneyTable, ...]
    comments: tuple[MoneyComment, ...]
