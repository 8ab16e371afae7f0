"""Activities as files: just what is filtered, and nothing that a program runs."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from objects.fuzzy import parse_fuzzy
from tests.build import make_activity, make_operational_plan, make_placement, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.fixture
def rows():
    plan = make_operational_plan("UF-2022")
    activity = make_activity(
        plan,
        number=7,
        title="=SUM(A1)",
        sub_points="- ett\n+ två",
        units=[make_unit("BOU")],
        planned_deadline=parse_fuzzy("juni", year=2022),
        deadline=parse_fuzzy("december", year=2022),
    )
    make_placement(activity, carried_from=2021)
    make_activity(plan, number=8, title="Åtgärd; med tecken")


def read_csv(response) -> list[dict[str, str]]:
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_the_csv_file_holds_one_row_an_activity(rows, signed_in):
    first, second = read_csv(signed_in.get("/aktiviteter/aktiviteter.csv"))

    assert first == {
        "Plan": "UF-2022",
        "År": "2022",
        "Nummer": "7",
        "Aktivitet": "'=SUM(A1)",
        "Delpunkter": "'- ett\n+ två",
        "Ansvarar": "BOU",
        "Objekt": "",
        "VM/VU": "",
        "Slutfört enligt plan": "juni 2022",
        "Slutfört": "december 2022",
        "Framflyttad": "Ja",
        "Status": "",
        "Kvarstår från": "2021",
        "Antal platser": "1",
        "Motstridiga uppgifter": "Nej",
    }
    assert second["Aktivitet"] == "Åtgärd; med tecken"


def test_the_excel_file_holds_numbers_and_no_formulas(rows, signed_in):
    response = signed_in.get("/aktiviteter/aktiviteter.xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    values = list(sheet.iter_rows(min_row=2, values_only=True))

    assert values[0][1:4] == (2022, 7, "'=SUM(A1)")
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_a_file_holds_just_what_the_address_picks_out_in_its_order(rows, signed_in):
    def titles(query: str) -> list[str]:
        found = read_csv(signed_in.get(f"/aktiviteter/aktiviteter.csv?{query}"))
        return [row["Aktivitet"] for row in found]

    assert titles("kvarstar=ja") == ["'=SUM(A1)"]
    assert titles("q=tecken") == ["Åtgärd; med tecken"]
    assert titles("sortera=-plan") == ["Åtgärd; med tecken", "'=SUM(A1)"]
    assert titles("namnd=finns-inte") == []


def test_a_file_is_saved_under_a_name_of_its_own(rows, signed_in):
    response = signed_in.get("/aktiviteter/aktiviteter.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="aktiviteter.xlsx"'
