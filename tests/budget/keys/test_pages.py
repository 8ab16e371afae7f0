"""The pages of keys: shown with few questions, and saved without script."""

from django.contrib.auth.models import Group
from django.test import TestCase

from budget.models import DistributionKey
from objects.models import Unit
from tests.build import make_budget_line, make_key, make_object_plan, make_unit, make_user


class Pages(TestCase):
    one: Unit
    two: Unit

    @classmethod
    def setUpTestData(cls) -> None:
        cls.one, cls.two = make_unit("BIN"), make_unit("BOU")

    def setUp(self) -> None:
        user = make_user()
        user.groups.add(Group.objects.get_or_create(name="Controller")[0])
        self.client.force_login(user)

    def posted(self, *shares: str, **also: str) -> dict[str, str]:
        units = (self.one, self.two, self.two)
        data = {"name": "Elever", "valid_from": "2023-01-01", "basis": "vikt", "state": ""}
        data |= {"rad-TOTAL_FORMS": str(len(shares)), "rad-INITIAL_FORMS": "0"}
        for place, share in enumerate(shares):
            data |= {f"rad-{place}-unit": str(units[place].pk), f"rad-{place}-share": share}
        return data | also

    def test_a_key_is_made_from_weights_that_can_be_read_back(self) -> None:
        answer = self.client.post("/budget/nycklar/ny/", self.posted("1 200", "3 400"), follow=True)

        key = DistributionKey.objects.get()
        assert [str(share) for share in key.shares.all()] == ["BIN 1200/4600", "BOU 3400/4600"]
        self.assertContains(answer, "vikt 3400")
        form = self.client.get("/budget/nycklar/elever/2023-01-01/")
        self.assertContains(form, 'value="1200"')

    def test_faults_are_told_and_what_was_written_is_kept(self) -> None:
        data = self.posted("70", "25", basis="procent")
        answer = self.client.post("/budget/nycklar/ny/", data)
        self.assertContains(answer, "Det fattas 5\N{NO-BREAK SPACE}%.", status_code=400)
        self.assertContains(answer, 'value="25"', status_code=400)
        assert not DistributionKey.objects.exists()

    def test_more_rows_are_given_and_nothing_is_saved(self) -> None:
        answer = self.client.post("/budget/nycklar/ny/", self.posted("1", fler="ja"))
        self.assertContains(answer, "rad-3-unit")
        assert not DistributionKey.objects.exists()

    def test_strange_forms_are_refused(self) -> None:
        for strange in (
            {"rad-TOTAL_FORMS": "x"},
            {"rad-TOTAL_FORMS": "9" * 30, "fler": "ja"},
            {"valid_from": "0001-01-01"},
            {"name": "a\0b"},
            {"rad-0-unit": "9" * 30},
            {"basis": "\0"},
        ):
            answer = self.client.post("/budget/nycklar/ny/", self.posted("1", "1") | strange)
            assert answer.status_code in (200, 400), strange
        assert self.client.get("/budget/nycklar/saknas/").status_code == 404

    def test_a_form_out_of_date_shows_what_stands_and_keeps_what_was_written(self) -> None:
        make_key((self.one, 1, 1), code="ensam")
        data = self.posted("1", "3", state="0-0", name="Ensam", valid_from="2022-01-01")
        answer = self.client.post("/budget/nycklar/ensam/2022-01-01/", data)
        self.assertContains(answer, "Någon annan har ändrat nyckeln", status_code=409)
        self.assertContains(answer, "BIN 100", status_code=409)

    def test_the_list_asks_as_much_of_three_keys_as_of_one(self) -> None:
        for number in (1, 3):
            while DistributionKey.objects.count() < number:
                make_budget_line(make_object_plan(), key=make_key((self.one, 1, 1)))
            with self.assertNumQueries(12):
                self.client.get("/budget/nycklar/")

    def test_a_new_version_leads_to_the_lines_that_may_move(self) -> None:
        key = make_key((self.one, 1, 1), code="ensam")
        line = make_budget_line(make_object_plan(year=2023), key=key)
        data = self.posted("1", "3", name="Ensam")

        answer = self.client.post("/budget/nycklar/ensam/ny-version/", data)
        self.assertRedirects(answer, "/budget/nycklar/ensam/2023-01-01/flytta/")
        self.client.post(answer["Location"], {"rad": f"{line.pk}:{key.pk}"})

        line.refresh_from_db()
        assert str(line.key.valid_from) == "2023-01-01"  # type: ignore[union-attr]
        assert self.client.post(answer["Location"], {"rad": "\0:1"}).status_code == 400
