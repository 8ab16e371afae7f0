"""Someone to log in as."""

import pytest

from objects.models import User
from tests.build import make_user
from tests.portfolio.accounts.logging_in import PASSWORD


@pytest.fixture
def controller(db: None) -> User:
    return make_user("Controller", email="controller@kommunen.example", password=PASSWORD)
