"""Edit links in the document's templates; outside pencil mode there is no pencil and no link."""

from django import template

from reports.content.parts import Node
from reports.editing.marks import AddLink, Mark
from reports.editing.marks import slugged as as_slug
from reports.editing.pencil import Pencil

register = template.Library()


@register.filter
def slugged(ref: str) -> str:
    """Give what names a part as it stands in ids."""
    return as_slug(ref)


@register.filter
def mark(pencil: Pencil | str, part: Node) -> Mark | None:
    """Give the edit link of ``part``; None when there is no pencil for it."""
    return pencil.marks.get(part.key) if isinstance(pencil, Pencil) else None


@register.simple_tag
def text_mark(pencil: Pencil | str, key: str, title: str) -> Mark | None:
    """Give the edit link of the text at ``key``; None when there is no pencil for it."""
    return pencil.text(key, title) if isinstance(pencil, Pencil) else None


@register.simple_tag
def add_link(pencil: Pencil | str, slug: str, under: str = "") -> AddLink | None:
    """Give the link that adds a part of the kind ``slug``; None when there is no pencil for it."""
    return pencil.add_link(slug, under) if isinstance(pencil, Pencil) else None
