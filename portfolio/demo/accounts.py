"""The demo's users: one for each role, named after it."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from objects.models import User
from portfolio.demo.creating import create, units
from portfolio.demo.source import Facts

PASSWORD = "demo-2022"  # noqa: S105  # meant to be known; the command warns of it

DOMAIN = "kommunen.example"  # reserved: no mail to it reaches anyone


@dataclass(frozen=True)
class Account:
    """A log-in of the demo: its user name and the role it shows."""

    username: str
    role: str


def accounts(facts: Facts) -> list[Account]:
    """List the log-ins of the demo."""
    return [Account(one["username"], one["role"]) for one in facts["users"]]


def create_users(facts: list[Facts]) -> None:
    """Save the users. The password is hashed once, since each hash takes a good while."""
    password = make_password(PASSWORD)
    for one in facts:
        _create_user(one, password)


def _create_user(facts: Facts, password: str) -> None:
    names = {
        "username": facts["username"],
        "first_name": facts["role"],
        "email": f"{facts['username']}@{DOMAIN}",
    }
    user = create(User, names, password=password)
    if "group" in facts:
        user.groups.add(Group.objects.get_or_create(name=facts["group"])[0])
    user.committees.set(units(facts.get("committees", [])))
