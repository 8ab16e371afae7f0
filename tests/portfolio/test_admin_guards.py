"""What the administration records and guards: history, users, and the files of imports."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from objects.models import ImportBatch, ObjectPlan, User
from tests.build import make_object_plan, make_unit, make_user

pytestmark = pytest.mark.django_db
NO_ALIASES = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}


def test_a_change_is_recorded_with_who_made_it(admin_client, admin_user):
    unit = make_unit("BIN")
    form = {"code": "BIN", "name": "Ny", "kind": "namnd", "valid_from": "2022-01-01", "order": 0}

    admin_client.post(reverse("admin:objects_unit_change", args=[unit.pk]), form | NO_ALIASES)

    assert unit.history.latest().history_user == admin_user
    history = admin_client.get(reverse("admin:objects_unit_history", args=[unit.pk])).text
    assert "BIN → Ny" in re.sub(r"\s+", " ", history)


def test_whoever_may_only_look_does_not_restore(client):
    unit = make_unit("BIN", name="Förr")
    unit.name = "Nu"
    unit.save()
    viewer = make_user(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_unit"))
    client.force_login(viewer)
    version = unit.history.earliest()
    address = reverse("admin:objects_unit_simple_history", args=[unit.pk, version.pk])

    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 403
    unit.refresh_from_db()
    assert unit.name == "Nu"


def test_users_are_deactivated_and_never_deleted(admin_client):
    address = reverse("admin:objects_user_delete", args=[make_user().pk])

    assert admin_client.post(address, {"post": "yes"}).status_code == 403
    assert User.objects.count() == 2
    assert "delete_selected" not in admin_client.get(reverse("admin:objects_user_changelist")).text


def test_an_import_gives_its_file_back_byte_for_byte(admin_client):
    content = bytes(range(256))
    batch = ImportBatch.objects.create(
        kind="budget", target="X", file_name="rådata.xlsx", content=content, sha256="0" * 64
    )
    address = reverse("admin:objects_importbatch_download", args=[batch.pk])

    answer = admin_client.get(address)

    assert answer.content == content
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "r%C3%A5data.xlsx" in answer["Content-Disposition"]
    assert (
        address
        in admin_client.get(reverse("admin:objects_importbatch_change", args=[batch.pk])).text
    )


def test_the_file_of_an_import_is_not_for_everyone(client):
    batch = ImportBatch.objects.create(
        kind="budget", target="X", file_name="a.csv", content=b"", sha256="0" * 64
    )
    address = reverse("admin:objects_importbatch_download", args=[batch.pk])

    assert client.get(address).status_code == 302
    client.force_login(make_user(is_staff=True))
    assert client.get(address).status_code == 403


def test_a_plan_that_has_money_is_not_deleted(admin_client):
    plan = make_object_plan()
    plan.budget_lines.create(number=1, kind="vm", amount=1, unit=make_unit())

    admin_client.post(reverse("admin:objects_objectplan_delete", args=[plan.pk]), {"post": "yes"})

    assert ObjectPlan.objects.filter(pk=plan.pk).exists()
