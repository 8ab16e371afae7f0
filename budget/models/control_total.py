"""Totals that a spreadsheet printed: kept and compared, never counted as money."""

from decimal import Decimal

from django.db import models
from simple_history.models import HistoricalRecords

from budget.models.kinds import CostKind, Series


class ControlTotal(models.Model):
    """A printed total in kronor, for the whole plan or for a unit, a kind or both."""

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="control_totals",
        verbose_name="objektplan",
    )
    series = models.CharField("serie", max_length=8, choices=Series, default=Series.BUDGET)
    batch = models.ForeignKey(
        "objects.ImportBatch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="control_totals",
        verbose_name="inläsning",
    )
    sheet = models.CharField("blad", max_length=200, blank=True)
    row = models.PositiveIntegerField("rad", null=True, blank=True)
    label = models.CharField("rubrik", max_length=200)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="control_totals",
        verbose_name="nämnd",
    )
    kind = models.CharField("VM/VU", max_length=12, choices=CostKind, null=True, blank=True)
    amount = models.DecimalField("belopp (kr)", max_digits=16, decimal_places=2)
    tolerance = models.DecimalField(
        "avrundning (kr)",
        max_digits=16,
        decimal_places=2,
        default=Decimal(0),
        help_text="Så mycket som bladets egen avrundning får skilja.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "kontrollsumma"
        verbose_name_plural = "kontrollsummor"
        ordering = ["plan", "sheet", "row", "pk"]

    def __str__(self) -> str:
        return f"{self.label} ({self.sheet})" if self.sheet else self.label
