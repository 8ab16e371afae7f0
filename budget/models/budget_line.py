"""The budget line: one amount, for one unit or for the units of a key."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, ExtractYear
from simple_history.models import HistoricalRecords

from budget.models.kinds import CostKind, Period, Series
from objects.models import ObjectPlan
from objects.rules import refuse_stranger
from objects.visibility import Reader


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    """Questions about lines."""

    def visible_to(self, user: Reader) -> "BudgetLineQuerySet":
        """Keep the lines of the plans that ``user`` may read."""
        return self.filter(plan__in=ObjectPlan.objects.visible_to(user))

    def in_force(self) -> "BudgetLineQuerySet":
        """Leave out the forecasts of a plan's year that a later forecast has replaced.

        Prognos 1 and prognos 2 say what the same money will be: they are never added.
        """
        begins = ExtractYear("plan__period_start")
        own = (Coalesce(OuterRef("year"), begins), Coalesce(OuterRef("forecast"), 0))
        # Both are of one plan, whose first year may be written out or not.
        later = BudgetLine.objects.filter(plan=OuterRef("plan"), series=Series.FORECAST).alias(
            their_year=Coalesce("year", begins)
        )
        replaced = Exists(later.filter(their_year=own[0], forecast__gt=own[1]))
        return self.exclude(Q(series=Series.FORECAST) & replaced)


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
    forecast = models.PositiveSmallIntegerField(
        "prognos nummer", null=True, blank=True, help_text="1, 2 eller 3; tomt om den är ensam."
    )
    year = models.PositiveSmallIntegerField(
        "år", null=True, blank=True, help_text="Tomt är det år då planen börjar."
    )
    period = models.CharField(
        "del av året", max_length=3, choices=Period, default=Period.YEAR, blank=True
    )
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
    revises = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name="reviderar",
        help_text="Raden som beloppet läggs till eller dras från.",
    )
    revision_reason = models.TextField(
        "skäl till revidering",
        blank=True,
        help_text="En rad med skäl ändrar en beslutad budget, som står kvar som den var.",
    )
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
            models.CheckConstraint(
                condition=Q(forecast__isnull=True)
                | Q(series=Series.FORECAST, forecast__gte=1, forecast__lte=3),
                name="only_a_forecast_has_a_number_from_1_to_3",
                violation_error_message="Bara en prognos har nummer, och det är 1, 2 eller 3.",
            ),
            models.CheckConstraint(
                condition=Q(revision_reason="") | Q(series=Series.BUDGET),
                name="only_a_budget_is_revised",
                violation_error_message="Bara en budget revideras.",
            ),
            models.CheckConstraint(
                condition=Q(revises__isnull=True) | (~Q(revision_reason="") & ~Q(revises=F("id"))),
                name="revision_has_a_reason_and_another_line",
                violation_error_message="En revidering ska ha ett skäl och gälla en annan rad.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, rad {self.number}"

    @property
    def of_year(self) -> int:
        """The year that the amount is for."""
        return self.year or self.plan.year

    def clean(self) -> None:
        """Refuse a component or a key of another object, a revised line of another plan."""
        component = "Komponenten hör till ett annat objekt."
        refuse_stranger(self, "component", component, "plan.object_id", "component.object_id")
        key = "Fördelningsnyckeln hör till ett annat objekt."
        refuse_stranger(self, "key", key, "plan.object_id", "key.object_id")
        revises = "Raden som revideras hör till en annan plan."
        refuse_stranger(self, "revises", revises, "plan_id", "revises.plan_id")
