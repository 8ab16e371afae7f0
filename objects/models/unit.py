"""Organisation units: whatever can answer for an activity or carry a cost."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from objects.names import name_key
from objects.rules import refuse_circle


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def valid_on(self, day: date) -> "UnitQuerySet":
        """Keep the units that exist on ``day``."""
        return self.filter(valid_from__lte=day).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def committees(self) -> "UnitQuerySet":
        """Keep the nämnder."""
        return self.filter(kind=Unit.Kind.COMMITTEE)


class Unit(models.Model):
    """A nämnd, förvaltning, enhet, bolag, pott or something shared, in one tree."""

    class Kind(models.TextChoices):
        COMMITTEE = "namnd", "nämnd"
        ADMINISTRATION = "forvaltning", "förvaltning"
        DEPARTMENT = "enhet", "enhet"
        COMPANY = "bolag", "bolag"
        POOL = "pott", "pott"
        SHARED = "gemensamt", "gemensamt"

    code = models.CharField("kod", max_length=20, unique=True)
    name = models.CharField("namn", max_length=200)
    kind = models.CharField("slag", max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="hör till",
    )
    valid_from = models.DateField("gäller från", default=date(2000, 1, 1))
    valid_to = models.DateField("gäller till och med", null=True, blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    history = HistoricalRecords()
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "organisationsenhet"
        verbose_name_plural = "organisationsenheter"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message="Slutdatum får inte ligga före startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="unit_is_not_its_own_parent",
                violation_error_message="En enhet kan inte höra till sig själv.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Refuse units that belong to each other in a circle."""
        refuse_circle(self, "parent", "En enhet kan inte höra till sig själv.")


class UnitAlias(models.Model):
    """Another spelling of a unit, such as "BiN" or "Bildningsnämnden"."""

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="aliases", verbose_name="enhet"
    )
    text = models.CharField("skrivsätt", max_length=200)
    key = models.CharField("jämförelseform", max_length=200, unique=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "annat skrivsätt"
        verbose_name_plural = "andra skrivsätt"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    def clean_fields(self, exclude: object = None) -> None:
        """Derive the key before the form compares it with those of other units."""
        self.key = name_key(self.text)
        super().clean_fields(exclude)  # type: ignore[arg-type]

    def clean(self) -> None:
        """Refuse what is already written for a unit; forms leave the key out of their checks."""
        taken = UnitAlias.objects.filter(key=self.key).exclude(pk=self.pk)
        if not self.key or taken.exists():
            raise ValidationError({"text": "Skrivsättet är tomt eller finns redan."}, code="taken")

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the key in step with the text."""
        self.key = name_key(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
