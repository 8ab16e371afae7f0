"""Varför? Each allocated amount tells of its line, key, share, rounding, source and changes."""

from decimal import Decimal
from fractions import Fraction

from django.test import TestCase

from budget.allocation import Split
from budget.explaining.rounding import explain, left_words
from budget.explaining.words import exact_words, ore_words, percent_words
from budget.queries import totals_by_unit
from objects.models import ImportBatch
from tests.build import make_budget_line, make_key, make_object_plan, make_unit, make_user


def words(ore: int, **weights: int) -> str:
    whole = sum(weights.values())
    split = Split.of({code: Fraction(one, whole) for code, one in weights.items()})
    return left_words(split.steps(ore), split.denominator)


def test_shares_and_products_are_told_exactly_or_with_an_ellipsis() -> None:
    assert percent_words(Fraction(7, 10)) == "70\N{NO-BREAK SPACE}%"
    assert percent_words(Fraction(1, 3)) == "33,3333\N{NO-BREAK SPACE}% (1/3)"
    assert exact_words(Fraction(7, 1000)) == "0,007"
    assert exact_words(Fraction(-200, 3)) == "−66,6666…"
    assert exact_words(Fraction(5)) == "5,00"
    assert ore_words(Fraction(7, 10)) == "0,7 öre"


def test_who_gets_the_last_ore_is_told_with_why() -> None:
    assert words(1, BIN=3, BOU=7).endswith("det går till BOU, som har den största resten.")
    assert words(1, BIN=1, BOU=1) == (
        "Delarna avrundas först nedåt till hela ören. Ett öre blir över, och det går till BIN, som "
        "har den största resten. BIN och BOU har lika stor rest (0,5 öre); BIN går före, eftersom "
        "koden står före i bokstavsordning."
    )
    assert words(10, BIN=3, BOU=7) == "Delarna går jämnt ut i hela ören. Inget behöver avrundas."
    assert "2 ören blir över, och de går ett var till A och B" in words(2, A=1, B=1, C=1)


class PagesExplain(TestCase):
    def setUp(self) -> None:
        self.user = make_user("kontrollant", is_superuser=True)
        self.client.force_login(self.user)
        self.one, self.two = make_unit("BIN"), make_unit("B/U")
        self.plan = make_object_plan()
        key = make_key((self.one, 1, 3), (self.two, 2, 3), name="Tredjedelar")
        batch = ImportBatch.objects.create(
            kind="budget", file_name="budget.xlsx", content=b"", sha256="", created_by=self.user
        )
        self.line = make_budget_line(
            self.plan, number=7, amount=Decimal(100), key=key, batch=batch, source_row=12
        )
        make_budget_line(self.plan, number=8, amount=Decimal("0.50"), unit=self.one, kind="vu")

    def test_the_line_tells_of_key_share_rounding_file_and_changes(self) -> None:
        answer = self.client.get(f"/budget/varfor/{self.plan.code}/7/B/U/")
        for text in (
            "B/U bär 66,67 kr",
            "66,6666…",
            "fick ett öre till",
            "Tredjedelar",
            "Rad 12 i filen",
            "budget.xlsx",
            "kontrollant",
            "Inlagd",
        ):
            self.assertContains(answer, text)
        amounts = explain(self.line.amount, self.line.key).parts  # type: ignore[arg-type]
        assert sum(part.amount for part in amounts) == 100

    def test_a_sum_is_the_parts_that_make_it_up_each_with_its_own_why(self) -> None:
        whole = {unit.code: sums.total for unit, sums in totals_by_unit(self.plan) if unit}
        assert whole == {"BIN": Decimal("33.83"), "B/U": Decimal("66.67")}
        answer = self.client.get(f"/budget/varfor/{self.plan.code}/summa/BIN/")
        self.assertContains(answer, "33,83 kr")
        for number in (7, 8):
            self.assertContains(answer, f"/budget/varfor/{self.plan.code}/{number}/BIN/")
        vu = self.client.get(f"/budget/varfor/{self.plan.code}/summa/BIN/?slag=vu")
        self.assertContains(vu, "0,50 kr")
        self.assertNotContains(vu, "Tredjedelar")

    def test_every_sum_of_the_plan_leads_to_its_parts(self) -> None:
        answer = self.client.get(f"/budget/varfor/{self.plan.code}/")
        self.assertContains(answer, f"/budget/varfor/{self.plan.code}/summa/BIN/?slag=vm")
        self.assertContains(answer, "100,50")

    def test_what_is_not_there_is_not_found(self) -> None:
        for rest in (
            "7/KOF/",
            "99/",
            f"{'9' * 30}/",
            "summa/KOF/",
            "summa/BIN/?slag=x",
            "?serie=x",
        ):
            answer = self.client.get(f"/budget/varfor/{self.plan.code}/{rest}")
            assert answer.status_code == 404, rest

    def test_shares_that_are_not_the_whole_are_told(self) -> None:
        self.line.key.shares.first().delete()  # type: ignore[union-attr]
        for rest in ("", "7/", "summa/BIN/"):
            answer = self.client.get(f"/budget/varfor/{self.plan.code}/{rest}")
            self.assertContains(answer, "100 %")
