"""What formatted text may hold. The one place to look for the allow-list."""

import re

import nh3

TAGS = {
    *("p", "h3", "h4", "ul", "ol", "li", "strong", "em", "br", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
URL_SCHEMES = {"http", "https", "mailto"}

# Tags that something is still to be learned from on the way in: where a block begins, what is bold.
READ_TAGS = TAGS | {
    *("b", "i", "span", "del", "h1", "h2", "h5", "h6", "caption", "tfoot"),
    *("div", "blockquote", "pre", "section", "article", "dl", "dt", "dd", "address", "hr"),
}
READ_ATTRIBUTES = {
    "*": {"style", "class", "role", "aria-level"},
    "a": {"href"},
    "ol": {"start"},
    "li": {"data-aria-level", "data-leveltext"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
# Dropped with all that they hold, where any other unknown tag leaves its text behind.
DROPPED = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}

_LINK = re.compile(rf"\s*(?:{'|'.join(sorted(URL_SCHEMES))}):", re.IGNORECASE)


def is_link(address: str) -> bool:
    """Tell whether a link may lead to ``address``.

    A relative one may not: a document has no base that it could hold for once it is printed.
    """
    return bool(_LINK.match(address))


def safe(html: str) -> str:
    """Drop everything that is not allowed, and keep its text."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_keep,
        clean_content_tags=DROPPED,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )


def well_formed(html: str) -> str:
    """Give ``html`` as a browser would understand it, with what the reader learns from left in."""
    return nh3.clean(
        html,
        tags=READ_TAGS,
        attributes=READ_ATTRIBUTES,
        clean_content_tags=DROPPED,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )


def _keep(tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "href" and not is_link(value) else value
