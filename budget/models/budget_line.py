"""The budget line: one amount, for one unit or for the units of a key."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from budget.models.kinds import CostKind, Series
from objects.models import ObjectPlan
from objects.rules import refuse_stranger
from objects.visibility import Reader


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    """Questions about lines."""

    def visible_to(self, user: Reader) -> "BudgetLineQuerySet":
        """Keep the lines of the plans that ``user`` may read."""
        return self.filter(plan__in=ObjectPlan.objects.visible_to(user))


class BudgetLine(models.Model):
    """An amount in kronor, exact to the öre.

    A budget line has a kind and either one unit or one key. A forecast or an outcome may be known
    only as a total, without kind or bearer. A line without an amount does not exist: empty is not
    zero.
    """

    plan = models.ForeignKey(
        ObjectPlan,
        on_delete=models.PROTECT,
        related_name="budget_lines",
        verbose_name="objektplan",
    )
    number = models.PositiveIntegerField("nummer")
    series = models.CharField("serie", max_length=8, choices=Series, default=Series.BUDGET)
    kind = models.CharField("VM/VU", max_length=12, choices=CostKind, null=True, blank=True)
    title = models.CharField("post", max_length=300, blank=True)
    amount = models.DecimalField("belopp (kr)", max_digits=16, decimal_places=2)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="nämnd",
    )
    key = models.ForeignKey(
        "budget.DistributionKey",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="fördelningsnyckel",
    )
    component = models.ForeignKey(
        "objects.Component",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="komponent",
    )
    activity = models.ForeignKey(
        "activities.Activity",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="aktivitet",
    )
    goal = models.ForeignKey(
        "objects.Goal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="mål",
    )
    note = models.TextField("anmärkning", blank=True)
    batch = models.ForeignKey(
        "objects.ImportBatch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name="inläsning",
    )
    source_row = models.PositiveIntegerField("rad i filen", null=True, blank=True)

    history = HistoricalRecords()
    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = "budgetrad"
        verbose_name_plural = "budgetrader"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="budget_line_number_is_unique_in_its_plan",
                violation_error_message="Planen har redan en rad med det numret.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(key__isnull=True),
                name="budget_line_has_a_unit_or_a_key_not_both",
                violation_error_message="Ange nämnd eller fördelningsnyckel, inte båda.",
            ),
            models.CheckConstraint(
                condition=~Q(series=Series.BUDGET) | (Q(unit__isnull=False) | Q(key__isnull=False)),
                name="budget_has_a_bearer",
                violation_error_message="En budgetrad ska ha en nämnd eller en fördelningsnyckel.",
            ),
            models.CheckConstraint(
                condition=~Q(series=Series.BUDGET) | Q(kind__isnull=False),
                name="budget_has_a_kind",
                violation_error_message="En budgetrad ska vara VM, VU, nyutveckling eller övrigt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, rad {self.number}"

    def clean(self) -> None:
        """Refuse a component or a key of another object than the plan's."""
        component = "Komponenten hör till ett annat objekt."
        refuse_stranger(self, "component", component, "plan.object_id", "component.object_id")
        key = "Fördelningsnyckeln hör till ett annat objekt."
        refuse_stranger(self, "key", key, "plan.object_id", "key.object_id")
