"""A package holds all that was issued, unchanged, and tells when it is not what it was."""

import io
import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from activities.models import FollowUp
from objects.models import ObjectPlan, PlanVersion
from reports.archiving.checking import faults_of
from reports.archiving.holdings import ArchiveError
from reports.archiving.mets import METS, OURS, XLINK
from reports.archiving.package import make_package
from reports.models import Publication
from reports.publishing.essence import digest
from reports.publishing.publishing import Wish, publish
from reports.publishing.subjects import PlanSubject, subject_of
from tests.build import make_follow_up, make_unit, make_user
from tests.publishing import ISSUED, decide, make_publication
from tests.reports.review.ground import sound_plan

Stage = PlanVersion.Stage
NAMES = {"m": METS, "o": OURS}
HREF = f"{{{XLINK}}}href"


@pytest.fixture
def plan(db) -> ObjectPlan:
    return sound_plan()


@pytest.fixture
def package(plan) -> bytes:
    """A package of three versions, the second of them decided on, the record corrected."""
    make_publication(plan, "0.1", comment="Första <utkastet> & mer\x0b")
    second = make_publication(plan, "0.9", stage=Stage.FINAL)
    committee = plan.object.units.first() or make_unit()
    slip = decide(second, committee, paragraph="12")
    decide(second, committee, paragraph="120", corrects=slip)
    make_publication(
        plan, "1.0", stage=Stage.DECIDED, supersedes=second, registry_numbers="BOU 2021/012"
    )
    return make_package(subject_of(plan))


