"""Why the budget differs from the latest forecast."""

from django.db import models
from simple_history.models import HistoricalRecords

from budget.models.kinds import CostKind


class DifferenceReason(models.Model):
    """One reason; its amount in kronor where it is known, which may be rounded."""

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="difference_reasons",
        verbose_name="objektplan",
    )
    text = models.TextField("orsak")
    amount = models.DecimalField(
        "belopp (kr)", max_digits=16, decimal_places=2, null=True, blank=True
    )
    kind = models.CharField(
        "VM/VU",
        max_length=12,
        choices=CostKind,
        null=True,
        blank=True,
        help_text="Tomt betyder hela skillnaden.",
    )
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="difference_reasons",
        verbose_name="nämnd",
        help_text="Tomt betyder alla nämnder.",
    )
    order = models.PositiveSmallIntegerField("ordning", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "orsak till skillnad"
        verbose_name_plural = "orsaker till skillnad"
        ordering = ["plan", "order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
