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

    history = HistoricalRecords(excluded_fields=["password", "last_login"], m2m_fields=[committees])

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
