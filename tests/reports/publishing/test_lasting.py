"""A version reads the same whatever becomes of what it speaks of, and of the database's disk."""

import pytest
from django.test import Client

from objects.models import Goal, PlanVersion
from reports.models import Publication
from reports.publishing.publishing import Wish, publish
from reports.publishing.verifying import differences
from tests.build import make_user

Stage = PlanVersion.Stage
FORMS = ("", "pdf", "json")


@pytest.fixture
def reader(db) -> Client:
    client = Client()
    client.force_login(make_user("chef", is_superuser=True))
    return client


def read(client: Client, version: Publication) -> dict[str, bytes]:
    """What the lasting addresses of ``version`` give: the document, the PDF and the content."""
    address = version.address
    page = client.get(address).content.decode()
    files = {form: client.get(f"{address.rstrip('/')}.{form}") for form in FORMS[1:]}
    bodies = {form: b"".join(answer) for form, answer in files.items()}
    return {"page": page[page.index('class="reading"') :].encode(), **bodies}


def test_a_version_reads_the_same_after_names_have_changed_and_goals_are_gone(
    subject, plan, leader, reader
):
    version = publish(Wish(subject, Stage.DRAFT, "0.1"), user=leader)
    before = read(reader, version)
    goal = plan.goal_scheme.goals.get(number="1")

    plan.object.units.update(name="En annan nämnd", code="XX")
    plan.object.name = "Ett annat namn"
    plan.object.save()
    leader.first_name, leader.is_active = "Någon annan", False
    leader.save()
    plan.goal_scheme.goals.update(title="Ett annat mål")
    Goal.objects.filter(scheme=plan.goal_scheme).exclude(pk=goal.pk).delete()

    assert read(reader, version) == before
    assert list(differences()) == []
