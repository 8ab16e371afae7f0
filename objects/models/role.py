"""Who holds which pm3 role on an object, and between which dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Questions about roles."""

    def current(self, day: date) -> "RoleAssignmentQuerySet":
        """Keep the roles that are held on ``day``."""
        return self.filter(valid_from__lte=day).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class RoleAssignment(models.Model):
    """One person's role on one object, on the business side or the IT side."""

    class Role(models.TextChoices):
        OWNER = "agare", "objektägare"
        LEADER = "ledare", "objektledare"
        SPECIALIST = "specialist", "objektspecialist"

    class Side(models.TextChoices):
        BUSINESS = "verksamhet", "verksamhet"
        IT = "it", "IT"

    LEVELS = {Role.OWNER: "budget", Role.LEADER: "beslut", Role.SPECIALIST: "operativ"}

    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        related_name="roles",
        verbose_name="objekt",
    )
    user = models.ForeignKey(
        "objects.User",
        on_delete=models.PROTECT,
        related_name="object_roles",
        verbose_name="användare",
    )
    role = models.CharField("roll", max_length=10, choices=Role)
    side = models.CharField("sida", max_length=11, choices=Side)
    valid_from = models.DateField("från")
    valid_to = models.DateField("till och med", null=True, blank=True)

    history = HistoricalRecords()
    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "roll på objekt"
        verbose_name_plural = "roller på objekt"
        ordering = ["role", "-side", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="role_ends_after_it_begins",
                violation_error_message="Slutdatum får inte ligga före startdatum.",
            ),
            models.UniqueConstraint(
                fields=["object", "user", "role", "side", "valid_from"],
                name="role_is_given_once",
                violation_error_message="Rollen är redan registrerad från det datumet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.get_side_display()}"

    @property
    def level(self) -> str:
        """The level of pm3 that the role stands on: budget, beslut or operativ."""
        return self.LEVELS[self.Role(self.role)]
