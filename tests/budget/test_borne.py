"""What the database adds up is what the lines give when they are shared one by one."""

from decimal import Decimal

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from budget.borne import borne_by_unit
from budget.models import BudgetLine, DistributionKey
from budget.queries import spread
from objects.models import Unit
from tests.build import make_budget_line, make_key, make_object_plan, make_unit

amounts = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False)
small = st.decimals(min_value=-10, max_value=10, places=2, allow_nan=False)
weights = st.lists(st.integers(0, 30_000), min_size=1, max_size=6).filter(any)
kinds = st.sampled_from(["vm", "vu"])
lines = st.lists(st.tuples(st.integers(0, 2), kinds, amounts | small), max_size=12)


def shared_one_by_one() -> dict[tuple[Unit | None, str | None, str, int], Decimal]:
    sums: dict[tuple[Unit | None, str | None, str, int], Decimal] = {}
    for part in spread(BudgetLine.objects.select_related("key").prefetch_related("key__shares")):
        place = (part.unit, part.kind, part.line.series, part.line.plan_id)
        sums[place] = sums.get(place, Decimal(0)) + part.amount
    return sums


def added_up() -> dict[tuple[Unit | None, str | None, str | None, int | None], Decimal]:
    rows = borne_by_unit(BudgetLine.objects.all())
    return {(row.unit, row.kind, row.series, row.plan): row.amount for row in rows}


class AnyKeysAndAmounts(HypothesisTestCase):
    units: list[Unit]

    def key(self, found: list[int]) -> DistributionKey:
        whole = sum(found)
        return make_key(*((unit, one, whole) for unit, one in zip(self.units, found, strict=False)))

    @settings(max_examples=30)
    @given(st.tuples(weights, weights), lines)
    def test_fall_to_the_same_ore(
        self, keys: tuple[list[int], list[int]], given: list[tuple[int, str, Decimal]]
    ) -> None:
        self.units = [make_unit() for _ in range(6)]
        bearers = [{"key": self.key(one)} for one in keys] + [{"unit": self.units[0]}]
        plan = make_object_plan()
        for place, kind, amount in given:
            make_budget_line(plan, kind=kind, amount=amount, **bearers[place])

        assert added_up() == shared_one_by_one()


class SomeLines(TestCase):
    def test_denominators_beyond_what_the_database_counts_in_fall_to_the_same_ore(self) -> None:
        first, second = 1_000_000_007, 998_244_353
        parts = ((1, first), (first - 1, first), (2, second), (second - 2, second))
        key = make_key(*((make_unit(), part, 2 * whole) for part, whole in parts))
        for amount in ("0.01", "99999999999.99", "-123456.78"):
            make_budget_line(key=key, amount=Decimal(amount))

        assert added_up() == shared_one_by_one()

    def test_equal_remainders_fall_on_the_first_codes(self) -> None:
        units = [make_unit(code) for code in ("CCC", "AAA", "BBB")]
        key = make_key(*((unit, 1, 3) for unit in units))
        make_budget_line(key=key, amount=Decimal("0.01"))
        make_budget_line(key=key, amount=Decimal("-0.02"))

        assert added_up() == shared_one_by_one()

    def test_what_has_no_bearer_comes_last_and_fields_not_asked_for_are_left_out(self) -> None:
        plan, unit = make_object_plan(), make_unit()
        BudgetLine.objects.create(plan=plan, number=1, series="utfall", amount=7)
        make_budget_line(plan, unit=unit, amount=5)
        make_budget_line(unit=unit, kind="vu", amount=Decimal("0.01"))

        rows = borne_by_unit(BudgetLine.objects.all(), by=["series"])

        assert [(row.unit, row.series, row.kind, row.plan, row.amount) for row in rows] == [
            (unit, "budget", None, None, Decimal("5.01")),
            (None, "utfall", None, None, Decimal(7)),
        ]

    def test_three_queries_however_many_keys(self) -> None:
        for _ in range(3):
            make_budget_line(key=make_key((make_unit(), 1, 3), (make_unit(), 2, 3)))
        with self.assertNumQueries(3):
            assert len(borne_by_unit(BudgetLine.objects.all())) == 6
