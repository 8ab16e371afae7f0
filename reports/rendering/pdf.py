"""Content as PDF: PDF/A-2a for the archive and PDF/UA-1 for readers at once."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reports.content.parts import Document
from reports.rendering.assets import CUT_ADDRESS, SHEET_BASE
from reports.rendering.cuts import faces
from reports.rendering.fetcher import PackagedFetcher
from reports.rendering.finisher import finish
from reports.rendering.glyphs import writable
from reports.rendering.html import render_print
from reports.rendering.styles import print_css

# The fonts that all documents share are not made for several threads.
ONE_AT_A_TIME = threading.Lock()


class ForeignContentError(Exception):
    """The document asks for something outside itself; ``addresses`` tell what."""

    def __init__(self, addresses: list[str]) -> None:
        super().__init__(f"Refused: {', '.join(addresses)}")
        self.addresses = addresses


def render_pdf(content: Document) -> bytes:
    """Give ``content`` as PDF; the same content gives the same bytes on any machine.

    Raises:
        ForeignContentError: a text in the content tries to load something.
    """
    return pdf_from_html(writable(render_print(content)))


def pdf_from_html(html: str) -> bytes:
    """Give ``html`` as PDF with the document's stylesheets.

    Raises:
        ForeignContentError: the HTML tries to load something that is not packaged with us.
    """
    fetcher = PackagedFetcher()
    font_configuration, sheets = _warm()
    source = HTML(string=html, base_url=SHEET_BASE, url_fetcher=fetcher)
    try:
        with ONE_AT_A_TIME, _without_garbage_collection():
            pdf: bytes = source.write_pdf(
                stylesheets=sheets,
                font_config=font_configuration,
                finisher=finish,
                pdf_variant="pdf/a-2a",
            )
    except FatalURLFetchingError as error:
        raise ForeignContentError(fetcher.refused) from error
    if fetcher.refused:
        raise ForeignContentError(fetcher.refused)
    return pdf


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
