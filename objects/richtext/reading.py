"""Reads well-formed HTML, whoever wrote it, into blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from objects.richtext import style, word_marks
from objects.richtext.blocks import Block, Cell, Listing, Table, Text
from objects.richtext.state import Element, State
from objects.richtext.style import Attributes
from objects.richtext.tables import finished, span_of
from objects.richtext.word import ItemLists

INLINE = {"a", "b", "strong", "i", "em", "span", "del"}
VOID = {"br", "hr"}


class Reader(HTMLParser):
    """Feeds on HTML whose tags are balanced; ``blocks`` is what it held."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._state = State(self.blocks)
        self._open: list[Element] = []
        self._line: Text | None = None
        self._line_into = self.blocks
        self._mark = ""
        self._lists = ItemLists()
        self._loose: Listing | None = None
        self._entries: dict[str, Callable[[State, str, Attributes], State]] = {
            **dict.fromkeys(("ul", "ol"), self._entered_list),
            "li": self._entered_item,
            "table": self._entered_table,
            **dict.fromkeys(("thead", "tbody", "tfoot", "tr"), self._entered_rows),
            **dict.fromkeys(("td", "th", "caption"), self._entered_cell),
        }

    def close(self) -> None:
        super().close()
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE and tag != "br":
            self._end_line()
        if tag == "br":
            self._break()
        if tag in VOID:
            return
        outside = self._state
        self._state = self._entered(tag, {name: value or "" for name, value in attrs})
        self._open.append(Element(tag, self._state, outside))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        element = self._open.pop()
        inside, outside = element.inside, element.outside
        if tag not in INLINE:
            self._end_line()
        self._state = outside
        if inside.item and inside.item is not outside.item:
            self._lists.add(outside.into, inside.into, inside.item, word_marks.count_of(self._mark))
        if inside.table and inside.table is not outside.table:
            outside.into.extend(finished(inside.table))

    def handle_data(self, data: str) -> None:
        state = self._state
        if state.drawn:
            self._mark += data
        if state.drawn or state.hidden:
            return
        if self._line is None:
            if not data.strip():
                return
            self._line = Text(f"h{state.level}" if state.level else "p")
            self._line_into = state.into
        # A heading is bold already.
        self._line.add(data, replace(state.marks, strong=False) if state.level else state.marks)

    def _break(self) -> None:
        if self._line is None or self._state.hidden or self._state.drawn:
            return
        if self._state.level:
            self._line.add(" ", self._state.marks)
        else:
            self._line.add_break(self._state.marks)

    def _end_line(self) -> None:
        if self._line is not None:
            self._line_into.extend(self._line.parts())
            self._line = None

    def _entered(self, tag: str, attributes: Attributes) -> State:
        styles = style.styles_of(attributes)
        state = self._state
        if state.hidden or style.is_hidden(tag, attributes, styles):
            return replace(state, hidden=True)
        if word_marks.is_list_mark(styles):
            return replace(state, drawn=True)
        state = replace(state, marks=style.marked(state.marks, tag, attributes, styles))
        if state.at_the_top and (item := word_marks.word_item(tag, attributes, styles)):
            self._mark = "1." if state.listing and state.listing.tag == "ol" else ""
            return replace(state, item=item, into=[], level=0)
        return self._entries.get(tag, self._entered_paragraph)(state, tag, attributes)

    def _entered_paragraph(self, state: State, tag: str, attributes: Attributes) -> State:
        if not state.at_the_top:
            return state
        if level := style.heading_level(tag, attributes):
            return replace(state, level=level)
        if word_marks.is_list_paragraph(attributes) and self._lists.continues(state.into):
            return replace(state, into=self._lists.last_item)
        return state

    def _entered_list(self, state: State, tag: str, attributes: Attributes) -> State:
        if state.listing is not None:
            # A list straight inside another, as in Google Docs, belongs to the item before it.
            items = state.listing.items
            into = items[-1] if items else self._new_item(state.listing, state.into)
            state = replace(state, into=into, within=(*state.within, state.listing))
        if len(state.within) >= word_marks.DEEPEST_LIST:
            return replace(state, listing=state.within[-1], within=state.within[:-1])
        return replace(state, listing=Listing(tag, span_of(attributes, "start", most=9999)))

    def _entered_item(self, state: State, _tag: str, _attributes: Attributes) -> State:
        listing = state.listing
        if listing is None:
            follows = state.into and state.into[-1] is self._loose
            listing = self._loose if follows and self._loose else Listing("ul")
            self._loose = listing
        into = self._new_item(listing, state.into)
        within = (*state.within, listing)
        return replace(state, into=into, within=within, listing=None, level=0)

    def _new_item(self, listing: Listing, into: list[Block]) -> list[Block]:
        """Append an item to ``listing``, which enters the text with its first one."""
        if not listing.items:
            into.append(listing)
        listing.items.append([])
        return listing.items[-1]

    def _entered_table(self, state: State, _tag: str, _attributes: Attributes) -> State:
        return replace(state, table=Table(), level=0) if state.at_the_top else state

    def _entered_rows(self, state: State, tag: str, _attributes: Attributes) -> State:
        if state.table is None:
            return state
        if tag == "tr":
            state.table.rows.append([])
        return replace(state, in_head=tag == "thead" or (tag == "tr" and state.in_head))

    def _entered_cell(self, state: State, tag: str, attributes: Attributes) -> State:
        table = state.table
        if table is None:
            return state
        if tag == "caption":
            return replace(state, into=table.above, table=None, in_cell=True)
        cell = Cell(
            head=tag == "th" or state.in_head,
            columns=span_of(attributes, "colspan"),
            rows=span_of(attributes, "rowspan"),
        )
        table.rows[-1].append(cell)
        return replace(state, into=cell.blocks, table=None, in_cell=True)
