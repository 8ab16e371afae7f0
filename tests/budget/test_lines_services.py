"""Budget lines added, changed, removed and revised by the services."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from budget.models import BudgetLine
from budget.revisions import budget_totals, is_decided, with_revisions
from budget.services.lines import add_line, change_line, remove_line, revise_line
from objects.models import PlanVersion
from objects.writing import StaleError, revision_of
from tests.budget.grid_ground import Ground, make_ground
from tests.build import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def new_line(ground: Ground, **fields: object) -> BudgetLine:
    least = {"kind": "vm", "unit": ground.bin, "amount": Decimal(100), "title": "Licenser"}
    return BudgetLine(plan=ground.plan, **least | fields)


def test_a_line_gets_the_next_number_and_a_record(ground):
    first, second = new_line(ground), new_line(ground, title="Drift")
    add_line(line=first, user=ground.user)
    add_line(line=second, user=ground.user)
    assert (first.number, second.number) == (1, 2)
    assert second.history.get().history_user == ground.user


def test_a_line_is_changed_and_removed(ground):
    line = ground.line(amount=1)
    line.amount = Decimal(2)
    change_line(line=line, user=ground.user, revision=revision_of(line))
    assert BudgetLine.objects.get().amount == 2
    remove_line(line=line, user=ground.user, revision=revision_of(line))
    assert not BudgetLine.objects.exists()


@pytest.mark.parametrize("write", [change_line, remove_line])
def test_a_change_over_someone_elses_is_refused(write, ground):
    line = ground.line()
    read = revision_of(line)
    line.save()
    with pytest.raises(StaleError):
        write(line=line, user=ground.user, revision=read)


def test_who_may_not_edit_the_budget_may_do_none_of_it(ground):
    line, reader = ground.line(), make_user()
    for write in (
        lambda: add_line(line=new_line(ground), user=reader),
        lambda: change_line(line=line, user=reader),
        lambda: remove_line(line=line, user=reader),
        lambda: revise_line(line=line, amount=Decimal(1), reason="Så", user=reader),
    ):
        with pytest.raises(PermissionDenied):
            write()


@pytest.mark.parametrize(
    ("stage", "is_issued", "decided"),
    [
        ("beslutad", True, True),
        ("reviderad", True, True),
        ("beslutad", False, False),
        ("slutgiltig", True, False),
    ],
)
def test_a_budget_is_decided_when_a_decided_version_is_issued(stage, is_issued, decided, ground):
    PlanVersion.objects.create(plan=ground.plan, label="1", stage=stage, is_issued=is_issued)
    assert is_decided(ground.plan) is decided


def test_a_decided_budget_is_neither_changed_nor_removed(ground):
    line = ground.line(amount=1)
    ground.decide()
    line.amount = Decimal(2)
    for write in (change_line, remove_line):
        with pytest.raises(ValidationError, match="beslutad"):
            write(line=line, user=ground.user)
    assert BudgetLine.objects.get().amount == 1


def test_a_forecast_is_changed_also_when_the_budget_is_decided(ground):
    line = ground.line(series="prognos", amount=1)
    ground.decide()
    line.amount = Decimal(2)
    change_line(line=line, user=ground.user)
    add_line(line=new_line(ground, series="utfall"), user=ground.user)
    remove_line(line=line, user=ground.user)
    assert BudgetLine.objects.get().series == "utfall"


def test_a_decided_line_stays_and_its_revision_says_why(ground):
    line = ground.line(key=ground.key, component=ground.component, title="Licenser", amount=100)
    ground.decide()
    first = revise_line(line=line, amount=Decimal("80.50"), reason=" Ny taxa ", user=ground.user)
    second = revise_line(line=line, amount=Decimal(90), reason="Fler konton", user=ground.user)

    assert first
    assert second
    assert [first.amount, second.amount] == [Decimal("-19.50"), Decimal("9.50")]
    assert (first.revises, first.revision_reason, first.key) == (line, "Ny taxa", ground.key)
    (held,) = with_revisions(BudgetLine.objects.filter(plan=ground.plan).order_by("number"))
    assert [held.line.amount, held.amount] == [Decimal(100), Decimal(90)]
    totals = budget_totals(ground.plan)
    assert [totals.decided, totals.current] == [Decimal(100), Decimal(90)]


def test_a_revision_to_the_same_amount_is_none(ground):
    line = ground.line(amount=5)
    assert revise_line(line=line, amount=Decimal(5), reason="Så", user=ground.user) is None


def test_a_revision_needs_a_reason_and_an_ordinary_budget_line(ground):
    line, forecast = ground.line(amount=5), ground.line(series="prognos")
    with pytest.raises(ValidationError, match="Skriv skälet"):
        revise_line(line=line, amount=Decimal(6), reason=" ", user=ground.user)
    made = revise_line(line=line, amount=Decimal(6), reason="Så", user=ground.user)
    assert made
    for other in (forecast, made):
        with pytest.raises(ValidationError, match="Bara en budgetrad"):
            revise_line(line=other, amount=Decimal(7), reason="Så", user=ground.user)


def test_a_revision_over_someone_elses_change_is_refused(ground):
    line = ground.line(amount=5)
    with pytest.raises(StaleError):
        revise_line(line=line, amount=Decimal(6), reason="Så", user=None, revision=999)


def test_a_new_post_in_a_decided_budget_is_a_revision(ground):
    ground.line(amount=100)
    ground.decide()
    with pytest.raises(ValidationError, match="Skriv skälet"):
        add_line(line=new_line(ground), user=ground.user)
    add_line(line=new_line(ground), user=ground.user, reason="Tillkom")

    totals = budget_totals(ground.plan)
    assert [totals.decided, totals.current] == [Decimal(100), Decimal(200)]


def test_a_plan_without_a_budget_has_no_totals(ground):
    totals = budget_totals(ground.plan)
    assert (totals.decided, totals.current) == (None, None)
