"""Every PDF is PDF/UA-1 and PDF/A-2a at once, and the same content gives the same bytes."""

import io
import os
import subprocess
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pdfua
import pikepdf
import pytest

from reports.content.parts import Document
from reports.content.rich import settled
from reports.rendering.pdf import render_pdf
from tests.reports import empties, specimens
from tests.reports.conftest import DemoDocuments
from tests.reports.test_glyphs import FOREIGN

ROOT = Path(__file__).resolve().parents[2]
VERAPDF = Path(os.environ.get("VERAPDF", ROOT.parent / "shared" / "tools" / "verapdf" / "verapdf"))
RICH = (
    "<h3>Rubrik</h3><p>Text med <strong>fet</strong>, <em>kursiv</em> och "
    '<a href="https://kommunen.invalid/">länk</a>.</p>'
    "<ul><li><p>Stycke i punkt</p><p>och ett till</p><ul><li>inre punkt</li></ul></li><li>rad</li>"
    "</ul><ol><li>ett<br>två</li></ol><h4>Lägre</h4>"
    '<ol start="3"><li>tre</li></ol>'
    '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    "<tbody><tr><td>1</td><td><ul><li>x</li></ul></td></tr></tbody></table>"
    '<table><tbody><tr><th scope="row">Rad</th><td>1</td><td></td></tr>'
    '<tr><th scope="row">Bred</th><td colspan="2">2</td></tr></tbody></table>'
    '<table><tbody><tr><th scope="row">en</th><td>rad</td></tr></tbody></table>'
)


@pytest.fixture(scope="session")
def pdfs(demo_pdfs: dict[str, bytes]) -> dict[str, bytes]:
    """Add documents whose texts hold everything that a text may hold."""
    plan = specimens.object_plan(purpose=settled(RICH, below=3), effect=settled(RICH, below=3))
    follow_up = specimens.follow_up(intro=settled(RICH, below=2))
    return demo_pdfs | {
        "rich_plan": render_pdf(plan),
        "rich_follow_up": render_pdf(follow_up),
        "foreign_plan": render_pdf(specimens.object_plan(purpose=f"<p>{FOREIGN}</p>")),
        "empty_plan": render_pdf(empties.object_plan()),
        "empty_follow_up": render_pdf(empties.follow_up()),
    }


NAMES = ["plan", "explained", "follow_up", "edition", "rich_plan", "rich_follow_up"]
NAMES += ["foreign_plan", "empty_plan", "empty_follow_up"]


@pytest.mark.parametrize("name", NAMES)
def test_pdfua_finds_nothing(name: str, pdfs: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(pdfs[name])
    assert [finding.message for finding in pdfua.validate(str(path)).findings] == []


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF saknas; ange det med VERAPDF")
def test_verapdf_says_compliant_to_both_standards(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in NAMES]
    for path in paths:
        path.write_bytes(pdfs[path.stem])
    asked = chain.from_iterable(("ua1,2a", str(path)) for path in paths)
    run = subprocess.run([VERAPDF, *asked], capture_output=True, text=True, check=False)
    verdicts = [line for line in run.stdout.splitlines() if "COMPLIANT" in line]
    assert len(verdicts) == 2 * len(NAMES), run.stderr
    assert [line for line in verdicts if "NOT COMPLIANT" in line] == []


@pytest.mark.parametrize("make", [specimens.object_plan, specimens.follow_up])
def test_the_same_content_gives_the_same_bytes(make: Callable[[], Document]) -> None:
    assert render_pdf(make()) == render_pdf(make())


def test_a_pdf_carries_no_date(demo_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(demo_pdfs["plan"])) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


@pytest.mark.parametrize("name", ["plan", "follow_up", "edition"])
def test_a_pdf_has_title_language_and_bookmarks(
    name: str, demo: DemoDocuments, demo_pdfs: dict[str, bytes]
) -> None:
    content = demo.all()[name]
    with pikepdf.open(io.BytesIO(demo_pdfs[name])) as pdf:
        assert str(pdf.docinfo["/Title"]) == content.title
        assert str(pdf.Root.Lang) == "sv"
        with pdf.open_outline() as outline:
            marks = [item.title for item in outline.root]
    chapters = [entry.title for entry in content.contents if entry.level == 1]
    assert [title for title in chapters if title not in marks] == []


@pytest.mark.parametrize("name", ["plan", "explained", "follow_up"])
def test_every_line_of_the_contents_leads_somewhere(
    name: str, demo: DemoDocuments, demo_pdfs: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(demo_pdfs[name])) as pdf:
        pairs = pdf.Root.Names.Dests.Names
        names = [str(each) for each in pairs if isinstance(each, pikepdf.String)]
        targets = {
            str(note.get("/Dest", "")) for page in pdf.pages for note in page.get("/Annots", [])
        }
    assert len(targets) >= len(demo.all()[name].contents)
    assert targets <= {*names, ""}


def test_only_packaged_fonts_are_embedded(demo_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(demo_pdfs["follow_up"])) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert fonts
    assert all("Source-Sans-3" in font for font in fonts)
