"""What was issued cannot be changed or removed: not by the model, a query set or the database."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from reports.models import FrozenError, Publication
from tests.build import make_object_plan, make_unit
from tests.publishing import answer, decide, make_publication, make_request

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no such trigger."
)


@pytest.fixture
def publication() -> Publication:
    return make_publication(make_object_plan())


@pytest.fixture(params=["publication", "decision", "request", "answer"])
def row(request, publication):
    asked = make_request(publication.object_plan)
    return {
        "publication": lambda: publication,
        "decision": lambda: decide(publication, make_unit()),
        "request": lambda: asked,
        "answer": lambda: answer(asked, "it"),
    }[request.param]()


def test_a_frozen_row_is_not_saved_again(row):
    with pytest.raises(FrozenError, match="ändras aldrig"):
        row.save()


def test_a_frozen_row_is_not_removed(row):
    with pytest.raises(FrozenError):
        row.delete()


def test_a_query_set_changes_and_removes_nothing_either(row):
    rows = type(row).objects
    with pytest.raises(FrozenError):
        rows.all().update(pk=row.pk)
    with pytest.raises(FrozenError):
        rows.all().delete()
    with pytest.raises(FrozenError):
        rows.bulk_create([row], update_conflicts=True, update_fields=["pk"], unique_fields=["pk"])
    with pytest.raises(FrozenError):
        rows.bulk_update([row], [row._meta.fields[2].name])


@on_postgresql
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_what_goes_past_the_models(row, statement):
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        connection.cursor().execute(statement.format(row._meta.db_table))


def test_what_a_version_was_issued_of_cannot_be_removed(publication):
    with pytest.raises(ProtectedError):
        publication.object_plan.delete()


def test_an_address_names_kind_subject_period_label_and_edition(publication):
    parts = publication.address.strip("/").split("/")

    assert parts == ["dokument", "objektplan", publication.subject, "2022", "0.1"]
