"""Who has a part of a plan open is told to the others, and forgotten when they leave."""

from datetime import timedelta

import pytest
from django.utils import timezone

from objects.models import EditingPresence
from objects.services.presence import end_presence, note_presence, present
from tests.build import make_object_plan, make_user

pytestmark = pytest.mark.django_db


def test_each_is_told_of_the_other_in_the_same_part():
    plan, me, other = make_object_plan(), make_user(), make_user()

    assert note_presence(plan=plan, part="avsnitt/syfte", user=me) == ()
    assert note_presence(plan=plan, part="avsnitt/syfte", user=other) == (me,)
    assert note_presence(plan=plan, part="mal/1", user=other) == ()
    assert present(plan=plan, besides=me) == {"avsnitt/syfte": (other,), "mal/1": (other,)}


def test_other_plans_are_not_mixed_in():
    here, there, me, other = make_object_plan(), make_object_plan(), make_user(), make_user()
    note_presence(plan=there, part="mal/1", user=other)

    assert note_presence(plan=here, part="mal/1", user=me) == ()


def test_whoever_leaves_or_falls_silent_is_not_told_of():
    plan, me, left, silent = make_object_plan(), make_user(), make_user(), make_user()
    note_presence(plan=plan, part="mal/1", user=left)
    note_presence(plan=plan, part="mal/1", user=silent)
    end_presence(plan=plan, part="mal/1", user=left)
    EditingPresence.objects.filter(user=silent).update(
        seen_at=timezone.now() - timedelta(minutes=1)
    )

    assert note_presence(plan=plan, part="mal/1", user=me) == ()


def test_old_rows_are_swept_away():
    plan, me, old = make_object_plan(), make_user(), make_user()
    note_presence(plan=plan, part="mal/1", user=old)
    EditingPresence.objects.update(seen_at=timezone.now() - timedelta(hours=2))

    note_presence(plan=plan, part="mal/1", user=me)

    assert [row.user for row in EditingPresence.objects.all()] == [me]
