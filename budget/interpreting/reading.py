"""How one sheet is read, as a value that can be shown, corrected and kept as a template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from budget.interpreting.reading_json import as_json, from_json
from budget.interpreting.roles import Role, Scale, Sign, Sort, Style


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sheet called `sheet` is read; rows are 1-based, columns 0-based.

    `header` holds no, one or two rows; `captions` are their texts joined, merged cells filled
    in. Rows are read from `first` to `last` (None: the end), but for `skip`; `totals` are sums
    of others, and `headings` say by their text what the rows from there on are ("VM" over its
    posts). `units` says of words in the columns of nämnder and keys which nämnd they mean,
    "key:" and a name which key, "" that their rows are left out; `kinds` which kind a word
    means. `fixed` holds what every row has and no column says, by `Sort` ("kind": "VM"). In the
    columns `filled` an empty cell repeats the one above. `compared` are sheets with keys or sums
    that are read as they are. `decided` names the questions that a person has answered.
    """

    sheet: str
    header: tuple[int, ...] = ()
    columns: Mapping[int, Role] = field(default_factory=dict)
    captions: Mapping[int, str] = field(default_factory=dict)
    first: int = 1
    last: int | None = None
    scale: Scale = Scale.KR
    sign: Sign = Sign.COSTS_PLUS
    style: Style = Style.AUTO
    skip: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    headings: Mapping[int, Sort] = field(default_factory=dict)
    skip_hidden: bool = False
    units: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    filled: frozenset[int] = frozenset()
    compared: tuple[str, ...] = ()
    decided: frozenset[str] = frozenset()

    def of(self, sort: Sort) -> tuple[int, ...]:
        """The columns of a sort, from left to right."""
        return tuple(index for index in sorted(self.columns) if self.columns[index].sort == sort)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a template or a form."""
        return as_json(self)

    @classmethod
    def from_json(cls, data: object) -> "Reading":
        """The reading that `as_json` gave; raises ReadingError for anything else."""
        return cls(**from_json(data))
