"""A version's page, PDF and picture, made once and kept."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from django.template.loader import render_to_string

from reports.content.encoding import to_json
from reports.content.parts import Document
from reports.publishing.hinders import RenderingError
from reports.rendering.html import body_template
from reports.rendering.issue import Issue
from reports.rendering.pdf import ForeignContentError, render_pdf

COVER_WIDTH = 480  # pixels
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Files:
    """What is stored of a version."""

    content: str
    html: str
    pdf: bytes
    cover: bytes


def make_files(content: Document, issue: Issue) -> Files:
    """Make all that is stored of ``content``, issued as ``issue`` says.

    Raises:
        RenderingError: a template, a text in the content or a full disk does not let it be done.
    """
    try:
        pdf = render_pdf(content, issue)
        html = page_of(content)
        cover = cover_of(pdf)
    except ForeignContentError as error:
        raise RenderingError(
            f"en text försöker hämta något utifrån ({', '.join(error.addresses)})."
        ) from error
    except OSError as error:
        logger.exception("%s could not be rendered", content.title)
        raise RenderingError(
            "filer kunde inte läsas eller skrivas på servern. Hör av dig till driften:"
            " disken kan vara full."
        ) from error
    except Exception as error:
        # Whatever a template or the layout meets, the answer is the same: nothing is issued.
        logger.exception("%s could not be rendered", content.title)
        raise RenderingError("mallen gick inte att fylla i. Felet är antecknat.") from error
    return Files(to_json(content), html, pdf, cover)


def page_of(content: Document) -> str:
    """Give the document with its contents beside, as it stands on the version's page."""
    context = {"content": content, "body": body_template(content), "tools": ""}
    return render_to_string("reports/shells/reading.html", context)


def cover_of(pdf: bytes) -> bytes:
    """Give the first page of ``pdf`` as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=COVER_WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, format="PNG", optimize=True)
    return out.getvalue()
