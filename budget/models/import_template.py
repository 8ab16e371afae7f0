"""How a spreadsheet of one make is read: chosen once, used again."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class ImportTemplate(models.Model):
    """A named reading (importmall); ``reading`` is what the interpreting writes as JSON."""

    name = models.CharField(
        "namn",
        max_length=100,
        unique=True,
        error_messages={"unique": "Det finns redan en importmall med det namnet."},
    )
    reading = models.JSONField("läsning", default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="import_templates",
        verbose_name="skapad av",
    )
    created_at = models.DateTimeField("skapad", auto_now_add=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "importmall"
        verbose_name_plural = "importmallar"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
