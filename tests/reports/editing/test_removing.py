"""Parts are removed after a question, with what goes with them, unless something stands on them."""

import pytest

from objects.models import Goal, PlanVersion
from tests.build import make_activity
from tests.reports.editing.parts import HTMX, ROWS, address, save

pytestmark = pytest.mark.django_db


def test_what_goes_with_a_part_is_told_before_and_goes_with_it(desk, plan):
    row = ROWS["mal"](plan)
    where = address("mal", row.pk, "ta-bort/")

    assert "<li>1:1 Del</li>" in desk.get(where).content.decode()
    save(desk, where, {})

    assert not Goal.objects.exists()
    assert len({each.history_date for each in Goal.history.filter(history_type="-")}) == 1


@pytest.mark.parametrize("ident", ["1", "1-1"])
def test_a_goal_that_activities_contribute_to_is_not_removed(ident, desk, plan):
    activity = make_activity(title="Byta system")
    activity.contributes_to.add(Goal.objects.get(code=ident))
    where = address("mal", ROWS["mal"](plan).pk, "ta-bort/")

    question = desk.get(where).content.decode()
    answer = save(desk, where, {})

    assert "kan inte tas bort" in question
    assert "Byta system" in question
    assert answer.status_code == 409
    assert Goal.objects.count() == 2


def test_a_part_that_changed_after_the_question_is_not_removed_unseen(desk, plan):
    row = ROWS["version"](plan)
    where = address("version", row.pk, "ta-bort/")

    answer = desk.post(where, {"revision": "0"}, headers=HTMX)

    assert answer.status_code == 409
    assert "Någon ändrade versionen" in answer.content.decode()
    assert PlanVersion.objects.filter(pk=row.pk).exists()
