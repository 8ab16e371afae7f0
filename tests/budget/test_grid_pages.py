"""The grid as a page and a form: what it shows, saves and refuses."""

from decimal import Decimal

import pytest
from django.test import Client

from budget.models import BudgetLine
from tests.budget.grid_ground import Ground, make_ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


@pytest.fixture
def signed_in(client: Client, ground: Ground) -> Client:
    client.force_login(ground.user)
    return client


def stored(ground: Ground) -> list[tuple[str, str, str]]:
    lines = BudgetLine.objects.filter(plan=ground.plan).order_by("number")
    return [(one.title, one.period, str(one.amount)) for one in lines]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_grid_costs_as_many_queries_whatever_its_length(
    rows, ground, signed_in, django_assert_num_queries
):
    for number in range(rows):
        ground.line(title=f"Rad {number}", component=ground.component)
    with django_assert_num_queries(10):
        page = signed_in.get(ground.address)
    assert len(page.context["sheet"].rows) == rows


def test_only_what_is_changed_is_written(ground, signed_in):
    ground.line(title="Licenser", amount=Decimal("1234.50"))
    untouched = ground.line(title="Drift", amount=Decimal(7))
    form = ground.form(signed_in)
    assert form["c-0-ar"] == "1\N{NO-BREAK SPACE}234,50"

    answer = signed_in.post(ground.address, form | {"c-0-ar": "2 000"}, follow=True)

    assert "1 belopp är sparat" in answer.content.decode()
    assert stored(ground) == [("Licenser", "", "2000.00"), ("Drift", "", "7.00")]
    assert untouched.history.count() == 1
    record = BudgetLine.history.latest("history_id")
    assert (record.history_type, record.history_user) == ("~", ground.user)


def test_an_emptied_cell_removes_its_line_and_a_zero_stays(ground, signed_in):
    ground.line(title="Bort", amount=1)
    ground.line(title="Noll", amount=1)
    form = ground.form(signed_in)

    signed_in.post(ground.address, form | {"c-0-ar": "", "c-1-ar": "0"})

    assert stored(ground) == [("Noll", "", "0.00")]


def test_all_faults_are_told_at_once_and_nothing_is_saved(ground, signed_in):
    for title in ("A", "B", "C"):
        ground.line(title=title, amount=1)
    form = ground.form(signed_in)
    sent = {"c-0-ar": "1.234", "c-1-ar": "femtio", "c-2-ar": "2"}

    answer = signed_in.post(ground.address, form | sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 fel är utpekade" in page
    assert "både tusental och decimaler" in page
    assert 'value="femtio"' in page
    assert 'value="2"' in page
    assert {amount for *_, amount in stored(ground)} == {"1.00"}


def test_a_new_row_is_added_from_the_form_below(ground, signed_in):
    new = {
        "ny-komponent": ground.component.pk,
        "ny-slag": "vu",
        "ny-barare": f"k{ground.key.pk}",
        "ny-post": "Införande",
        "ny-ar": "10 000,50",
    }
    signed_in.post(ground.address, ground.form(signed_in) | new)

    line = BudgetLine.objects.get()
    assert (line.component, line.kind, line.key) == (ground.component, "vu", ground.key)
    assert (line.title, line.amount, line.number) == ("Införande", Decimal("10000.50"), 1)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"ny-ar": "1"}, "Välj VM, VU, nyutveckling eller övrigt"),
        ({"ny-ar": "1", "ny-slag": "vm"}, "Välj vem som bär kostnaden"),
        ({"ny-slag": "vm", "ny-barare": "bin"}, "Skriv ett belopp på den nya raden"),
        ({"ny-ar": "1", "ny-slag": "vm", "ny-barare": "n999999"}, "inte finns att välja"),
        ({"ny-ar": "1", "ny-slag": "vm", "ny-barare": "x"}, "gick inte att förstå"),
    ],
)
def test_a_new_row_with_a_fault_says_so_and_keeps_what_was_written(fields, told, ground, signed_in):
    if fields.get("ny-barare") == "bin":
        fields = fields | {"ny-barare": f"n{ground.bin.pk}"}
    answer = signed_in.post(ground.address, ground.form(signed_in) | fields)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not BudgetLine.objects.exists()


def test_a_row_that_exists_is_not_added_again(ground, signed_in):
    ground.line(title="Licenser", amount=1)
    new = {"ny-slag": "vm", "ny-barare": f"n{ground.bin.pk}", "ny-post": "Licenser", "ny-ar": "9"}
    answer = signed_in.post(ground.address, ground.form(signed_in) | new)

    assert "Raden finns redan" in answer.content.decode()
    assert stored(ground) == [("Licenser", "", "1.00")]


