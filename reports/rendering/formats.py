"""The file formats a document can be had in, by the ending of the file."""

from collections.abc import Callable

from reports.content.encoding import to_json
from reports.content.parts import Document
from reports.rendering.html import render_standalone
from reports.rendering.pdf import render_pdf


def html_file(content: Document) -> bytes:
    """Give a self-contained HTML file."""
    return render_standalone(content).encode()


def json_file(content: Document) -> bytes:
    """Give the content itself."""
    return to_json(content).encode()


FORMATS: dict[str, Callable[[Document], bytes]] = {
    ".html": html_file,
    ".pdf": render_pdf,
    ".json": json_file,
}
