"""Letters that the packaged fonts lack are replaced in the PDF, and only there."""

import io

import pikepdf
import pytest

from reports.rendering.glyphs import writable
from reports.rendering.html import render_print
from reports.rendering.pdf import render_pdf
from tests.reports import specimens
from tests.reports.pdf_text import text_of

FOREIGN = "Dator 💻 👩🏽‍💻 🧿 漢 שלום ☕ ♥️ ✔ Łódź Ελλάδα Київ"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Räksmörgås – 5 € → ”så”", "Räksmörgås – 5 € → ”så”"),
        ("en 💻 och 漢", "en □ och □"),
        ("❤\ufe0f ihop\u200dsatt\u3000ord\u2028rad", "□ ihopsatt ord rad"),
        ("Ελλάδα, Київ, Łódź", "Ελλάδα, Київ, Łódź"),
        ("☕ är emoji, ♥ är text", "□ är emoji, ♥ är text"),
        ("rad\nett\tsteg", "rad\nett\tsteg"),
    ],
)
def test_a_letter_without_glyph_becomes_a_square(written: str, shown: str) -> None:
    assert writable(written) == shown


def test_the_address_of_a_link_stays() -> None:
    html = '<p>💻 <a href="https://kommunen.invalid/漢">漢</a></p>'
    assert writable(html) == '<p>□ <a href="https://kommunen.invalid/漢">□</a></p>'


def test_a_pdf_of_foreign_letters_holds_only_packaged_fonts_and_the_page_keeps_them() -> None:
    content = specimens.object_plan(purpose=f"<p>{FOREIGN} <em>{FOREIGN}</em></p>")
    assert FOREIGN in render_print(content)
    pdf = render_pdf(content)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = document.pages
        fonts = {str(font.BaseFont) for page in pages for font in page.Resources.Font.values()}
    assert all("Source-Sans-3" in font for font in fonts), fonts
    assert "Dator □" in text_of(pdf)
