"""Who has which part of a plan open for editing just now."""

from django.conf import settings
from django.db import models


class EditingPresence(models.Model):
    """A user who has a part of a plan open; renewed while the form stands on their screen.

    It only informs the others: what decides between two writers is the revision they read.
    """

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="presences",
        verbose_name="objektplan",
    )
    part = models.CharField("del", max_length=100, help_text="Delens beteckning i adressen.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="presences",
        verbose_name="användare",
    )
    seen_at = models.DateTimeField("senast sedd")

    class Meta:
        verbose_name = "pågående redigering"
        verbose_name_plural = "pågående redigeringar"
        ordering = ["plan", "part", "seen_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "part", "user"],
                name="user_is_present_once_in_a_part",
                violation_error_message="Användaren har redan delen öppen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} i {self.plan}, {self.part}"
