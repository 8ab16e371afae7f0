"""Logging in through the form, as a person does."""

from typing import Any

from django.test import Client
from django.urls import reverse

LOG_IN = reverse("account_login")
PASSWORD = "rätt lösenord 17"
WRONG = "hör inte ihop med lösenordet"


def log_in(client: Client, login: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOG_IN, {"login": login, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200