def opened(package: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_read_back_is_what_is_stored(package):
    files = opened(package)

    for one in Publication.objects.all():
        assert files[f"{one.label}/dokument.pdf"] == bytes(one.pdf)
        assert files[f"{one.label}/innehall.json"].decode() == one.content
        assert files[f"{one.label}/sida.html"].decode() == one.html
        assert digest(files[f"{one.label}/dokument.pdf"]) == one.pdf_sha256
        assert digest(files[f"{one.label}/innehall.json"]) == one.content_sha256
        assert digest(files[f"{one.label}/sida.html"]) == one.html_sha256
    assert len(files) == 2 + 4 * Publication.objects.count()


def test_the_decisions_are_there_with_what_was_corrected(package):
    told = json.loads(opened(package)["0.9/beslut.json"])

    assert [(one["post"], one["rättar"], one["paragraf"]) for one in told] == [
        (1, None, "12"),
        (2, 1, "120"),
    ]
    assert told[1]["diarienummer"] == "BOU 2021/012"
    assert json.loads(opened(package)["0.1/beslut.json"]) == []


def test_the_description_lists_every_file_as_it_is(package, settings):
    files = opened(package)
    root = ET.fromstring(files["metadata.xml"])
    listed = {
        place.get(HREF): (one.get("CHECKSUM"), one.get("SIZE"))
        for one in root.iterfind(".//m:file", NAMES)
        for place in one
    }
    beside = {"metadata.xml", "checksums.sha256"}

    assert listed == {
        path: (digest(body), str(len(body))) for path, body in files.items() if path not in beside
    }
    types = {one.get("MIMETYPE") for one in root.iterfind(".//m:file", NAMES)}
    assert types == {"application/pdf", "application/json", "text/html"}
    agents = [one.text for one in root.iterfind(".//m:agent/m:name", NAMES)]
    assert agents == [settings.ORGANISATION, settings.ORGANISATION, "Objektportföljen"]


def test_the_description_tells_of_each_version(package):
    root = ET.fromstring(opened(package)["metadata.xml"])
    first, _, last = root.iterfind(".//o:version", NAMES)

    assert first.findtext("o:kommentar", namespaces=NAMES) == "Första <utkastet> & mer"
    assert last.findtext("o:diarienummer", namespaces=NAMES) == "BOU 2021/012"
    assert last.findtext("o:ersatter", namespaces=NAMES) == "/dokument/objektplan/ukfa/2022/0.9/"
    assert last.findtext("o:utgiven", namespaces=NAMES) == "2021-09-29T08:30:00Z"


def test_the_same_versions_give_the_same_bytes(package, plan):
    assert make_package(subject_of(plan)) == package


def test_a_whole_package_has_no_faults(package):
    assert faults_of(package) == ()


@pytest.mark.parametrize(
    ("path", "body", "fault"),
    [
        ("1.0/dokument.pdf", b"%PDF-1.7 annat", "1.0/dokument.pdf har ändrats."),
        ("metadata.xml", b"<annat/>", "metadata.xml har ändrats."),
        ("0.1/beslut.json", None, "0.1/beslut.json saknas."),
        ("1.1/dokument.pdf", b"%PDF", "1.1/dokument.pdf hör inte till paketet."),
        ("checksums.sha256", None, "checksums.sha256 saknas."),
    ],
)
def test_what_was_tampered_with_is_told(package, path, body, fault):
    files = opened(package) | {path: body}
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, kept in files.items():
            if kept is not None:
                archive.writestr(name, kept)

    assert faults_of(out.getvalue()) == (fault,)


def test_a_byte_that_was_turned_or_a_file_cut_short_is_told(package):
    place = package.index(b"%PDF-1.7 1.0")
    turned = package[:place] + b"X" + package[place + 1 :]

    assert faults_of(turned) == ("Filen är ingen hel zip-fil.",)
    assert faults_of(package[:-100]) == ("Filen är ingen hel zip-fil.",)


def test_nothing_is_packed_of_a_version_that_is_not_what_it_was(plan):
    make_publication(plan, "0.1", pdf_sha256="0" * 64)

    with pytest.raises(ArchiveError, match=r"version 0\.1: dokument\.pdf är inte vad den var"):
        make_package(subject_of(plan))


def test_a_real_version_is_read_back_out_of_its_own_pdf_too(plan):
    plan.versions.all().delete()
    made = publish(Wish(PlanSubject(plan), Stage.DRAFT, "0.1"), user=None, at=ISSUED)
    files = opened(make_package(subject_of(plan)))

    with pikepdf.open(io.BytesIO(files["0.1/dokument.pdf"])) as pdf:
        attached = pdf.attachments["innehall.json"].get_file().read_bytes()
    assert attached == files["0.1/innehall.json"] == made.content.encode()


def test_a_follow_up_has_a_package_with_its_editions(db):
    follow_up: FollowUp = make_follow_up(cut_off=date(2022, 8, 31))
    unit = follow_up.plan.unit
    later = datetime(2022, 9, 20, 8, 0, tzinfo=UTC)
    make_publication(follow_up, "0.1", published_at=later)
    make_publication(follow_up, "0.1", published_at=later, edition_code=unit.code.lower())

    files = opened(make_package(subject_of(follow_up)))

    assert "0.1/dokument.pdf" in files
    assert f"0.1-{unit.code.lower()}/innehall.json" in files


def test_the_command_writes_a_package_and_checks_it(package, plan, tmp_path, capsys):
    path = tmp_path / "paket.zip"

    call_command("archive_package", "objektplan", plan.code, output=str(path))
    call_command("archive_package", "kontrollera", str(path))

    assert path.read_bytes() == package
    assert "är helt och oförändrat" in capsys.readouterr().out
    path.write_bytes(b"annat")
    with pytest.raises(CommandError, match="ingen hel zip-fil"):
        call_command("archive_package", "kontrollera", str(path))


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["objektplan", "FINNS-EJ", "--output", "x.zip"], "Objektplanen ”FINNS-EJ” finns inte"),
        (["uppfoljning", "UF-2022", "--output", "x.zip"], "Verksamhetsplanen ”UF-2022” finns inte"),
        (["objektplan", "UKFA-2022"], "Ange --output"),
        (["kontrollera", "/finns/inte.zip"], "/finns/inte.zip: "),
    ],
)
@pytest.mark.django_db
def test_the_command_says_what_is_wrong(arguments, answer):
    with pytest.raises(CommandError, match=answer):
        call_command("archive_package", *arguments)


def test_the_page_tells_what_the_package_holds_and_gives_it(package, plan, client: Client):
    client.force_login(make_user(is_superuser=True))

    page = client.get(f"/objektplaner/{plan.code}/arkivpaket/")
    file = client.get(f"/objektplaner/{plan.code}/arkivpaket.zip")

    assert page.content.decode().count('<th scope="row">') == 3
    assert "BOU 2021/012" in page.content.decode()
    assert file.content == package
    assert "arkivpaket-objektplan-ukfa-2022.zip" in file["Content-Disposition"]


def test_the_page_says_when_nothing_has_been_issued(plan, client: Client):
    client.force_login(make_user(is_superuser=True))

    page = client.get(f"/objektplaner/{plan.code}/arkivpaket/").content.decode()

    assert "inga utgivna versioner" in page
    assert "arkivpaket.zip" not in page


def test_the_page_says_why_no_package_was_made(plan, client: Client):
    make_publication(plan, "0.1", html_sha256="0" * 64)
    client.force_login(make_user(is_superuser=True))

    answer = client.get(f"/objektplaner/{plan.code}/arkivpaket.zip")

    assert answer.status_code == 409
    assert "sida.html är inte vad den var" in answer.content.decode()
