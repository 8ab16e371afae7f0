"""A file on its way in: uploaded and looked at, not yet taken into a plan."""

from django.conf import settings
from django.db import models


class PreparedImport(models.Model):
    """An uploaded file with the reading and the corrections that its owner has chosen so far.

    It goes when it is confirmed or thrown away. ``seen`` is a hash of the state of the plan that
    the latest preview was shown against.
    """

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="prepared_imports",
        verbose_name="objektplan",
    )
    file_name = models.CharField("filnamn", max_length=255)
    content = models.BinaryField("innehåll")
    sha256 = models.CharField("SHA-256", max_length=64)
    reading = models.JSONField("läsning", default=dict)
    corrections = models.JSONField("rättelser", default=list)
    seen = models.CharField("sett läge", max_length=64, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="prepared_imports",
        verbose_name="uppladdad av",
    )
    created_at = models.DateTimeField("uppladdad", auto_now_add=True)

    class Meta:
        verbose_name = "förberedd inläsning"
        verbose_name_plural = "förberedda inläsningar"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} till {self.plan}"
