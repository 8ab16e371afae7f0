"""The page of the way to a decision, seen and answered."""

from django.test import Client

ADDRESS = "/objektplaner/UKFA-2022/versioner/"


def as_user(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, address=ADDRESS) -> str:
    response = as_user(user).get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def post(user, **data):
    return as_user(user).post(ADDRESS, data)
