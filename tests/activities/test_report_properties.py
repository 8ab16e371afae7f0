"""Whatever is reported in whatever order, the activity agrees with its reports."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.answering import answered
from activities.models import Activity, StatusReport
from activities.reported import NOTHING, reported_at
from activities.services.repeating import report_unchanged
from activities.services.reporting import report_status, split_report
from activities.services.states import state_of
from tests.activities.reporting_ground import WORDS, Ground, make_ground

pytestmark = pytest.mark.django_db

PLACES = st.integers(0, 3)
REPORTS = st.tuples(
    st.sampled_from(sorted(WORDS)), PLACES, st.sampled_from(["december", "oktober", "mars 2023"])
)
STEPS = st.lists(
    st.one_of(REPORTS, st.just("dela"), st.tuples(st.just("oförändrat"), PLACES)),
    max_size=8,
)


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def take(step, ground: Ground, activity: Activity) -> None:
    """``step`` names a place from 1 up, 0 for all places."""
    shared: dict[str, Any] = {"activity": activity, "follow_up": ground.late, "user": ground.leader}
    places = [None, *activity.placements.all()]
    if step == "dela":
        split_report(**shared)
    elif step[0] == "oförändrat":
        report_unchanged(**shared, placement=places[step[1]])
    else:
        label, place, deadline = step
        says = ground.says(label, "Skäl", deadline, deadline_reason="Skäl")
        report_status(**shared, statement=says, placement=places[place])


@given(steps=STEPS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_state_agrees_with_the_reports_after_any_steps(steps, ground):
    activity = ground.activity(places=3, status=ground.status("Kvarstår"))
    with transaction.atomic():
        for step in steps:
            try:
                take(step, ground, activity)
            except ValidationError:
                # Only "oförändrat" of a place of which nothing was known.
                assert step[0] == "oförändrat"
        check(ground, activity)
        transaction.set_rollback(True)


def check(ground: Ground, activity: Activity) -> None:
    reports = list(StatusReport.objects.filter(activity=activity))
    stored: Any = Activity.objects.annotate(is_answered=answered(ground.late)).get(pk=activity.pk)
    assert len({one.placement_id is None for one in reports}) < 2
    if reports:
        state = state_of(reports)
        assert (stored.status, stored.deadline) == (state.status, state.deadline)
        assert stored.has_conflict == state.has_conflict
    here = reported_at(ground.late, [activity.pk]).get(activity.pk, NOTHING)
    assert stored.is_answered == here.answers(activity.placements.all())
