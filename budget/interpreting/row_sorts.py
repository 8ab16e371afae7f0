"""What each row is: a line, a sum of others, a heading over others, or nothing to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from budget.importing.words import kind_of, totalled
from budget.interpreting.captions import words_of
from budget.interpreting.roles import Role, Sort
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Row, Sheet

_BEARERS = (Sort.UNIT, Sort.KEY)


@dataclass(slots=True)
class RowSorts:
    """Row numbers by what they are; `left_out` has the text of each row that is not read."""

    totals: set[int] = field(default_factory=set)
    headings: dict[int, Sort] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowJudge:
    """Judges rows by the roles of their columns."""

    sheet: Sheet
    roles: Mapping[int, Role]
    captions: Mapping[int, str]
    known: Vocabulary

    def judge(self, first: int) -> RowSorts:
        """Sort the rows from number `first` on."""
        sorts = RowSorts()
        self._judge_above(first, sorts)
        rows = [row for row in self.sheet.rows if row.number >= first and not row.is_empty]
        lone: dict[int, str] = {}
        last_line = 0
        for row in rows:
            texts = dict(self._texts(row))
            if self._repeats_captions(texts):
                sorts.left_out[row.number] = "rubrikraden igen"
            elif self._has_amount(row):
                self._judge_line(row, texts, sorts)
                last_line = row.number
            elif len(texts) == 1:
                lone[row.number] = next(iter(texts.values()))
            elif self._is_total(texts):
                sorts.totals.add(row.number)
        self._judge_lone(lone, last_line, sorts)
        return sorts

    def _judge_above(self, first: int, sorts: RowSorts) -> None:
        """A nämnd or kind alone over the captions is a heading over what they stand above."""
        for row in self.sheet.rows:
            if row.number >= first:
                return
            texts = {" ".join(row.text(index).split()) for index in range(len(row.values))} - {""}
            sort = self._exact(texts.pop()) if len(texts) == 1 else None
            if sort is not None and sort not in self._said():
                sorts.headings[row.number] = sort

    def _exact(self, text: str) -> Sort | None:
        return Sort.KIND if kind_of(text) else Sort.UNIT if self.known.unit(text) else None

    def _texts(self, row: Row) -> Iterator[tuple[int, str]]:
        for column in range(len(row.values)):
            role = self.roles.get(column)
            is_text = role is None or role.sort not in (Sort.AMOUNT, Sort.TOTAL)
            if is_text and (text := row.text(column)):
                yield column, text

    def _has_amount(self, row: Row) -> bool:
        amounts = (
            column
            for column, role in self.roles.items()
            if role.sort in (Sort.AMOUNT, Sort.TOTAL, Sort.SHARE)
        )
        if any(row.value(column) is not None for column in amounts):
            return True
        lost = self.sheet.lost
        return bool(lost) and any((row.number, column) in lost for column in self.roles)

    def _repeats_captions(self, texts: Mapping[int, str]) -> bool:
        return len(texts) > 1 and all(
            " ".join(text.split()) == self.captions.get(column) for column, text in texts.items()
        )

    def _judge_line(self, row: Row, texts: Mapping[int, str], sorts: RowSorts) -> None:
        if self._is_total(texts) or not texts:
            # What has an amount and not a word to say of it can only sum the others.
            sorts.totals.add(row.number)
        elif len(texts) == 1:
            self._judge_sum_first(row, next(iter(texts.values())), sorts)

    def _judge_sum_first(self, row: Row, text: str, sorts: RowSorts) -> None:
        """A nämnd or kind with an amount where no column holds such: a sum over its parts.

        In an outline the kinds are the parts.
        """
        sort = self._exact(text)
        if sort is None or sort in self._said():
            return
        sorts.headings[row.number] = sort
        if sort == Sort.UNIT or not self.is_outline:
            sorts.totals.add(row.number)

    def _said(self) -> set[Sort]:
        """The sorts that a column holds or its caption says."""
        roles = self.roles.values()
        said = {role.sort for role in roles}
        said |= {Sort.UNIT} if any(role.unit for role in roles) else set()
        return said | ({Sort.KIND} if any(role.kind for role in roles) else set())

    @property
    def is_outline(self) -> bool:
        """Whether nämnder and kinds stand in one column, as in a pivot table."""
        texts = {Sort.UNIT, Sort.KIND, Sort.TITLE, Sort.COMPONENT, Sort.KEY}
        return not self._said() & texts

    def _is_total(self, texts: Mapping[int, str]) -> bool:
        """As `budget.importing.rows.label_of_total`, for columns of any role."""
        filled = {self._sort(column) for column in texts}
        there = {role.sort for role in self.roles.values()}
        has_kind = Sort.KIND in filled or Sort.KIND not in there
        has_bearer = bool(filled & set(_BEARERS)) or not there & set(_BEARERS)
        is_bare = not there & {Sort.KIND, *_BEARERS}
        for column, text in texts.items():
            summed = totalled(text)
            if summed is None:
                continue
            is_remark = self._sort(column) in (None, Sort.NOTE, Sort.IGNORE)
            if is_remark and not self._is_known(summed):
                continue
            if self._sort(column) in (Sort.UNIT, Sort.KIND) or not (has_kind and has_bearer):
                return True
            if is_bare and self._is_known(summed):
                return True
        return False

    def _is_known(self, summed: str) -> bool:
        return not summed or bool(kind_of(summed) or self.known.unit(summed))

    def _sort(self, column: int) -> Sort | None:
        role = self.roles.get(column)
        return role.sort if role else None

    def _judge_lone(self, lone: Mapping[int, str], last_line: int, sorts: RowSorts) -> None:
        """Rows with one text alone: headings over what follows, else remarks."""
        unknown: dict[int, str] = {}
        for number, text in lone.items():
            sort = self._heading(text) if number < last_line else None
            if sort is not None:
                sorts.headings[number] = sort
            else:
                unknown[number] = text
        inside = [number for number in unknown if number < last_line]
        has_component = any(role.sort == Sort.COMPONENT for role in self.roles.values())
        if len(inside) > 1 and not has_component:
            sorts.headings.update(dict.fromkeys(inside, Sort.COMPONENT))
            unknown = {number: text for number, text in unknown.items() if number > last_line}
        sorts.left_out.update(unknown)

    def _heading(self, text: str) -> Sort | None:
        if kind_of(text):
            return Sort.KIND
        if self.known.unit(text):
            return Sort.UNIT
        if self.known.key(text):
            return Sort.KEY
        kinds = {kind for word in words_of(text) if (kind := kind_of(word))}
        return Sort.KIND if len(kinds) == 1 else None
