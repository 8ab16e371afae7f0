"""What if: alternatives change nothing until adopted, and then all of it or nothing."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase

from budget.alternatives.effects import Wanted, effect_of
from budget.alternatives.services import MovedLinesError, adopt, discard, save_alternative
from budget.models import BudgetAlternative, BudgetLine
from objects.models import PlanVersion
from objects.writing import StaleError, revision_of
from tests.build import make_budget_line, make_key, make_object_plan, make_unit, make_user


class Alternatives(TestCase):
    def setUp(self) -> None:
        self.user = make_user()
        self.user.groups.add(Group.objects.get_or_create(name="Controller")[0])
        self.client.force_login(self.user)
        self.one, self.two = make_unit("BIN"), make_unit("BOU")
        self.plan = make_object_plan()
        self.key = make_key((self.one, 1, 2), (self.two, 1, 2))
        self.shared = make_budget_line(self.plan, key=self.key, amount=Decimal("100.01"))
        self.own = make_budget_line(self.plan, unit=self.one, amount=Decimal(50))

    def wanted(self) -> dict[int, Wanted]:
        return {
            self.shared.pk: Wanted(Decimal("100.01"), self.two.pk, None),
            self.own.pk: Wanted(Decimal(30), None, self.key.pk),
        }

    def kept(self) -> BudgetAlternative:
        alternative = BudgetAlternative(plan=self.plan, name="Halva")
        return save_alternative(alternative=alternative, wanted=self.wanted(), user=self.user)

    def test_a_decided_budget_is_not_changed_by_adopting(self) -> None:
        kept = self.kept()
        PlanVersion.objects.create(plan=self.plan, label="1", stage="beslutad", is_issued=True)
        with pytest.raises(ValidationError, match="Revidera beloppen i rutnätet"):
            adopt(alternative=kept, user=self.user, reason="x", revision=revision_of(kept))
        self.own.refresh_from_db()
        assert self.own.amount == 50

    def test_what_moves_is_told_for_each_unit(self) -> None:
        effect = effect_of(self.plan, self.wanted())
        told = [(str(one.unit), one.before, one.after) for one in effect.moves]
        assert told == [
            ("BIN", Decimal("100.01"), Decimal(15)),
            ("BOU", Decimal("50.00"), Decimal("115.01")),
        ]
        assert effect.total.difference == -20

    def test_adopting_changes_the_lines_and_tells_why_in_their_history(self) -> None:
        kept = self.kept()
        reason = "Ny fördelning"
        assert (
            adopt(alternative=kept, user=self.user, reason=reason, revision=revision_of(kept)) == 2
        )
        found = {line.pk: Wanted.of(line) for line in BudgetLine.objects.all()}
        assert found == self.wanted()
        record = self.own.history.latest()
        assert record.history_change_reason == "Alternativet Halva: Ny fördelning"
        assert (kept.state, kept.closed_by) == ("antaget", self.user)

    def test_nothing_is_adopted_when_one_line_has_changed(self) -> None:
        kept = self.kept()
        BudgetLine.objects.filter(pk=self.own.pk).update(amount=51)
        with pytest.raises(MovedLinesError) as caught:
            adopt(alternative=kept, user=self.user, reason="x", revision=revision_of(kept))
        assert [one.line for one in caught.value.changes] == [self.own]
        self.shared.refresh_from_db()
        assert self.shared.key == self.key

    def test_nothing_is_adopted_when_a_line_is_removed_until_it_is_saved_again(
        self,
    ) -> None:
        kept = self.kept()
        self.own.delete()
        with pytest.raises(ValidationError, match="tagits bort ur planen"):
            adopt(alternative=kept, user=self.user, reason="x", revision=revision_of(kept))
        self.shared.refresh_from_db()
        assert self.shared.key == self.key
        left = {self.shared.pk: self.wanted()[self.shared.pk]}
        save_alternative(alternative=kept, wanted=left, user=self.user, revision=revision_of(kept))
        now = revision_of(kept)
        assert adopt(alternative=kept, user=self.user, reason="x", revision=now) == 1

    def test_a_row_left_as_it_was_shown_undoes_nothing_that_others_wrote_meanwhile(self) -> None:
        address = f"/budget/alternativ/{self.plan.code}/prova/"
        form = self.client.get(address).context["form"]
        data = {"revision": "0", "name": "Halva", "spara": "ja"}
        for line, amount, bearer, shown in form.rows:
            data |= {amount.html_name: amount.value(), bearer.html_name: bearer.value()}
            data |= {f"shown_{line.pk}": shown}
        BudgetLine.objects.filter(pk=self.own.pk).update(amount=120)

        self.client.post(address, data | {f"amount_{self.shared.pk}": "90,00"})

        (change,) = BudgetAlternative.objects.get().changes.all()
        assert (change.line, change.amount) == (self.shared, Decimal(90))

    def test_it_is_refused_without_reason_out_of_date_closed_or_without_permission(self) -> None:
        kept = self.kept()
        now = revision_of(kept)
        with pytest.raises(ValidationError):
            adopt(alternative=kept, user=self.user, reason=" ", revision=now)
        with pytest.raises(StaleError):
            adopt(alternative=kept, user=self.user, reason="x", revision=now - 1)
        with pytest.raises(PermissionDenied):
            adopt(alternative=kept, user=make_user(), reason="x", revision=now)
        discard(alternative=kept, user=self.user, revision=now)
        with self.assertRaisesMessage(ValidationError, "redan antaget eller förkastat"):
            adopt(alternative=kept, user=self.user, reason="x", revision=revision_of(kept))

    def test_a_line_of_another_plan_and_no_difference_are_refused(self) -> None:
        stranger = make_budget_line(unit=self.one)
        for wanted in ({stranger.pk: Wanted(Decimal(1), self.one.pk, None)}, {}):
            alternative = BudgetAlternative(plan=self.plan, name="Halva")
            with pytest.raises(ValidationError):
                save_alternative(alternative=alternative, wanted=wanted, user=self.user)

    def test_the_page_reckons_without_saving_and_keeps_when_told(self) -> None:
        base = f"/budget/alternativ/{self.plan.code}/"
        data = {"revision": "0", "name": "Halva"}
        for line in (self.shared, self.own):
            data |= {f"amount_{line.pk}": "1 000,10", f"bearer_{line.pk}": f"namnd-{self.two.pk}"}

        answer = self.client.post(f"{base}prova/", data | {"rakna": "ja"})
        self.assertContains(answer, "2\N{NO-BREAK SPACE}000,20")
        assert not BudgetAlternative.objects.exists()

        answer = self.client.post(f"{base}prova/", data | {"spara": "ja"}, follow=True)
        self.assertContains(answer, "Planen är inte ändrad")
        pk = BudgetAlternative.objects.get().pk
        again = self.client.post(f"{base}prova/", data | {"spara": "ja"})
        self.assertContains(again, "redan ett alternativ med det namnet", status_code=400)

        BudgetLine.objects.filter(pk=self.own.pk).update(amount=51)
        form = {"reason": "Nu", "revision": str(revision_of(BudgetAlternative.objects.get()))}
        answer = self.client.post(f"{base}{pk}/avgor/", form)
        self.assertContains(answer, "kan inte antas som det är", status_code=409)
        answer = self.client.post(f"{base}{pk}/andra/", data | {"spara": "ja"})
        assert answer.status_code == 409

    def test_readers_see_it_but_cannot_change_it(self) -> None:
        kept = self.kept()
        reader = make_user()
        reader.groups.add(Group.objects.get_or_create(name="Läsare")[0])
        self.client.force_login(reader)
        answer = self.client.get(f"/budget/alternativ/{self.plan.code}/{kept.pk}/")
        self.assertContains(answer, "115,01")
        self.assertNotContains(answer, "Förkasta")
        huge = f"/budget/alternativ/{self.plan.code}/{'9' * 30}/"
        assert self.client.get(huge).status_code == 404

    def test_strange_values_are_told_at_their_fields(self) -> None:
        address = f"/budget/alternativ/{self.plan.code}/prova/"
        for strange in ("nyckel-9999", "namnd-x", "\0", ""):
            data = {f"amount_{self.own.pk}": "1.234", f"bearer_{self.own.pk}": strange}
            assert self.client.post(address, data | {"spara": "ja"}).status_code == 400
