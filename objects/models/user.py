"""The person who logs in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as StockUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from objects.roles import Group


class UserManager(StockUserManager["User"]):
    """Makes users."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Write an address in small letters, since the log-in looks for it so."""
        return super().normalize_email(email).lower()


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

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="address_belongs_to_one_user",
                violation_error_message="En annan användare har redan den e-postadressen.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a log-in, which touches only its own time, is no change to keep in the history."""
        if kwargs.get("update_fields") != ["last_login"]:
            return super().save(*args, **kwargs)
        self.skip_history_when_saving = True
        try:
            super().save(*args, **kwargs)
        finally:
            del self.skip_history_when_saving

    @cached_property
    def is_administrator(self) -> bool:
        """Whether the role is to administer (asked of the database once for each instance)."""
        role = self.groups.filter(name=Group.ADMINISTRATOR)
        return self.is_active and (self.is_superuser or role.exists())
