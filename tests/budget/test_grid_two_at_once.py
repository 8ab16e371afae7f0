"""Two who change the same grid: the second is told, sees both amounts, and loses nothing."""

from decimal import Decimal

import pytest
from django.test import Client

from budget.models import BudgetLine
from tests.budget.grid_ground import Ground, make_ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    ground = make_ground()
    for title in ("Licenser", "Drift"):
        ground.line(title=title, amount=100)
    return ground


@pytest.fixture
def signed_in(client: Client, ground: Ground) -> Client:
    client.force_login(ground.user)
    return client


def amounts(ground: Ground) -> dict[str, Decimal]:
    return dict(BudgetLine.objects.filter(plan=ground.plan).values_list("title", "amount"))


def change(title: str, amount: int) -> None:
    line = BudgetLine.objects.get(title=title)
    line.amount = Decimal(amount)
    line.save()


def test_changes_of_different_cells_are_both_kept(ground, signed_in):
    form = ground.form(signed_in)
    change("Drift", 150)

    answer = signed_in.post(ground.address, form | {"c-0-ar": "200"})

    assert answer.status_code == 302
    assert amounts(ground) == {"Licenser": 200, "Drift": 150}


def test_the_second_sees_both_amounts_and_nothing_is_saved(ground, signed_in):
    form = ground.form(signed_in)
    change("Licenser", 150)

    answer = signed_in.post(ground.address, form | {"c-0-ar": "200", "c-1-ar": "300"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Var 100,00 kr när du öppnade sidan" in page
    assert "Behåll det som är nu: 150,00 kr" in page
    assert "Spara mitt: 200,00 kr" in page
    assert 'value="300"' in page
    assert amounts(ground) == {"Licenser": 150, "Drift": 100}


@pytest.mark.parametrize(("choice", "amount"), [("mitt", 200), ("deras", 150)])
def test_the_second_chooses_and_the_rest_is_saved_with_it(choice, amount, ground, signed_in):
    form = ground.form(signed_in)
    change("Licenser", 150)
    sent = form | {"c-0-ar": "200", "c-1-ar": "300"}
    told = signed_in.post(ground.address, sent)

    again = sent | {"revision": told.context["revision"], "tvist": "c-0-ar"}
    signed_in.post(ground.address, again | {"val-c-0-ar": choice})

    assert amounts(ground) == {"Licenser": amount, "Drift": 300}


def test_without_a_choice_it_is_asked_for_again(ground, signed_in):
    form = ground.form(signed_in)
    change("Licenser", 150)
    sent = form | {"c-0-ar": "200"}
    told = signed_in.post(ground.address, sent)

    again = sent | {"revision": told.context["revision"], "tvist": "c-0-ar"}
    answer = signed_in.post(ground.address, again)

    assert "Välj vilket av de två beloppen" in answer.content.decode()
    assert amounts(ground)["Licenser"] == 150


def test_a_third_change_while_the_second_chooses_is_told_too(ground, signed_in):
    form = ground.form(signed_in)
    change("Licenser", 150)
    sent = form | {"c-0-ar": "200"}
    told = signed_in.post(ground.address, sent)
    change("Licenser", 175)

    again = sent | {"revision": told.context["revision"], "tvist": "c-0-ar", "val-c-0-ar": "mitt"}
    answer = signed_in.post(ground.address, again)

    assert answer.status_code == 409
    assert "Behåll det som är nu: 175,00 kr" in answer.content.decode()
    assert amounts(ground)["Licenser"] == 175


def test_a_line_that_was_removed_meanwhile_is_not_brought_back_unasked(ground, signed_in):
    form = ground.form(signed_in)
    BudgetLine.objects.get(title="Licenser").delete()

    answer = signed_in.post(ground.address, form | {"c-0-ar": "200"})

    assert answer.status_code == 409
    assert "Behåll det som är nu: tomt" in answer.content.decode()
    assert signed_in.post(ground.address, form).status_code == 302
    assert amounts(ground) == {"Drift": 100}


def test_the_same_new_row_twice_is_a_clash_and_no_double_entry(ground, signed_in):
    form = ground.form(signed_in)
    ground.line(title="Ny", amount=5)
    new = {"ny-slag": "vm", "ny-barare": f"n{ground.bin.pk}", "ny-post": "Ny", "ny-ar": "7"}

    answer = signed_in.post(ground.address, form | new)

    assert answer.status_code in (409, 422)
    assert BudgetLine.objects.filter(title="Ny").count() == 1
    assert amounts(ground)["Ny"] == 5


def test_two_who_wrote_the_same_agree(ground, signed_in):
    form = ground.form(signed_in)
    change("Licenser", 200)
    assert signed_in.post(ground.address, form | {"c-0-ar": "200"}).status_code == 302
