"""The year of plan work (årshjul): days that the municipality has agreed on."""

from django.db import models
from simple_history.models import HistoricalRecords


class YearWheelDay(models.Model):
    """A day when something in the plan work is due, for all or for one unit or object."""

    class Kind(models.TextChoices):
        PRELIMINARY = "preliminar", "objektplan 0.8 med budgetunderlaget"
        FINAL = "slutgiltig", "objektplan 0.9 med internbudgeten"
        DECISION = "beslut", "beslut i nämnd"
        FOLLOW_UP = "uppfoljning", "uppföljning"
        OTHER = "ovrigt", "övrigt"

    day = models.DateField("dag")
    kind = models.CharField("slag", max_length=12, choices=Kind)
    title = models.CharField("rubrik", max_length=200)
    note = models.TextField("anmärkning", blank=True)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="year_wheel_days",
        verbose_name="enhet",
        help_text="Tomt betyder alla.",
    )
    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="year_wheel_days",
        verbose_name="objekt",
        help_text="Tomt betyder alla.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "dag i årshjulet"
        verbose_name_plural = "dagar i årshjulet"
        ordering = ["day", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "title"],
                name="year_wheel_day_stands_once",
                violation_error_message="Dagen finns redan i årshjulet.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.title}"
