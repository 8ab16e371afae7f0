"""A reader and an editor of the year wheel."""

import pytest
from django.test import Client

from objects.models import User
from objects.roles import Group
from tests.permission_world import in_group


@pytest.fixture
def editor(db: None) -> User:
    return in_group(Group.COMMITTEE_SECRETARY)


@pytest.fixture
def editing(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