def test_a_forecast_may_be_a_total_alone(ground, signed_in):
    query = "?serie=prognos&prognos=2&indelning=tertial"
    form = ground.form(signed_in, query)
    signed_in.post(ground.address + query, form | {"ny-t1": "5", "ny-t3": "0"})

    found = BudgetLine.objects.values_list("series", "forecast", "period", "amount", "kind", "unit")
    assert [" ".join(map(str, one)) for one in found] == [
        "prognos 2 t1 5.00 None None",
        "prognos 2 t3 0.00 None None",
    ]
    row = signed_in.get(ground.address + query).context["sheet"].rows[0]
    assert (row.heading, [cell.text for cell in row.cells]) == ("Totalt", ["5,00", "", "0,00"])


def test_forecasts_and_years_have_a_grid_each(ground, signed_in):
    ground.line(title="P1", series="prognos", forecast=1)
    ground.line(title="P2", series="prognos", forecast=2)
    ground.line(title="Nästa år", series="utfall", year=2023)
    sheet = signed_in.get(f"{ground.address}?serie=prognos&prognos=2").context["sheet"]
    assert [row.heading for row in sheet.rows] == ["P2"]
    sheet = signed_in.get(f"{ground.address}?serie=utfall").context["sheet"]
    assert sheet.rows == ()


def test_what_stands_in_another_division_is_shown_and_counted_but_not_changed(ground, signed_in):
    ground.line(title="Drift", amount=100)
    ground.line(title="Drift", amount=7, period="t2")
    sheet = signed_in.get(f"{ground.address}?indelning=tertial").context["sheet"]

    (row,) = sheet.rows
    assert [cell.text for cell in row.cells] == ["", "7,00", ""]
    assert (row.other, row.total, sheet.total) == ("100,00", "107,00", "107,00")


def test_rows_that_say_the_same_stand_one_by_one(ground, signed_in):
    ground.line(title="Drift", amount=1)
    ground.line(title="Drift", amount=2)
    form = ground.form(signed_in)

    signed_in.post(ground.address, form | {"c-1-ar": "3"})

    assert [amount for *_, amount in stored(ground)] == ["1.00", "3.00"]


@pytest.mark.parametrize(
    "query",
    ["serie=x", "prognos=4", "serie=budget&prognos=1", "ar=2021", "ar=x", "indelning=vecka"],
)
def test_an_address_that_asks_for_what_there_cannot_be_is_none(query, ground, signed_in):
    assert signed_in.get(f"{ground.address}?{query}").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"rad-0": "vm.n1.1", "c-0-ar": "1"},
        {"rad-0": "vm.n9999999999999999999....0.x", "c-0-ar": "1"},
        {"rad-0": "vm.n1....0.\0", "c-0-ar": "1"},
        {"rad-0": "vm.n1....0.x", "c-0-t1": "1"},
        {"rad-0": "vm.n1....7.x", "c-0-ar": "1"},
        {"rad-0": "vm.n1..5..0.x", "c-0-ar": "1"},
        {"rad-0": "xx.n1....0.x", "c-0-ar": "1"},
        {"c-5-ar": "1"},
        {"c-0-ar": "9" * 400, "rad-0": "vm.n1....0.x"},
        {"c-0-ar": "\0", "rad-0": "vm.n1....0.x"},
        {"revision": "9" * 30, "c-0-ar": "1"},
    ],
)
def test_a_forged_form_is_refused_with_words(sent, ground, signed_in):
    answer = signed_in.post(ground.address, sent)
    assert answer.status_code == 422
    assert "Inget är sparat" in answer.content.decode()
    assert not BudgetLine.objects.exists()


def test_a_forecast_begins_with_the_rows_of_the_budget(ground, signed_in):
    ground.line(title="Licenser", amount=10, component=ground.component)
    ground.line(title="Drift", amount=20)
    ground.line(title="Drift", amount=25, series="prognos", forecast=1)
    ground.line(title="Extra", amount=5, series="prognos", forecast=1)
    query = "?serie=prognos&prognos=1"
    sheet = signed_in.get(ground.address + query).context["sheet"]
    assert [(row.heading, row.cells[0].text) for row in sheet.rows] == [
        ("Unikum: Licenser", ""),
        ("Drift", "25,00"),
        ("Extra", "5,00"),
    ]

    signed_in.post(ground.address + query, ground.form(signed_in, query) | {"c-0-ar": "12"})

    line = BudgetLine.objects.get(title="Licenser", series="prognos")
    assert (line.forecast, line.component, line.amount) == (1, ground.component, Decimal(12))


def test_a_whole_grid_of_months_can_be_sent_without_script(ground, signed_in):
    line = ground.line(title="Licenser", amount=1)
    form = ground.form(signed_in)
    more = {f"c-0-m{month:02}": "" for month in range(13, 99)}
    many = {f"rad-{row}": f"vm.n{ground.bin.pk}....0.{row}" for row in range(1, 6000)}

    answer = signed_in.post(ground.address, form | many)

    assert answer.status_code == 302
    assert signed_in.post(ground.address, form | more).status_code == 422
    line.refresh_from_db()
    assert line.amount == 1
