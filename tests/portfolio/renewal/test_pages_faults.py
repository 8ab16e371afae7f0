"""What stands in the way of a new plan: another plan, a form that cannot be, a role."""

import pytest
from django.conf import settings
from django.shortcuts import resolve_url

from objects.models import ObjectPlan
from portfolio.renewal.forms import CHANGED
from tests.build import (
    make_user,
)
from tests.portfolio.renewal.ground import (
    make_section,
    make_task,
    make_work,
)
from tests.portfolio.renewal.paging import PAGE, everything, words

pytestmark = pytest.mark.django_db


def test_a_second_attempt_says_that_the_plan_is_there(signed_in, plan):
    signed_in.post(PAGE, everything(plan))

    shown, sent = signed_in.get(PAGE), signed_in.post(PAGE, everything(plan))

    assert (shown.status_code, sent.status_code) == (200, 409)
    assert "UKFA-2023 finns redan" in words(sent)
    assert 'href="/objektplaner/UKFA-2023/?redigera"' in sent.content.decode()
    assert ObjectPlan.objects.filter(object=plan.object).count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"aktiviteter": ["999999"]},
        {"avsnitt": ["ett"]},
        {"styrande": ["<script>"]},
        {"aktiviteter": ["-1", "0", "1\N{NULL}"]},
    ],
)
def test_what_is_not_offered_is_refused_and_the_rest_of_the_choices_kept(signed_in, plan, change):
    make_section(plan)
    kept = make_task(make_work(), plan.object)
    data = everything(plan)
    for name, values in change.items():
        data[name] = [*data[name], *values]

    response = signed_in.post(PAGE, data)

    assert response.status_code == 422
    assert CHANGED in words(response)
    assert f'name="aktiviteter" value="{kept.pk}" checked' in response.content.decode()
    assert ObjectPlan.objects.count() == 1


@pytest.mark.parametrize("budget", ["", "allt", "x" * 10_000])
def test_a_budget_that_begins_from_nothing_known_is_refused(signed_in, plan, budget):
    response = signed_in.post(PAGE, everything(plan) | {"budget": budget})

    assert response.status_code == 422
    assert "Välj vad budgeten ska börja från." in words(response)


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("2022-12-31", "2023-12-31", "Perioden ska börja efter den 31 december 2022"),
        ("2023-06-01", "2023-05-31", "Perioden ska sluta efter att den börjar."),
        ("2043-01-01", "2043-12-31", "Perioden får börja högst 10 år efter UKFA-2022."),
        ("2023-01-01", "2053-12-31", "Perioden får vara högst 10 år."),
        ("", "2023-12-31", "Detta fält måste fyllas i."),
        ("i fjol", "2023-12-31", "Fyll i ett giltigt datum."),
    ],
)
def test_a_period_that_cannot_be_is_refused_at_its_field(signed_in, plan, first, last, fault):
    data = everything(plan) | {"fran": first, "till": last}

    asked, sent = signed_in.get(PAGE, data), signed_in.post(PAGE, data)

    assert fault in words(asked)
    assert (fault in words(sent), sent.status_code) == (True, 422)
    assert ObjectPlan.objects.count() == 1


def test_others_are_refused_and_see_no_link(client, plan):
    plan.is_public = True
    plan.save()
    client.force_login(make_user("lasare"))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, everything(plan)).status_code == 403
    assert client.get("/objektplaner/UKFA-2022/att-ga-igenom/").status_code == 403
    assert "Ny plan för" not in client.get("/objektplaner/UKFA-2022/").content.decode()
    assert ObjectPlan.objects.count() == 1


def test_a_visitor_is_asked_to_log_in(client, plan):
    assert client.get(PAGE)["Location"].startswith(f"{resolve_url(settings.LOGIN_URL)}?")
