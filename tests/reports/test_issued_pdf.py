"""The PDF of an issued version is PDF/UA-1 and PDF/A-3a, tells what it is and holds its content."""

import io
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path

import pdfua
import pikepdf
import pytest

from objects.models import PlanVersion
from reports.content.encoding import to_json
from reports.content.parts import Document
from reports.content.rich import settled
from reports.rendering.issue import Issue
from reports.rendering.pdf import ATTACHMENT, render_pdf
from tests.reports import empties, specimens
from tests.reports.conftest import DemoDocuments
from tests.reports.test_conformance import RICH, VERAPDF
from tests.reports.test_glyphs import FOREIGN

OURS = "{urn:objektportfoljen:document:1#}"
HOSTILE = "]]></rdf:RDF> & <b>\"'\x0b\ufffe\N{HOT BEVERAGE}"
DECIDED = Issue(
    label="1.0",
    stage="beslutad",
    issued_at=datetime(2021, 12, 20, 8, 30, 15, 123456, tzinfo=UTC),
    identifier="/dokument/objektplan/ukfa/2022/1.0/",
    registry_numbers=("BOU 2021/012", "UAN 2021/034"),
    supersedes="/dokument/objektplan/ukfa/2022/0.9/",
)
STRANGE = replace(
    DECIDED, label=HOSTILE, stage=HOSTILE, registry_numbers=(HOSTILE,), supersedes=HOSTILE
)
BARE = replace(DECIDED, registry_numbers=(), supersedes="")
NAMES = ["plan", "explained", "follow_up", "edition", "rich_plan", "empty_plan", "empty_follow_up"]
NAMES += ["foreign_plan", "bare", *(f"stage_{stage}" for stage in PlanVersion.Stage.values)]


@pytest.fixture(scope="session")
def issued(demo: DemoDocuments) -> dict[str, bytes]:
    """Give an issued version of every kind, edition and stage, and of what is out of the way."""
    plain = specimens.object_plan()
    strange = specimens.object_plan(purpose=f"<p>{FOREIGN}</p>")
    cases: dict[str, tuple[Document, Issue]] = {
        name: (content, DECIDED) for name, content in demo.all().items()
    }
    cases |= {
        "rich_plan": (specimens.object_plan(purpose=settled(RICH, below=3)), DECIDED),
        "empty_plan": (empties.object_plan(), BARE),
        "empty_follow_up": (empties.follow_up(), DECIDED),
        "foreign_plan": (replace(strange, title=HOSTILE, publisher=HOSTILE), STRANGE),
        "bare": (plain, BARE),
    }
    for stage in PlanVersion.Stage:
        cases[f"stage_{stage.value}"] = (plain, replace(DECIDED, stage=stage.label))
    return {name: render_pdf(content, issue) for name, (content, issue) in cases.items()}


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF saknas; ange det med VERAPDF")
def test_verapdf_says_compliant_to_both_standards(issued: dict[str, bytes], tmp_path: Path) -> None:
    assert sorted(NAMES) == sorted(issued)
    paths = [tmp_path / f"{name}.pdf" for name in NAMES]
    for path in paths:
        path.write_bytes(issued[path.stem])
    asked = chain.from_iterable(("ua1,3a", str(path)) for path in paths)
    run = subprocess.run([VERAPDF, *asked], capture_output=True, text=True, check=False)
    verdicts = [line for line in run.stdout.splitlines() if "COMPLIANT" in line]
    assert len(verdicts) == 2 * len(NAMES), run.stderr
    assert [line for line in verdicts if "NOT COMPLIANT" in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_pdfua_finds_nothing(name: str, issued: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(issued[name])
    assert [finding.message for finding in pdfua.validate(str(path)).findings] == []


def test_the_metadata_tells_which_version_it_is(
    demo: DemoDocuments, issued: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(issued["plan"])) as pdf, pdf.open_metadata() as told:
        assert told.pdfa_status == "3A"
        assert told["dc:title"] == demo.plan.title
        assert told["dc:publisher"] == {demo.plan.publisher}
        assert told["dc:language"] == {"sv"}
        assert told["dc:identifier"] == DECIDED.identifier
        assert told[f"{OURS}label"] == "1.0"
        assert told[f"{OURS}stage"] == "beslutad"
        assert told[f"{OURS}registryNumbers"] == {"BOU 2021/012", "UAN 2021/034"}
        assert told[f"{OURS}supersedes"] == DECIDED.supersedes


def test_the_metadata_and_the_document_information_agree(issued: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(issued["plan"])) as pdf, pdf.open_metadata() as told:
        assert str(pdf.docinfo.Title) == told["dc:title"]
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20211220083015Z"
        assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2021-12-20T08:30:15Z"
        assert str(pdf.docinfo.Producer) == told["pdf:Producer"]


def test_what_cannot_stand_in_xml_is_left_out_and_the_rest_is_kept(
    issued: dict[str, bytes],
) -> None:
    with pikepdf.open(io.BytesIO(issued["foreign_plan"])) as pdf, pdf.open_metadata() as told:
        kept = HOSTILE.replace("\x0b", "").replace("\ufffe", "")
        assert told[f"{OURS}stage"] == kept
        assert told[f"{OURS}registryNumbers"] == {kept}


@pytest.mark.parametrize("name", ["plan", "follow_up", "edition"])
def test_the_content_lies_in_the_file_once_with_the_date_of_the_version(
    name: str, demo: DemoDocuments, issued: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(issued[name])) as pdf:
        assert list(pdf.attachments) == [ATTACHMENT]
        attached = pdf.attachments[ATTACHMENT]
        assert attached.get_file().read_bytes().decode() == to_json(demo.all()[name])
        assert attached.get_file().mime_type == "application/json"
        assert attached.get_file().creation_date == DECIDED.moment
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Data"]


def test_the_same_version_gives_the_same_bytes_whatever_the_time_zone() -> None:
    content = specimens.follow_up()
    away = replace(DECIDED, issued_at=DECIDED.issued_at.astimezone(timezone(timedelta(hours=9))))
    assert render_pdf(content, DECIDED) == render_pdf(content, away)
