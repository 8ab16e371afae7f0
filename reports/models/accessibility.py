"""What readers tell of pages that they could not use."""

from django.db import models


class AccessibilityReport(models.Model):
    """A fault in accessibility, as someone told of it; ``email`` is empty for the anonymous."""

    page = models.CharField("sidans adress", max_length=500, blank=True)
    text = models.TextField("vad som inte fungerade", max_length=4000)
    email = models.EmailField("e-post", blank=True)
    sent_at = models.DateTimeField("inkommen", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "rapporterad brist i tillgänglighet"
        verbose_name_plural = "rapporterade brister i tillgänglighet"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page or 'Utan adress'}, {self.sent_at:%Y-%m-%d}"
