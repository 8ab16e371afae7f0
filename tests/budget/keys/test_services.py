"""Keys get versions, issued plans keep their figures, and lines move only when someone says so."""

from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase

from budget.keys.queries import movable, state_of
from budget.keys.services import move_lines, save_key
from budget.keys.shares import Part
from budget.models import DistributionKey
from objects.models import PlanVersion, Unit, User
from objects.writing import StaleError
from tests.build import make_budget_line, make_key, make_object_plan, make_unit, make_user

JANUARY = date(2023, 1, 1)


class KeysAreWritten(TestCase):
    one: Unit
    two: Unit
    key: DistributionKey
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.one, cls.two = make_unit("BIN"), make_unit("BOU")
        cls.key = make_key((cls.one, 3, 10), (cls.two, 7, 10), code="bou-bin", name="BoU/BIN")
        cls.user = make_user()
        cls.user.groups.add(Group.objects.get_or_create(name="Controller")[0])

    def parts(self, *shares: str) -> list[Part]:
        units = (self.one.pk, self.two.pk)
        return [Part(unit, Fraction(share)) for unit, share in zip(units, shares, strict=True)]

    def new(self, start: date = JANUARY) -> DistributionKey:
        return DistributionKey(code="bou-bin", name="BoU/BIN", valid_from=start)

    def test_a_new_version_ends_the_one_before_and_leaves_lines_where_they_are(self) -> None:
        line = make_budget_line(make_object_plan(year=2023), key=self.key)

        save_key(key=self.new(), parts=self.parts("2/5", "3/5"), user=self.user)

        self.key.refresh_from_db()
        line.refresh_from_db()
        assert self.key.valid_to == date(2022, 12, 31)
        assert line.key == self.key
        assert self.key.history.latest().history_user == self.user

    def test_a_version_between_two_others_ends_before_the_later(self) -> None:
        save_key(key=self.new(date(2025, 1, 1)), parts=self.parts("1/2", "1/2"), user=self.user)
        middle = save_key(key=self.new(), parts=self.parts("1/4", "3/4"), user=self.user)

        assert middle.valid_to == date(2024, 12, 31)

    def test_shares_that_an_issued_plan_stands_on_are_not_changed(self) -> None:
        plan = make_object_plan()
        make_budget_line(plan, key=self.key)
        PlanVersion.objects.create(plan=plan, label="1.0", is_issued=True)

        with self.assertRaisesMessage(ValidationError, "gör en ny version"):
            save_key(key=self.key, parts=self.parts("1/2", "1/2"), user=self.user)

        self.key.name = "BOU och BIN"
        save_key(key=self.key, parts=self.parts("3/10", "7/10"), user=self.user)
        assert DistributionKey.objects.get().name == "BOU och BIN"

    def test_a_form_that_is_out_of_date_is_refused_when_shares_have_changed(self) -> None:
        seen = state_of(self.key)
        save_key(key=self.key, parts=self.parts("1/2", "1/2"), user=self.user, state=seen)

        with pytest.raises(StaleError):
            save_key(key=self.key, parts=self.parts("1/4", "3/4"), user=self.user, state=seen)

    def test_a_unit_twice_and_a_wrong_sum_are_told_at_once(self) -> None:
        twice = [Part(self.one.pk, Fraction(1, 2)), Part(self.one.pk, Fraction(1, 4))]
        with pytest.raises(ValidationError) as caught:
            save_key(key=self.new(), parts=twice, user=self.user)
        assert len(caught.value.messages) == 2

    def test_only_those_who_may_edit_keys_do(self) -> None:
        with pytest.raises(PermissionDenied):
            save_key(key=self.new(), parts=self.parts("1/2", "1/2"), user=make_user())

    def test_chosen_lines_move_with_history_and_none_when_one_has_changed(self) -> None:
        plan = make_object_plan(year=2023)
        lines = [make_budget_line(plan, key=self.key) for _ in range(2)]
        new = save_key(key=self.new(), parts=self.parts("1/2", "1/2"), user=self.user)

        with pytest.raises(StaleError):
            move_lines(key=new, seen={lines[0].pk: self.key.pk, lines[1].pk: 0}, user=self.user)
        assert not new.budget_lines.exists()

        assert move_lines(key=new, seen={lines[0].pk: self.key.pk}, user=self.user) == 1
        moved = new.budget_lines.get()
        assert moved == lines[0]
        assert "2023-01-01" in moved.history.latest().history_change_reason

    def test_lines_move_in_a_plan_that_is_under_way_but_not_in_one_that_is_decided(self) -> None:
        under_way, decided = make_object_plan(), make_object_plan()
        line = make_budget_line(under_way, key=self.key)
        kept = make_budget_line(decided, key=self.key)
        PlanVersion.objects.create(plan=decided, label="1.0", stage="beslutad", is_issued=True)
        new = save_key(
            key=self.new(date(2022, 7, 1)), parts=self.parts("1/2", "1/2"), user=self.user
        )

        assert movable(self.user, new) == [line]
        with pytest.raises(StaleError):
            move_lines(key=new, seen={kept.pk: self.key.pk}, user=self.user)
