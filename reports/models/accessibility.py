"""What readers tell of pages that they could not use."""

from django.conf import settings
from django.db import models


class AccessibilityReport(models.Model):
    """A fault in accessibility, as someone told of it; ``email`` is empty for the anonymous.

    ``handled_at`` and ``handled_by`` tell when an administrator marked it as taken care of.
    """

    page = models.CharField("sidans adress", max_length=500, blank=True)
    text = models.TextField("vad som inte fungerade", max_length=4000)
    email = models.EmailField("e-post", blank=True)
    sent_at = models.DateTimeField("inkommen", auto_now_add=True, db_index=True)
    handled_at = models.DateTimeField("omhändertagen", null=True, blank=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="handled_accessibility_reports",
        verbose_name="omhändertagen av",
    )

    class Meta:
        verbose_name = "rapporterad brist i tillgänglighet"
        verbose_name_plural = "rapporterade brister i tillgänglighet"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page or 'Utan adress'}, {self.sent_at:%Y-%m-%d}"
