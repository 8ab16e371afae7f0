"""The last touch on a PDF, so that it is PDF/UA-1 as well as PDF/A.

WeasyPrint can claim one standard at a time, leaves table headers without scope and leaves running
heads and feet outside both the tag tree and the artifacts. ``finish`` is its finisher hook. It
leans on inner parts, so the version is pinned and a test fails when they move.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from reports.rendering.issue import Issue
from reports.rendering.xmp import metadata

SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
ITEM_PARTS = {"/Lbl", "/LBody"}
Element = Any


def finish(document: Any, pdf: Any, issue: Issue | None = None) -> None:
    """Complete ``pdf`` in place: header scopes, artifacts, the claim to PDF/UA-1, the version."""
    for page in document.pages:
        set_header_scopes(page._page_box)  # noqa: SLF001
    tree = StructureTree(pdf)
    for element in tree.unreachable():
        tree.make_artifact(element)
    for item in tree.list_items():
        tree.complete_list_item(item)
    tell(pdf, metadata(", ".join(document.metadata.authors), issue))
    if issue:
        date(pdf, issue)


def set_header_scopes(page_box: Any) -> None:
    """Tell for each header cell whether it heads a column or a row, as its HTML says."""
    for box in _descendants(page_box):
        mark = getattr(box, "mark", None)
        if (
            isinstance(mark, pydyf.Dictionary)
            and mark.get("S") == "/TH"
            and box.element is not None
        ):
            mark["A"]["Scope"] = SCOPES.get(box.element.get("scope"), "/Both")


def tell(pdf: Any, told: bytes) -> None:
    """Write ``told`` into the RDF that is there.

    A second RDF, which is what WeasyPrint's own option for metadata appends, is not read by
    validators.
    """
    stream = pdf.objects[_number(pdf.catalog["Metadata"])]
    xml = stream.stream[0]
    stream.stream = [xml.replace(b"</rdf:RDF>", told + b"</rdf:RDF>", 1)]


def date(pdf: Any, issue: Issue) -> None:
    """Give ``pdf`` the dates that its metadata tells of, and name each attachment once."""
    moment = pydyf.String(issue.moment.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.info["CreationDate"] = pdf.info["ModDate"] = moment
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


class StructureTree:
    """The tags of a PDF: which of them hang on the document, and which hang loose."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.objects = pdf.objects
        root = self.objects[_number(pdf.catalog["StructTreeRoot"])]
        self.document = _number(root["K"][0])
        numbers = self.objects[_number(root["ParentTree"])]["Nums"]
        self.parents = dict(zip(numbers[::2], numbers[1::2], strict=True))

    def unreachable(self) -> list[Element]:
        """Give the tags of running heads and feet: no path leads to them from the document."""
        reached = self._reached()
        return [
            element
            for number, element in enumerate(self.objects)
            if _is_element(element) and number not in reached
        ]

    def make_artifact(self, element: Element) -> None:
        """Mark what ``element`` tags as an artifact of the page, and drop the tag."""
        for marked in (kid for kid in element["K"] if isinstance(kid, int)):
            page = self.objects[_number(element["Pg"])]
            _mark_artifact(self.objects[_number(page["Contents"])].stream, marked)
            self.parents[page["StructParents"]][marked] = "null"
        element.clear()
        element["Type"] = "/Null"

    def list_items(self) -> list[Element]:
        """Give the tags of list items."""
        return [each for each in self.objects if _is_element(each) and each["S"] == "/LI"]

    def complete_list_item(self, item: Element) -> None:
        """Put paragraphs and other blocks of an item in a body: it may hold nothing else.

        ISO 32000-1, 14.8.4.3.3: LI holds Lbl and LBody. WeasyPrint gives a body to bare text only.
        """
        stray = [kid for kid in item["K"] if self._structure_of(kid) not in ITEM_PARTS]
        if not stray:
            return
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(stray),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        self.pdf.add_object(body)
        for kid in stray:
            self.objects[_number(kid)]["P"] = body.reference
        place = item["K"].index(stray[0])
        kept = [kid for kid in item["K"] if kid not in stray]
        item["K"] = pydyf.Array([*kept[:place], body.reference, *kept[place:]])

    def _structure_of(self, kid: bytes) -> str:
        return str(self.objects[_number(kid)].get("S", ""))

    def _reached(self) -> set[int]:
        reached: set[int] = set()
        waiting = [self.document]
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                waiting.extend(self._kids(number))
        return reached

    def _kids(self, number: int) -> Iterator[int]:
        for kid in self.objects[number].get("K", []):
            if not isinstance(kid, int) and _is_element(self.objects[_number(kid)]):
                yield _number(kid)


def _mark_artifact(operators: list[Any], marked: int) -> None:
    for place, operator in enumerate(operators[:-1]):
        if (
            isinstance(operator, pydyf.Dictionary)
            and operator.get("MCID") == marked
            and operators[place + 1] == b"BDC"
        ):
            operators[place - 1] = "/Artifact"
            operators[place] = pydyf.Dictionary({"Type": "/Pagination"})
            return


def _descendants(box: Any) -> Iterator[Any]:
    yield box
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _descendants(child)


def _is_element(candidate: object) -> bool:
    return isinstance(candidate, dict) and candidate.get("Type") == "/StructElem"


def _number(reference: bytes | str) -> int:
    """Give the object's number in a reference such as ``b"12 0 R"``."""
    return int(reference.split()[0])
