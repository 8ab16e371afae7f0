"""Content as PDF: PDF/A for the archive and PDF/UA-1 for readers at once.

A working copy is PDF/A-2a. An issued version is PDF/A-3a, which may carry its content as a file.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reports.content.encoding import to_json
from reports.content.parts import Document
from reports.rendering.assets import CUT_ADDRESS, SHEET_BASE
from reports.rendering.cuts import faces
from reports.rendering.fetcher import PackagedFetcher
from reports.rendering.finisher import finish
from reports.rendering.glyphs import writable
from reports.rendering.html import render_print
from reports.rendering.issue import Issue
from reports.rendering.styles import print_css

ATTACHMENT = "innehall.json"
# The fonts that all documents share are not made for several threads.
ONE_AT_A_TIME = threading.Lock()


class ForeignContentError(Exception):
    """The document asks for something outside itself; ``addresses`` tell what."""

    def __init__(self, addresses: list[str]) -> None:
        super().__init__(f"Refused: {', '.join(addresses)}")
        self.addresses = addresses


def render_pdf(content: Document, issue: Issue | None = None) -> bytes:
    """Give ``content`` as PDF; the same content gives the same bytes on any machine.

    With ``issue`` the PDF tells which version it is, and carries the content as JSON in the file
    ``ATTACHMENT``.

    Raises:
        ForeignContentError: a text in the content tries to load something.
    """
    html = writable(render_print(content))
    if issue is None:
        return pdf_from_html(html)
    return pdf_from_html(
        html,
        pdf_variant="pdf/a-3a",
        finisher=partial(finish, issue=issue),
        attachments=[_attachment(content, issue)],
    )


def pdf_from_html(html: str, **options: Any) -> bytes:
    """Give ``html`` as PDF with the document's stylesheets; ``options`` are WeasyPrint's.

    Raises:
        ForeignContentError: the HTML tries to load something that is not packaged with us.
    """
    fetcher = PackagedFetcher()
    font_configuration, sheets = _warm()
    source = HTML(string=html, base_url=SHEET_BASE, url_fetcher=fetcher)
    manner = {"finisher": finish, "pdf_variant": "pdf/a-2a"} | options
    try:
        with ONE_AT_A_TIME, _without_garbage_collection():
            pdf: bytes = source.write_pdf(
                stylesheets=sheets, font_config=font_configuration, **manner
            )
    except FatalURLFetchingError as error:
        raise ForeignContentError(fetcher.refused) from error
    if fetcher.refused:
        raise ForeignContentError(fetcher.refused)
    return pdf


def _attachment(content: Document, issue: Issue) -> Attachment:
    return Attachment(
        string=to_json(content),
        name=ATTACHMENT,
        description="Dokumentets innehåll som JSON",
        created=issue.moment,
        modified=issue.moment,
        relationship="Data",
    )


@cache
def _warm() -> tuple[FontConfiguration, list[Any]]:
    """Read fonts and stylesheets once for the life of the process."""
    font_configuration = FontConfiguration()
    sheets = [
        CSS(
            string=css,
            base_url=SHEET_BASE,
            font_config=font_configuration,
            url_fetcher=PackagedFetcher(),
        )
        for css in (faces(CUT_ADDRESS), print_css())
    ]
    return font_configuration, sheets


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Spare the collector the boxes of a layout: they all live until it is done."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
