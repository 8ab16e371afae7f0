"""The description of a package is what readers of METS take in."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from objects.models import PlanVersion
from reports.archiving.mets import METS, XLINK
from reports.archiving.package import make_package
from reports.publishing.subjects import subject_of
from tests.build import make_follow_up
from tests.publishing import make_publication
from tests.reports.review.ground import sound_plan

SUBSET = etree.XMLSchema(etree.parse(Path(__file__).parent / "mets_subset.xsd"))
NAMES = {"m": METS}
HREF = f"{{{XLINK}}}href"
Stage = PlanVersion.Stage


def plan_with_versions():
    plan = sound_plan()
    first = make_publication(plan, "0.9", stage=Stage.FINAL, comment="Första <utkastet> & mer\x0b")
    make_publication(plan, "1.0", stage=Stage.DECIDED, supersedes=first, approved_by="A\nB")
    return plan


def follow_up_with_editions():
    follow_up = make_follow_up(cut_off=date(2022, 8, 31))
    make_publication(follow_up, "0.1")
    make_publication(follow_up, "0.1", edition=follow_up.plan.unit)
    return follow_up


@pytest.fixture(params=[plan_with_versions, follow_up_with_editions])
def package(request, db) -> ZipFile:
    return ZipFile(io.BytesIO(make_package(subject_of(request.param()))))


@pytest.fixture
def description(package) -> etree._Element:
    return etree.fromstring(package.read("metadata.xml"))


def test_it_holds_what_mets_asks_for_in_its_order_and_nothing_else(description):
    SUBSET.assertValid(description)


def test_it_names_who_made_it_and_with_what(description):
    agents = {
        (one.get("ROLE"), one.get("TYPE"), one.get("OTHERTYPE"))
        for one in description.iterfind("m:metsHdr/m:agent", NAMES)
    }
    assert agents == {
        ("ARCHIVIST", "ORGANIZATION", None),
        ("CREATOR", "ORGANIZATION", None),
        ("ARCHIVIST", "OTHER", "SOFTWARE"),
    }


def test_every_file_stands_once_in_the_map_under_its_own_version(package, description):
    places = {
        one.get("ID"): one.find("m:FLocat", NAMES).get(HREF)
        for one in description.iterfind(".//m:file", NAMES)
    }
    pointers = [
        (pointer.get("FILEID"), division.get("LABEL"), division.get("DMDID"))
        for division in description.iterfind(".//m:structMap//m:div", NAMES)
        for pointer in division.iterfind("m:fptr", NAMES)
    ]

    assert sorted(name for name, _, _ in pointers) == sorted(places)
    assert all(places[name].startswith(label.split()[1] + "/") for name, label, _ in pointers)
    told = {one.get("ID") for one in description.iterfind("m:dmdSec", NAMES)}
    assert {version for _, _, version in pointers} == told
    assert set(places.values()) == set(package.namelist()) - {"metadata.xml", "checksums.sha256"}


def test_the_places_are_addresses_within_the_package(description):
    for place in description.iterfind(".//m:FLocat", NAMES):
        assert place.get(f"{{{XLINK}}}type") == "simple"
        assert not place.get(HREF).startswith(("/", "file:", "http"))
        assert " " not in place.get(HREF)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (".//m:file", "CHECKSUM"),
        (".//m:file", "ID"),
        (".//m:agent", "ROLE"),
        ("m:metsHdr", "CREATEDATE"),
    ],
)
def test_what_lacks_something_that_is_asked_for_is_told(path, name, description):
    del description.find(path, NAMES).attrib[name]

    assert not SUBSET.validate(description)


@pytest.mark.parametrize("name", ["metsHdr", "fileSec", "structMap"])
def test_a_section_that_is_asked_for_may_not_be_gone(name, description):
    description.remove(description.find(f"m:{name}", NAMES))

    assert not SUBSET.validate(description)
