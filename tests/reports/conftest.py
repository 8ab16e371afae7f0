"""The documents of the demo, built and rendered once a run."""

from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from activities.models import FollowUp
from objects.models import ObjectPlan, Unit
from reports.content.follow_up import FollowUpContent, build_follow_up
from reports.content.object_plan import ObjectPlanContent, build_object_plan
from reports.content.parts import Document
from reports.rendering.pdf import render_pdf


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads the demo as using a database, or pytest-django makes none for it."""
    for item in items:
        if isinstance(item, pytest.Function) and "demo" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)


@dataclass(frozen=True)
class DemoDocuments:
    plan: ObjectPlanContent
    follow_up: FollowUpContent
    edition: FollowUpContent
    explained: ObjectPlanContent

    def all(self) -> dict[str, Document]:
        return {"plan": self.plan, "follow_up": self.follow_up, "edition": self.edition} | {
            "explained": self.explained
        }


@pytest.fixture(scope="session")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> DemoDocuments:
    """Build the demo's documents from a database that is empty again afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        follow_up = FollowUp.objects.get(cut_off="2022-08-31")
        plan = ObjectPlan.objects.get(code="UKFA-2022")
        documents = DemoDocuments(
            plan=build_object_plan(plan),
            follow_up=build_follow_up(follow_up),
            edition=build_follow_up(follow_up, Unit.objects.get(code="BOU")),
            explained=build_object_plan(plan, with_allocation=True),
        )
        transaction.set_rollback(True)
    return documents


@pytest.fixture(scope="session")
def demo_pdfs(demo: DemoDocuments) -> dict[str, bytes]:
    """Render each of the demo's documents."""
    return {name: render_pdf(content) for name, content in demo.all().items()}
