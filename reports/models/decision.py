"""What a nämnd decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.models.frozen import FrozenModel, FrozenQuerySet
from reports.models.publication import Publication


class DecisionQuerySet(FrozenQuerySet["Decision"]):
    """Questions about decisions."""

    def standing(self) -> DecisionQuerySet:
        """Keep those that have not been corrected by a later record."""
        return self.filter(corrected_by__isnull=True)


class Decision(FrozenModel):
    """A nämnd's decision on an issued version; a slip is mended by a new record of it."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="decisions", verbose_name="version"
    )
    committee = models.ForeignKey(
        "objects.Unit", on_delete=models.PROTECT, related_name="decisions", verbose_name="nämnd"
    )
    committee_name = models.CharField("nämndens namn", max_length=200)
    meeting = models.DateField("sammanträde")
    paragraph = models.CharField("paragraf", max_length=20, help_text="Till exempel 120.")
    registry_number = models.CharField(
        "diarienummer", max_length=60, help_text="Som det skrivs hos er, till exempel KS 2021/012."
    )
    with_changes = models.BooleanField(
        "beslutad med ändringar",
        default=False,
        help_text="Nämnden ändrade något i det förslag som låg framme.",
    )
    note = models.CharField("anmärkning", max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="rättar",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recorded_decisions",
        verbose_name="antecknat av",
    )
    recorded_at = models.DateTimeField("antecknat")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        ordering = ["publication", "meeting", "committee_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "committee"],
                condition=Q(corrects__isnull=True),
                name="committee_decides_a_version_once",
                violation_error_message="Nämndens beslut om versionen är redan antecknat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee_name} {self.meeting:%Y-%m-%d} § {self.paragraph}"
