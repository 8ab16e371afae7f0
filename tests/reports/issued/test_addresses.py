"""Lasting addresses: who may read what is there, and that it is served as it is stored."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from objects.models import PlanVersion
from objects.roles import Group
from reports.issued.keeping import SHELF
from reports.models import Publication, Release
from reports.publishing.essence import digest
from tests.build import make_unit, make_user
from tests.publishing import decide, make_publication

PAGE = "/dokument/objektplan/ukfa/2022/1.0/"
FILES = ["/dokument/objektplan/ukfa/2022/1.0.pdf", "/dokument/objektplan/ukfa/2022/1.0.json"]
XLSX = "/dokument/objektplan/ukfa/2022/1.0.xlsx"
EVERY = [PAGE, *FILES, XLSX]
Stage = PlanVersion.Stage


@pytest.mark.parametrize("address", EVERY)
def test_a_released_version_is_read_without_logging_in(client: Client, released, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", EVERY)
def test_other_versions_send_visitors_to_the_log_in_page(client: Client, decided, address):
    assert client.get(address)["Location"] == f"/konto/logga-in/?next={address}"


@pytest.mark.parametrize("address", EVERY)
def test_what_a_reader_may_not_see_does_not_exist(client: Client, decided, address):
    client.force_login(make_user())
    assert client.get(address).status_code == 404


def test_the_page_holds_what_is_stored_and_tells_of_the_version(client: Client, released):
    page = client.get(PAGE).text

    assert released.html in page
    assert released.pdf_sha256 in page
    assert "Version 1.0" in page
    assert "29 september 2021" in page


def test_files_are_the_stored_bytes(client: Client, released):
    pdf, content = (client.get(address) for address in FILES)

    assert digest(pdf.content) == released.pdf_sha256
    assert digest(content.content) == released.content_sha256
    assert pdf["Content-Disposition"] == 'inline; filename="objektplan-ukfa-2022-1.0.pdf"'


@pytest.mark.parametrize("address", EVERY)
def test_what_the_reader_has_is_not_sent_again(client: Client, released, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_the_hash_names_the_file(client: Client, released):
    assert client.get(FILES[0])["ETag"] == f'"{released.pdf_sha256}"'


def test_a_page_that_tells_of_a_newer_version_is_sent_again(client: Client, plan, released):
    first = client.get(PAGE)
    newer = make_publication(plan, "2.0", stage=Stage.REVISED, supersedes=released)
    SHELF.clear()
    hidden = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    make_release(newer)
    SHELF.clear()
    shown = client.get(PAGE, headers={"If-None-Match": first["ETag"]})

    assert hidden.status_code == 304
    assert shown.status_code == 200
    assert "Det finns en nyare version" in shown.text


def make_release(publication: Publication) -> None:
    Release.objects.create(publication=publication, released_at=publication.published_at)


@pytest.mark.parametrize("address", EVERY)
def test_only_what_is_public_may_be_kept_by_others(client: Client, released, address):
    assert "public" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("address", EVERY)
def test_what_is_not_public_may_not_be_kept_by_others(admin_client: Client, decided, address):
    assert "private" in admin_client.get(address)["Cache-Control"]


@pytest.mark.parametrize(("address", "most"), [(PAGE, 3), (FILES[0], 1), (FILES[1], 1), (XLSX, 1)])
def test_few_questions_are_put_to_the_database(client: Client, plan, released, address, most):
    for number in range(1, 6):
        make_publication(plan, f"0.{number}")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)

    assert len(captured) <= most


@pytest.mark.parametrize(("address", "most"), [(PAGE, 10), (FILES[0], 5), (XLSX, 5)])
def test_few_questions_are_put_for_a_member_of_a_namnd(client: Client, decided, address, most):
    member = make_user("ledamot")
    member.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_MEMBER)[0])
    member.committees.add(decided.object_plan.object.units.first())
    client.force_login(member)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200

    assert len(captured) <= most


@pytest.mark.parametrize("address", FILES)
def test_a_file_that_the_reader_has_is_left_in_the_database(client: Client, decided, address):
    client.force_login(make_user("allt", is_superuser=True))
    etag = client.get(address)["ETag"]
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers={"If-None-Match": etag})

    assert not [one for one in captured if '."pdf"' in one["sql"] or '."content"' in one["sql"]]


def test_the_decisions_that_a_decided_version_stands_on_are_told(client: Client, plan, released):
    early = make_publication(plan, "0.8", stage=Stage.PRELIMINARY)
    final = make_publication(plan, "0.9", stage=Stage.FINAL)
    unit = plan.object.units.first()
    decide(early, unit, paragraph="77")
    decide(final, unit, paragraph="120")
    page = client.get(PAGE).text

    assert "§ 120, dnr BOU 2021/012" in page
    assert "§ 77" not in page


def test_a_committee_that_decides_late_stands_beside_those_before_it(
    client: Client, plan, released
):
    final = make_publication(plan, "0.9", stage=Stage.FINAL)
    decide(final, plan.object.units.first(), paragraph="120")
    decide(released, make_unit(), paragraph="7")
    page = client.get(PAGE).text

    assert "§ 120" in page
    assert "§ 7," in page


def test_the_tables_are_a_spreadsheet_with_amounts_to_reckon_with(client: Client, released):
    book = load_workbook(BytesIO(client.get(XLSX).content))

    assert book.sheetnames[:3] == ["Om dokumentet", "Versioner", "Styrande dokument"]
    assert "Budget per nämnd" in book.sheetnames
    total = [cell.value for cell in list(book["Budget per nämnd"].rows)[-1]]
    assert isinstance(total[-2], int | float)


@pytest.mark.parametrize(
    "address",
    [
        "/dokument/protokoll/ukfa/2022/1.0/",
        "/dokument/objektplan/ukfa/2022/3.0/",
        "/dokument/objektplan/ukfa/2022/1.0/bou/",
        "/dokument/objektplan/ukfa/2022/x.y/",
    ],
)
def test_addresses_of_nothing_are_not_found(admin_client: Client, released, address):
    assert admin_client.get(address).status_code == 404
