"""The person who logs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from simple_history.models import HistoricalRecords


class User(AbstractUser):
    """A user; deactivated when they leave, never deleted, since history speaks of them."""

    committees = models.ManyToManyField(
        "objects.Unit",
        blank=True,
        limit_choices_to={"kind": "namnd"},
        related_name="members",
        verbose_name="ledamot av",
        help_text="De nämnder som användaren är ledamot av.",
    )

    calendar_token = models.CharField(
        "kalendernyckel",
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text="Den hemliga delen av adressen till kalendern; tom tills någon ber om den.",
    )

    history = HistoricalRecords(
        excluded_fields=["password", "last_login", "calendar_token"], m2m_fields=[committees]
    )

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
