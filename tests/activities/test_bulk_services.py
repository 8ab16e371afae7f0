"""Many activities at once: what is shown first, and that all of it is saved or nothing."""

import pytest

from activities.models import Activity, StatusReport
from activities.services.bulk import (
    DeadlineChange,
    OwnerChange,
    RefusedError,
    StatusChange,
    UnitChange,
    apply,
    preview,
)
from activities.services.bulk.lines import NOT_ALLOWED
from tests.activities.editing_ground import make_ground, when
from tests.build import (
    make_activity,
    make_follow_up,
    make_object,
    make_placement,
    make_report,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
MOVED = DeadlineChange(when("december"), "Omplanerat")


def two_of(ground, **fields):
    return [ground.activity(title=title, **fields) for title in ("Första", "Andra")]


def keys(activities):
    return [activity.pk for activity in activities]


def revisions(change, activities, user):
    return {line.activity.pk: line.revision for line in preview(change, keys(activities), user)}


def told(change, activities, user):
    lines = preview(change, keys(activities), user)
    return {line.activity.title: (line.before, line.after, line.refusal) for line in lines}


def test_a_preview_tells_each_row_before_and_after_and_saves_nothing():
    ground = make_ground()
    rows = two_of(ground, deadline=when("juni"))

    assert told(MOVED, rows, ground.leader) == {
        "Första": ("juni 2022", "december 2022", ""),
        "Andra": ("juni 2022", "december 2022", ""),
    }
    assert Activity.history.count() == 2


def test_a_confirmed_change_is_made_in_every_row_with_its_reason():
    ground = make_ground()
    rows = two_of(ground, planned_deadline=when("juni"), deadline=when("juni"))

    changed = apply(MOVED, revisions(MOVED, rows, ground.leader), ground.leader)

    assert keys(changed) == keys(rows)
    for activity in Activity.objects.all():
        assert (activity.deadline, activity.moved) == (when("december"), True)
        record = activity.history.first()
        assert (record.history_user, record.history_change_reason) == (ground.leader, "Omplanerat")


def test_rows_that_say_it_already_are_left_alone():
    ground = make_ground()
    rows = two_of(ground, deadline=when("december"))

    assert apply(MOVED, revisions(MOVED, rows, None), None) == []
    assert Activity.history.count() == 2


def test_one_row_that_changed_meanwhile_stops_all_and_is_named():
    ground = make_ground()
    rows = two_of(ground, deadline=when("juni"))
    seen = revisions(MOVED, rows, ground.leader)
    rows[1].deadline = when("maj")
    rows[1].save()

    with pytest.raises(RefusedError) as refused:
        apply(MOVED, seen, ground.leader)

    assert refused.value.faults == {rows[1].pk: "Har ändrats sedan du förhandsgranskade."}
    assert Activity.objects.get(title="Första").deadline == when("juni")


def test_a_row_that_was_removed_meanwhile_stops_all():
    ground = make_ground()
    rows = two_of(ground)
    seen = revisions(MOVED, rows, ground.leader)
    rows[0].delete()

    with pytest.raises(RefusedError) as refused:
        apply(MOVED, seen, ground.leader)

    assert list(refused.value.faults) == [next(iter(seen))]
    assert Activity.objects.get().deadline is None


def test_another_objects_rows_are_refused_in_the_preview_and_at_the_save():
    ground = make_ground()
    own, strange = ground.activity(title="Egen"), make_activity(object=make_object(), title="Annan")

    for change in (MOVED, UnitChange(make_unit()), OwnerChange(make_user())):
        refusals = {
            name: line[2] for name, line in told(change, [own, strange], ground.leader).items()
        }
        assert refusals == {"Egen": "", "Annan": NOT_ALLOWED}
        with pytest.raises(RefusedError) as refused:
            apply(change, {own.pk: 1, strange.pk: 1}, ground.leader)
        assert refused.value.faults[strange.pk] == NOT_ALLOWED
    assert not Activity.objects.filter(owner__isnull=False).exists()


def test_what_the_user_may_not_see_is_not_there():
    ground, reader = make_ground(), make_user()
    hidden = ground.activity()

    assert preview(MOVED, [hidden.pk], reader) == []
    with pytest.raises(RefusedError):
        apply(MOVED, {hidden.pk: 1}, reader)


def test_a_move_in_an_adopted_plan_without_a_reason_is_refused_row_by_row():
    ground = make_ground()
    planned = ground.activity(title="Med", planned_deadline=when("juni"), deadline=when("juni"))
    bare = ground.activity(title="Utan")

    silent = DeadlineChange(when("december"))

    refusals = {name: bool(line[2]) for name, line in told(silent, [planned, bare], None).items()}
    assert refusals == {"Med": True, "Utan": False}


def test_a_unit_is_added_or_takes_the_place_of_others():
    ground = make_ground()
    old, new = make_unit("BIN", order=1), make_unit("BOU", order=2)
    activity = ground.activity(units=[old], title="A")

    assert told(UnitChange(new), [activity], None)["A"][:2] == ("BIN", "BIN, BOU")
    added = UnitChange(new)
    apply(added, revisions(added, [activity], None), None)
    assert {*activity.units.all()} == {old, new}

    replaced = UnitChange(new, replace=True)
    assert told(replaced, [activity], None)["A"][:2] == ("BIN, BOU", "BOU")
    apply(replaced, revisions(replaced, [activity], None), None)
    assert [*activity.units.all()] == [new]


def test_an_owner_is_given_and_taken_away():
    ground, owner = make_ground(), make_user("ansvarig")
    rows = two_of(ground)

    given = OwnerChange(owner)
    assert told(given, rows, None)["Första"][:2] == ("ingen", "ansvarig")
    apply(given, revisions(given, rows, None), None)
    assert Activity.objects.filter(owner=owner).count() == 2

    taken = OwnerChange(None)
    apply(taken, revisions(taken, rows, None), None)
    assert not Activity.objects.filter(owner__isnull=False).exists()


def a_status_change(ground, comment="", **fields):
    follow_up = make_follow_up(ground.plan, **fields)
    return StatusChange(follow_up, ground.plan.vocabulary.choices.get(), comment)


def test_a_status_is_reported_for_every_row_and_keeps_the_deadline():
    ground = make_ground()
    rows = two_of(ground, deadline=when("juni"))
    change = a_status_change(ground, "Samma för alla")
    assert told(change, rows, ground.leader)["Första"][:2] == (
        "Ej rapporterad",
        "Pågående: Samma för alla",
    )

    apply(change, revisions(change, rows, ground.leader), ground.leader)

    for report in StatusReport.objects.all():
        assert (str(report.status), report.comment) == ("Pågående", "Samma för alla")
        assert (report.deadline, report.reported_by) == (when("juni"), ground.leader)
    assert Activity.objects.filter(status=change.status).count() == 2


def test_a_status_without_a_comment_keeps_the_comment_that_was_given():
    ground = make_ground()
    activity = ground.activity(title="A")
    change = a_status_change(ground)
    make_report(activity, follow_up=change.follow_up, comment="Tidigare ord")

    apply(change, revisions(change, [activity], None), None)

    assert StatusReport.objects.get().comment == "Tidigare ord"


def test_a_report_made_since_the_preview_stops_all():
    ground = make_ground()
    rows = two_of(ground)
    change = a_status_change(ground)
    seen = revisions(change, rows, ground.leader)
    make_report(rows[0], follow_up=change.follow_up, comment="Min")

    with pytest.raises(RefusedError) as refused:
        apply(change, seen, ground.leader)

    assert list(refused.value.faults) == [rows[0].pk]
    assert StatusReport.objects.count() == 1


def test_statuses_are_refused_where_places_differ_in_other_plans_and_without_a_needed_comment():
    ground = make_ground()
    change = a_status_change(ground)
    split = ground.activity(title="Delad")
    make_report(split, follow_up=change.follow_up, placement=make_placement(split))
    elsewhere = make_activity(object=ground.object, title="Annan plan")
    plain = ground.activity(title="Vanlig")
    change.status.requires_comment = True
    change.status.save()

    refusals = {
        name: line[2] for name, line in told(change, [split, elsewhere, plain], None).items()
    }

    assert "var för sig" in refusals["Delad"]
    assert "annan verksamhetsplan" in refusals["Annan plan"]
    assert "kräver en kommentar" in refusals["Vanlig"]


def test_a_follow_up_that_closed_meanwhile_takes_nothing():
    ground = make_ground()
    activity = ground.activity()
    change = a_status_change(ground)
    seen = revisions(change, [activity], ground.leader)
    type(change.follow_up).objects.update(is_open=False)

    with pytest.raises(RefusedError) as refused:
        apply(change, seen, ground.leader)

    assert "stängd" in refused.value.faults[activity.pk]
    assert not StatusReport.objects.exists()


def test_whoever_answers_for_an_activity_reports_it_but_does_not_move_it():
    ground, owner = make_ground(), make_user()
    activity = ground.activity(title="Min", owner=owner)
    status = a_status_change(ground)

    assert told(status, [activity], owner)["Min"][2] == ""
    assert told(MOVED, [activity], owner)["Min"][2] == NOT_ALLOWED


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("field", ["deadline", "unit", "owner", "status"])
def test_a_preview_costs_as_many_queries_however_many_rows(rows, field, django_assert_num_queries):
    ground = make_ground()
    made = [ground.activity(units=[make_unit()]) for _ in range(rows)]
    change = {
        "deadline": lambda: MOVED,
        "unit": lambda: UnitChange(make_unit()),
        "owner": lambda: OwnerChange(ground.leader),
        "status": lambda: a_status_change(ground),
    }[field]()

    # Who sees what, who may what (two), the rows, their units and their revisions; for a status
    # also what was reported now and before.
    with django_assert_num_queries(8 if field == "status" else 6):
        preview(change, keys(made), ground.leader)
