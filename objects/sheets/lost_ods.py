"""Errors in the cells of an OpenDocument spreadsheet."""

from __future__ import annotations

from xml.parsers import expat

from objects.sheets.cells import LostCell
from objects.sheets.extent import OFFICE, TABLE, OdsMeasure

_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


def ods_lost(data: bytes) -> dict[str, dict[tuple[int, int], LostCell]]:
    """The lost cells of a content.xml: sheet name, (row number, 0-based column)."""
    if b"formula=" not in data and b'value-type="error"' not in data:
        return {}
    search = _Search()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = search.start
    parser.EndElementHandler = search.end
    parser.CharacterDataHandler = search.read
    parser.Parse(data, True)
    return search.found


class _Search(OdsMeasure):
    """Keeps the text of each cell that is an error or a formula without a result."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[tuple[int, int], LostCell]] = {}
        self.name = self.text = ""
        self.is_error = self.is_bare = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == TABLE + "table":
            self.name = attributes.get(TABLE + "name", "")
        elif name == TABLE + "table-cell":
            self.text = ""
            self.is_error = attributes.get(_CALC) == "error"
            is_formula = TABLE + "formula" in attributes
            self.is_bare = is_formula and OFFICE + "value-type" not in attributes

    def read(self, text: str) -> None:
        self.text += text

    def end(self, name: str) -> None:
        if name != TABLE + "table-cell":
            return
        if self.is_error or (self.is_bare and not self.text):
            shown = self.text.strip() or "#VALUE!"
            problem = f"innehåller felet {shown}"
            if not self.is_error:
                problem = "innehåller en formel utan sparat värde"
            place = (self.row + 1, self.column)
            self.found.setdefault(self.name, {})[place] = LostCell(
                problem, "ett värde; öppna filen i ett kalkylprogram och spara den"
            )
        self.is_error = self.is_bare = False
