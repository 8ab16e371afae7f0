"""Formatted text as plain text: what is typed without an editor, and what is shown there."""

import re
from html import escape, unescape

_BLOCK_END = re.compile(
    r"(</(?:p|h3|h4|li|ul|ol|tr|thead|tbody|table)>|<(?:ul|ol|table|tr)\b[^>]*>)"
)
_PLAIN = re.compile(r"(?:<p>(?:[^<]|<br>)*</p>)*")


def paragraphs(text: str) -> str:
    """Give HTML with one paragraph for each block between blank lines of a plain text."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{_lines(block.strip())}</p>" for block in blocks if block.strip())


def _lines(block: str) -> str:
    return "<br>".join(escape(block, quote=False).split("\n"))


def readable(html: str) -> str:
    """Give sanitised ``html`` as it is shown in a field without an editor.

    Paragraphs without formatting become plain text with blank lines between them; other text stays
    HTML, a line for each block. Sanitising gives back the same text.
    """
    if _PLAIN.fullmatch(html) and "&lt;" not in html:
        lines = html.replace("<br>", "\n").replace("<p>", "").split("</p>")
        return unescape("\n\n".join(lines[:-1]))
    return _BLOCK_END.sub(r"\1\n", html).strip()
