"""What was read from a spreadsheet: the file itself, who did it, and what came of it."""

from django.conf import settings
from django.db import models


class ImportBatch(models.Model):
    """One applied import; the bytes are kept so that every figure can be traced to its row."""

    class Kind(models.TextChoices):
        BUDGET = "budget", "budget"
        ACTIVITIES = "aktiviteter", "aktiviteter"

    kind = models.CharField("slag", max_length=12, choices=Kind)
    target = models.CharField("till", max_length=60, help_text="Planens kod.")
    file_name = models.CharField("filnamn", max_length=255)
    content = models.BinaryField("innehåll")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="import_batches",
        verbose_name="inläst av",
    )
    created_at = models.DateTimeField("inläst", auto_now_add=True)
    outcome = models.JSONField("utfall", default=dict)
    effects = models.JSONField(
        "verkan", default=dict, help_text="Vad som skrevs, med vad som stod där förut."
    )
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_batches",
        verbose_name="ångrad av",
    )

    class Meta:
        verbose_name = "inläsning"
        verbose_name_plural = "inläsningar"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} till {self.target}"
