"""The text of a PDF that WeasyPrint wrote, as a reader would copy it."""

import io
import re

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def text_of(pdf: bytes) -> str:
    """Give the text of all pages, runs of text on lines of their own, spaces made plain."""
    lines: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
            lines += _lines(page, fonts)
    return re.sub(r"[\u00a0\u202f]", " ", "\n".join(lines))


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    body = font.ToUnicode.read_bytes()
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in PAIR.findall(body)
        if len(glyph) == 4
    }


def _lines(page: pikepdf.Page, fonts: dict[str, dict[bytes, str]]) -> list[str]:
    lines: list[str] = []
    letters: dict[bytes, str] = {}
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "Tf":
            letters = fonts[str(step.operands[0])]
        elif str(step.operator) == "TJ":
            parts = [bytes(part) for part in step.operands[0] if isinstance(part, pikepdf.String)]
            whole = b"".join(parts)
            lines.append(
                "".join(letters.get(whole[n : n + 2], "") for n in range(0, len(whole), 2))
            )
    return lines
