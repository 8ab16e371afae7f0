"""What formatted text may hold. The one place to look for the allow-list."""

import re
from html import escape

import nh3

TAGS = {
    *("p", "h3", "h4", "ul", "ol", "li", "strong", "em", "br", "a"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
URL_SCHEMES = {"http", "https", "mailto"}

_TAG = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)
_LINK = re.compile(rf"\s*(?:{'|'.join(sorted(URL_SCHEMES))}):", re.IGNORECASE)


def sanitise(text: str) -> str:
    """HTML that is safe to show: everything outside the allow-list is dropped, its text kept.

    Text without tags becomes paragraphs, one for each block between blank lines. Sanitising what is
    already sanitised changes nothing.
    """
    html = _cleaned(text) if _TAG.search(text) else escape(text, quote=False)
    if not _TAG.search(html):
        html = _paragraphs(html)
    return _cleaned(html)


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=URL_SCHEMES,
        attribute_filter=_keep,
        link_rel=None,
    ).strip()


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Drops relative links: a document has no base that they could hold for once it is printed."""
    return None if attribute == "href" and not _LINK.match(value) else value


def _paragraphs(text: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "".join(f"<p>{'<br>'.join(block.splitlines())}</p>" for block in blocks if block)
