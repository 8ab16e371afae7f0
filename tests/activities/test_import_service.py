"""The import as a service: rights, records, queries and the command."""

from __future__ import annotations

import hashlib
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.signals import pre_save
from django.test.utils import CaptureQueriesContext

from activities.importing.ordering import fitted
from activities.importing.similarity import similar_pairs
from activities.models import Activity, FollowUp, OperationalPlan, Placement, StatusReport
from activities.services.states import refresh_states
from objects.models import Goal, ImportBatch, User
from objects.roles import Group
from tests.activities.importing_ground import CUT_OFF, row, run, table

RECORDED: list[Any] = [Goal, Activity, Placement, StatusReport, FollowUp]


@pytest.fixture
def controller(plan: OperationalPlan) -> User:
    user = User.objects.create_user("controller")
    user.groups.add(AuthGroup.objects.get_or_create(name=Group.CONTROLLER)[0])
    return user


def test_a_dry_run_tells_the_same_and_saves_nothing(plan: OperationalPlan) -> None:
    dry = run(plan, table(row(), row("Andra")), dry_run=True)

    assert not any(model.objects.exists() for model in (*RECORDED, ImportBatch))
    assert not any(model.history.exists() for model in RECORDED)
    real = run(plan, table(row(), row("Andra")))
    assert (dry.new, dry.figures, dry.warnings) == (real.new, real.figures, real.warnings)
    assert (dry.is_saved, real.is_saved) == (False, True)


def test_every_row_is_recorded_with_who_and_why(plan: OperationalPlan, controller: User) -> None:
    run(plan, table(row(), row("Andra")), user=controller)

    for model in RECORDED:
        assert model.history.count() == model.objects.count()
        for record in model.history.all():
            assert record.history_user == controller
            assert record.history_change_reason == "Inläst ur uppfoljning.csv"
            assert record.history_type == "+"


def test_units_are_part_of_the_record(plan: OperationalPlan, controller: User) -> None:
    run(plan, table(row()))
    run(plan, table(row(nämnd="BOU")), user=controller)

    latest, first = Activity.objects.get().history.all()
    assert [len(one.units.all()) for one in (first, latest)] == [2, 1]
    change = latest.diff_against(first).changes[0]
    assert change.field == "units"
    assert latest.history_user == controller


def test_the_file_is_kept_beside_its_outcome(plan: OperationalPlan, controller: User) -> None:
    content = table(row())
    run(plan, content, file_name="mapp/uppföljning.csv", user=controller)

    batch = ImportBatch.objects.get()
    assert bytes(batch.content) == content
    assert batch.sha256 == hashlib.sha256(content).hexdigest()
    assert (batch.file_name, batch.target) == ("uppföljning.csv", "UF-2022")
    assert batch.created_by == controller
    assert batch.outcome["counts"]["Placeringar"]["new"] == 1


def test_only_some_roles_may_import(plan: OperationalPlan) -> None:
    reader = User.objects.create_user("lasare")

    with pytest.raises(PermissionDenied):
        run(plan, table(row()), user=reader)
    assert not Activity.objects.exists()


def queries_of(plan: OperationalPlan, count: int, cut_off: date = CUT_OFF) -> int:
    rows = [row(f"Nummer {number}", nämndmål=f"Mål {number % 3}") for number in range(count)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert run(plan, table(*rows), cut_off=cut_off).is_saved
    return len(queries)


def test_queries_do_not_follow_the_number_of_rows(plan: OperationalPlan) -> None:
    few, few_known = queries_of(plan, 5), queries_of(plan, 5, date(2022, 12, 31))
    for model in (StatusReport, FollowUp, Placement, Activity):
        model.objects.all().delete()
    for depth in (3, 2, 1):
        Goal.objects.filter(level__depth=depth).delete()

    assert queries_of(plan, 40) == few
    assert queries_of(plan, 40, date(2022, 12, 31)) == few_known


def test_a_failure_halfway_leaves_nothing(plan: OperationalPlan) -> None:
    def fail(sender: object, **kwargs: object) -> None:
        raise RuntimeError("avbrott")

    pre_save.connect(fail, sender=FollowUp)
    try:
        with pytest.raises(RuntimeError):
            run(plan, table(row()))
    finally:
        pre_save.disconnect(fail, sender=FollowUp)
    assert not any(model.objects.exists() for model in (*RECORDED, ImportBatch))


def test_states_follow_the_latest_follow_up(plan: OperationalPlan, controller: User) -> None:
    run(plan, table(row()))
    done = plan.vocabulary.choices.get(label="Genomfört")
    StatusReport.objects.update(status=done)

    assert refresh_states(plan=plan, user=controller, reason="Rättat") == 1
    assert refresh_states(plan=plan) == 0
    activity = Activity.objects.get()
    assert activity.status == done
    assert activity.history.latest().history_change_reason == "Rättat"


def command(*options: str) -> str:
    out = StringIO()
    call_command("import_activities", *options, stdout=out)
    return out.getvalue()


def options(file: Path, plan: str = "UF-2022") -> list[str]:
    return [str(file), "--plan", plan, "--follow-up", "2022-08-31"]


def test_the_command_prints_a_table_of_what_came(plan: OperationalPlan, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_bytes(table(row(), row("Andra", status="Pågår")))

    assert "Provkörning" in command(*options(file), "--dry-run")
    assert not Activity.objects.exists()
    told = command(*options(file))
    assert "Importen är sparad" in told
    assert "Placeringar: 2" in told
    assert "Normaliserade (1)" in told
    assert "Allt stämmer redan" in command(*options(file))


def test_the_command_fails_on_faults_and_tells_them(plan: OperationalPlan, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_bytes(table(row(nämnd="KUN")))
    out = StringIO()

    with pytest.raises(CommandError, match="Ingenting har sparats"):
        call_command("import_activities", *options(file), stdout=out)
    assert "rad 3, kolumn G (Nämnd): ”KUN”" in out.getvalue()


def test_the_command_says_which_file_or_plan_is_not_there(
    plan: OperationalPlan, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    with pytest.raises(CommandError, match="går inte att läsa"):
        command(*options(file))
    file.write_bytes(table(row()))
    with pytest.raises(CommandError, match="UF-2021 finns inte"):
        command(*options(file, "UF-2021"))


@pytest.mark.parametrize(
    ("stored", "numbers", "moved"),
    [
        ([None, None], [10, 20], set()),
        ([10, None, 20], [10, 15, 20], set()),
        ([None, 10], [5, 10], set()),
        ([10, None, None, 12], [22, 32, 42, 52], set()),
        ([30, 10, 20], [5, 10, 20], {0}),
        ([], [], set()),
    ],
)
def test_orders_leave_room_and_keep_what_they_can(
    stored: list[int | None], numbers: list[int], moved: set[int]
) -> None:
    assert fitted(stored) == (numbers, moved)


def test_a_new_last_place_comes_after_those_that_the_file_leaves_out() -> None:
    assert fitted([10, None], taken=[20, 30]) == ([10, 40], set())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("inrättatvåtjänstersomsäkerhetssamordnare", "inrättatvåtjänstersomsäkerhetssamord", True),
        ("taframriktlinjerförskollokaler", "tafrämriktlinjerförskollokaler", True),
        ("säkerställaplaneringstidförförskollärare", "säkerställaplaneringstidförlärare", False),
        ("följuppskolan", "följuppskolansmiljö", False),
    ],
)
def test_texts_that_are_nearly_the_same_are_found(one: str, other: str, alike: bool) -> None:
    assert similar_pairs({"a": one, "b": other}) == ([("a", "b")] if alike else [])
