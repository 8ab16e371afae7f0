"""Content as HTML: one body for each kind of document, and shells round it."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from reports.content.parts import Document
from reports.rendering.fonts import embedded_faces
from reports.rendering.styles import embedded_css

BODIES = {
    "objektplan": "reports/object_plan/body.html",
    "uppfoljning": "reports/follow_up/body.html",
}


def body_template(content: Document) -> str:
    """Give the name of the template that shows ``content`` (needs only ``content``)."""
    return BODIES[_kind(content)]


def render_print(content: Document) -> str:
    """Give the HTML that the PDF is made of: no stylesheet and no link to one in it."""
    return _shell("reports/shells/print.html", content)


def render_standalone(content: Document) -> str:
    """Give an HTML file that needs nothing but itself: styles, pictures and fonts are in it."""
    return _shell(
        "reports/shells/standalone.html",
        content,
        # Both come from packaged files; only the choice of letters depends on the content.
        styles=mark_safe(embedded_css()),  # noqa: S308
        fonts=mark_safe(embedded_faces(_text(content))),  # noqa: S308
    )


def _shell(name: str, content: Document, **extra: str) -> str:
    return render_to_string(name, {"content": content, "body": body_template(content), **extra})


def _text(content: Document) -> str:
    return render_to_string(body_template(content), {"content": content})


def _kind(content: Document) -> str:
    kind = getattr(content, "kind", "")
    assert isinstance(kind, str)
    return kind
