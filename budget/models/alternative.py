"""What if: other amounts and keys for a plan, kept under a name until adopted or discarded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class BudgetAlternative(models.Model):
    """A named set of changes to a plan's budget lines that changes nothing until adopted."""

    class State(models.TextChoices):
        OPEN = "oppet", "Öppet"
        ADOPTED = "antaget", "Antaget"
        DISCARDED = "forkastat", "Förkastat"

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="budget_alternatives",
        verbose_name="objektplan",
    )
    name = models.CharField("namn", max_length=100)
    note = models.TextField("anmärkning", blank=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.OPEN)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_alternatives",
        verbose_name="skapat av",
    )
    created_at = models.DateTimeField("skapat", auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_alternatives",
        verbose_name="avgjort av",
    )
    closed_at = models.DateTimeField("avgjort", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "budgetalternativ"
        verbose_name_plural = "budgetalternativ"
        ordering = ["plan", "-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="alternative_has_its_own_name_in_the_plan",
                violation_error_message="Planen har redan ett alternativ med det namnet.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AlternativeChange(models.Model):
    """What one line would be instead, and what it was when the change was thought of (kr)."""

    alternative = models.ForeignKey(
        BudgetAlternative,
        on_delete=models.CASCADE,
        related_name="changes",
        verbose_name="alternativ",
    )
    line = models.ForeignKey(
        "budget.BudgetLine",
        on_delete=models.CASCADE,
        related_name="alternative_changes",
        verbose_name="budgetrad",
    )
    amount = models.DecimalField("belopp (kr)", max_digits=16, decimal_places=2)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nämnd",
    )
    key = models.ForeignKey(
        "budget.DistributionKey",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fördelningsnyckel",
    )
    was_amount = models.DecimalField("var (kr)", max_digits=16, decimal_places=2)
    was_unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="var nämnd",
    )
    was_key = models.ForeignKey(
        "budget.DistributionKey",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="var fördelningsnyckel",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "ändring i alternativ"
        verbose_name_plural = "ändringar i alternativ"
        ordering = ["alternative", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alternative", "line"],
                name="alternative_changes_a_line_once",
                violation_error_message="Alternativet ändrar redan den raden.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, key__isnull=False)
                | Q(unit__isnull=False, key__isnull=True),
                name="alternative_has_a_unit_or_a_key",
                violation_error_message="Ange nämnd eller fördelningsnyckel, inte båda.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alternative}: {self.line}"
