"""The administration of every model: what it lists and shows, and in how many queries."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import FollowUp, Reminder
from budget.models import AlternativeChange, BudgetAlternative, KeyShare, PreparedImport
from objects.models import EditingPresence, ImportBatch
from tests.build import make_activity, make_placement, make_report
from tests.crowd import add_one_of_each

MODELS = [
    model
    for room in ("objects", "activities", "budget")
    for model in apps.get_app_config(room).get_models()
    if not model.__name__.startswith("Historical")
]
ONLY_LOOKED_AT = {
    *(ImportBatch, KeyShare, EditingPresence, Reminder),
    *(AlternativeChange, BudgetAlternative, PreparedImport),
}

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def page(model: type[models.Model], name: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def relations(model: type[models.Model]) -> set[str]:
    fields = (*model._meta.fields, *model._meta.many_to_many)
    return {field.name for field in fields if field.is_relation and field.editable}


@every_model
def test_every_model_is_listed_with_columns_filters_and_search(model):
    page_of = admin.site.get_model_admin(model)

    assert list(page_of.list_display) != ["__str__"]
    assert page_of.list_filter or len(page_of.list_display) <= 2
    assert page_of.search_fields


@pytest.mark.parametrize("model", [one for one in MODELS if one not in ONLY_LOOKED_AT])
def test_related_rows_are_searched_for_rather_than_listed(model):
    page_of = admin.site.get_model_admin(model)
    elsewhere = {*page_of.autocomplete_fields, *page_of.readonly_fields}

    assert relations(model) - elsewhere <= {"groups", "user_permissions"}


def queries_of(client: Client, address: str) -> int:
    """How many queries the page asks once what a process keeps (content types) is kept."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def queries_of_lists(client: Client) -> dict[str, int]:
    return {model.__name__: queries_of(client, page(model, "changelist")) for model in MODELS}


@pytest.mark.django_db
def test_no_list_asks_more_of_the_database_when_it_grows(admin_client):
    add_one_of_each()
    few = queries_of_lists(admin_client)
    add_one_of_each()
    add_one_of_each()

    assert queries_of_lists(admin_client) == few


@pytest.mark.django_db
def test_no_follow_up_asks_more_of_the_database_when_it_has_more_reports(admin_client):
    add_one_of_each()
    follow_up = FollowUp.objects.get()
    address = page(FollowUp, "change", follow_up.pk)
    few = queries_of(admin_client, address)
    for _ in range(3):
        activity = make_activity(follow_up.plan)
        make_report(activity, follow_up=follow_up, placement=make_placement(activity))

    assert queries_of(admin_client, address) == few


@pytest.mark.django_db
def test_rows_of_every_model_are_found_shown_and_have_a_history(admin_client):
    add_one_of_each()
    for model in MODELS:
        row = model._default_manager.earliest("pk")
        assert admin_client.get(page(model, "changelist"), {"q": "x"}).status_code == 200
        assert admin_client.get(page(model, "change", row.pk)).status_code == 200
        history = admin_client.get(page(model, "history", row.pk))
        assert ("Skapad" in history.text) == hasattr(model, "history")


@pytest.mark.django_db
def test_rows_are_added_but_for_what_is_only_looked_at(admin_client):
    for model in MODELS:
        expected = 403 if model in ONLY_LOOKED_AT else 200
        assert admin_client.get(page(model, "add")).status_code == expected, model


@pytest.mark.django_db
def test_the_administration_has_swedish_titles(admin_client):
    assert "Objektportföljen – administration" in admin_client.get(reverse("admin:index")).text
