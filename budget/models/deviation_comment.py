"""Why a forecast or an outcome departs from the budget, in words."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from budget.models.kinds import CostKind, Series


class DeviationComment(models.Model):
    """A comment on one deviation: of the whole plan, or of a unit, a kind or both."""

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="deviation_comments",
        verbose_name="objektplan",
    )
    series = models.CharField("serie", max_length=8, choices=Series)
    forecast = models.PositiveSmallIntegerField("prognos nummer", null=True, blank=True)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deviation_comments",
        verbose_name="nämnd",
        help_text="Tomt betyder alla nämnder.",
    )
    kind = models.CharField(
        "VM/VU",
        max_length=12,
        choices=CostKind,
        null=True,
        blank=True,
        help_text="Tomt betyder alla slag.",
    )
    text = models.TextField("kommentar")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "kommentar till avvikelse"
        verbose_name_plural = "kommentarer till avvikelser"
        ordering = ["plan", "series", "forecast", "pk"]
        constraints = [
            models.UniqueConstraint(
                "plan",
                "series",
                Coalesce("forecast", 0),
                Coalesce("unit", 0),
                Coalesce("kind", models.Value("")),
                name="deviation_has_one_comment",
                violation_error_message="Avvikelsen har redan en kommentar.",
            ),
            models.CheckConstraint(
                condition=~Q(series=Series.BUDGET),
                name="budget_does_not_deviate_from_itself",
                violation_error_message="En kommentar gäller en prognos eller ett utfall.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
