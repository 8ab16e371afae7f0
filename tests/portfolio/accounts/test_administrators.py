"""Who is let into the administration, and what an Administratör may and may not do there."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group as StockGroup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from objects.models import RoleAssignment, Unit, User
from objects.roles import Group
from tests.build import make_object, make_user

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


def group(name: Group) -> StockGroup:
    return StockGroup.objects.get_or_create(name=name)[0]


@pytest.fixture
def administrator():
    user = make_user("administrator", password="rätt lösenord 17")
    user.groups.add(group(Group.ADMINISTRATOR))
    return user


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def page_of(user: User, name: str = "change") -> str:
    return reverse(f"admin:objects_user_{name}", args=[user.pk])


def form_of(client: Client, address: str) -> dict[str, object]:
    """What the form on a page would send when nothing is changed in it."""
    context = client.get(address).context
    form = context["adminform"].form
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data["groups"] = [one.pk for one in data.get("groups") or []]
    data["user_permissions"] = []
    data["committees"] = []
    for inline in context["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {name: value for name, value in data.items() if value is not None and value is not False}


@pytest.mark.parametrize("name", sorted(set(Group) - {Group.ADMINISTRATOR}))
def test_no_other_role_is_let_in(client, name):
    user = make_user()
    user.groups.add(group(name))
    client.force_login(user)

    assert client.get(INDEX, follow=True).status_code == 403


def test_the_administration_has_the_log_in_of_the_site(client, administrator):
    page = client.get(INDEX)
    assert page["Location"] == f"{reverse('account_login')}?next={INDEX}"
    asked = client.get(f"{reverse('admin:login')}?next={INDEX}objects/unit/")
    assert asked["Location"] == f"{reverse('account_login')}?next={INDEX}objects/unit/"

    data = {"login": "administrator", "password": "rätt lösenord 17", "next": INDEX}
    assert client.post(reverse("account_login"), data, follow=True).status_code == 200
    assert client.get(reverse("admin:login"))["Location"] == INDEX


def test_log_out_and_change_of_password_are_those_of_the_site(signed_in):
    change = signed_in.get(reverse("admin:password_change"))
    assert change["Location"] == reverse("account_change_password")

    answer = signed_in.post(reverse("admin:logout"))

    assert answer["Location"] == reverse("account_login")
    assert signed_in.get(INDEX).status_code == 302


def test_an_administrator_works_with_every_register(signed_in):
    unit = Unit.objects.create(code="BIN", name="Bildningsnämnden", kind="namnd")
    for model, page in admin.site._registry.items():
        meta = model._meta
        assert (
            signed_in.get(
                reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
            ).status_code
            == 200
        )
        request = signed_in.get(INDEX).wsgi_request
        assert page.has_module_permission(request)
    data = {"code": "BIN", "name": "Ny", "kind": "namnd", "valid_from": "2022-01-01", "order": 0}
    data |= {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}

    signed_in.post(reverse("admin:objects_unit_change", args=[unit.pk]), data)

    unit.refresh_from_db()
    assert unit.name == "Ny"


def test_what_the_libraries_keep_is_not_administered():
    names = {model._meta.label for model in admin.site._registry}
    ours = {"objects", "activities", "budget", "reports"}
    assert {name.partition(".")[0] for name in names} == ours


def test_an_administrator_enters_a_person_and_gives_them_roles(signed_in):
    item = make_object("UKFA")
    added = {
        "username": "ny",
        "first_name": "Ny",
        "email": "Ny@Kommunen.Example",
        "usable_password": "true",
        "password1": "ett långt lösenord",
        "password2": "ett långt lösenord",
        "object_roles-TOTAL_FORMS": 0,
        "object_roles-INITIAL_FORMS": 0,
    }
    assert signed_in.post(reverse("admin:objects_user_add"), added).status_code == 302
    user = User.objects.get(username="ny")
    assert user.email == "ny@kommunen.example"

    data = form_of(signed_in, page_of(user)) | {
        "groups": [group(Group.CONTROLLER).pk],
        "object_roles-TOTAL_FORMS": 1,
        "object_roles-0-object": item.pk,
        "object_roles-0-role": "ledare",
        "object_roles-0-side": "it",
        "object_roles-0-valid_from": "2022-01-01",
    }
    assert signed_in.post(page_of(user), data).status_code == 302

    assert [one.name for one in user.groups.all()] == ["Controller"]
    role = RoleAssignment.objects.get(user=user)
    assert (role.role, role.side, role.object) == ("ledare", "it", item)
    assert role.history.get().history_user.username == "administrator"


def test_two_people_do_not_share_an_address(signed_in):
    make_user("den första", email="samma@kommunen.example")
    second = make_user("den-andra")

    data = form_of(signed_in, page_of(second)) | {"email": "SAMMA@kommunen.example"}
    answer = signed_in.post(page_of(second), data)

    assert "En annan användare har redan den e-postadressen." in answer.text


def test_an_administrator_gives_nobody_more_power_than_the_roles(signed_in, administrator):
    other = make_user("annan")
    permission = Permission.objects.get(codename="change_permission")
    for user in (administrator, other):
        data = form_of(signed_in, page_of(user)) | {
            "is_superuser": "on",
            "is_staff": "on",
            "user_permissions": [permission.pk],
        }
        assert signed_in.post(page_of(user), data).status_code == 302
        user.refresh_from_db()
        assert (user.is_superuser, user.is_staff) == (False, False)
        assert not user.user_permissions.exists()
        assert 'name="is_superuser"' not in signed_in.get(page_of(user)).text


@pytest.mark.parametrize("address", ["change", "password_change", "history"])
def test_an_administrator_does_not_take_over_a_superuser(signed_in, address):
    above = make_user("allt", password="hemligt hemligt", is_superuser=True, is_staff=True)
    name = (
        "auth_user_password_change" if address == "password_change" else f"objects_user_{address}"
    )
    data = {
        "username": "allt",
        "email": "administrator@annan.example",
        "usable_password": "true",
        "password1": "mitt eget lösenord",
        "password2": "mitt eget lösenord",
    }

    answer = signed_in.post(reverse(f"admin:{name}", args=[above.pk]), data)

    above.refresh_from_db()
    assert answer.status_code in (403, 200)
    assert above.check_password("hemligt hemligt")
    assert above.email == ""


def test_power_that_was_taken_away_is_not_restored_from_the_history(signed_in, administrator):
    administrator.is_superuser = True
    administrator.save()
    with_power = administrator.history.latest()
    administrator.is_superuser = False
    administrator.save()
    address = reverse("admin:objects_user_simple_history", args=[administrator.pk, with_power.pk])
    data = form_of(signed_in, page_of(administrator))

    assert signed_in.post(address, data).status_code == 403
    administrator.refresh_from_db()
    assert not administrator.is_superuser


def test_a_superuser_decides_who_is_one(admin_client):
    user = make_user("annan")

    page = admin_client.get(page_of(user)).text

    assert 'name="is_superuser"' in page
    assert 'name="user_permissions"' in page


def test_an_administrator_who_is_deactivated_or_relieved_is_out_at_once(signed_in, administrator):
    assert signed_in.get(INDEX).status_code == 200
    administrator.groups.clear()
    assert signed_in.get(INDEX, follow=True).status_code == 403
    administrator.groups.add(group(Group.ADMINISTRATOR))
    assert signed_in.get(INDEX).status_code == 200
    User.objects.filter(pk=administrator.pk).update(is_active=False)
    assert signed_in.get(INDEX).status_code == 302


def test_a_name_alone_makes_no_administrator(client):
    user = make_user("administratör", first_name="Administratör", is_staff=True)
    client.force_login(user)

    assert client.get(INDEX).status_code == 200
    assert client.get(reverse("admin:objects_unit_changelist")).status_code == 403


def test_every_group_is_made_by_migrate():
    migration = import_module("objects.migrations.0003_roles_addresses_and_cache")

    migration.create_groups(apps, None)
    migration.create_groups(apps, None)

    assert sorted(StockGroup.objects.values_list("name", flat=True)) == sorted(Group)
    steps = [getattr(one, "code", None) for one in migration.Migration.operations]
    assert migration.create_groups in steps
    assert migration.create_cache_table in steps
