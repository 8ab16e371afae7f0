"""The demo's objects with their components and roles."""

from objects.models import Component, ManagedObject, ObjectFamily, RoleAssignment, User
from portfolio.demo.creating import create, units
from portfolio.demo.source import Facts


def create_objects(facts: list[Facts], families: list[str]) -> None:
    """Save the families and the objects in them."""
    for name in families:
        create(ObjectFamily, {"name": name})
    for one in facts:
        _create_object(one)


def _create_object(facts: Facts) -> None:
    family = ObjectFamily.objects.get(name=facts["family"])
    row = create(ManagedObject, facts, family=family)
    row.units.set(units(facts["units"]))
    for one in facts["components"]:
        create(Component, one, object=row)
    for one in facts["roles"]:
        create(RoleAssignment, one, object=row, user=User.objects.get(username=one["user"]))
