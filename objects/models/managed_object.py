"""The pm3 objects of the portfolio and the components that they hold."""

from decimal import Decimal

from django.db import models
from simple_history.models import HistoricalRecords

from objects.fields import RichTextField
from objects.visibility import Reader, reader_scope


class ObjectFamily(models.Model):
    """A grouping of objects for strategic priority over several years."""

    name = models.CharField("namn", max_length=200, unique=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "objektfamilj"
        verbose_name_plural = "objektfamiljer"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ManagedObjectQuerySet(models.QuerySet["ManagedObject"]):
    """Questions about objects."""

    def visible_to(self, user: Reader) -> "ManagedObjectQuerySet":
        """Keep the objects that ``user`` may see; a member sees those that serve their nämnd."""
        scope = reader_scope(user)
        if scope.everything:
            return self
        return self.filter(units__in=scope.committees).distinct()


class ManagedObject(models.Model):
    """A pm3 object (förvaltningsobjekt): a piece of the business with its components."""

    class Establishment(models.TextChoices):
        PLANNED = "planerat", "planerat"
        BEING_ESTABLISHED = "under_etablering", "under etablering"
        ESTABLISHED = "etablerat", "etablerat"
        CLOSED = "avvecklat", "avvecklat"

    class Approval(models.TextChoices):
        """Whose approval a plan of the object needs before it is issued."""

        BOTH = "bada", "båda objektägarna"
        BUSINESS = "verksamhet", "objektägaren för verksamheten"
        IT = "it", "objektägaren för IT"

    code = models.CharField("kod", max_length=20, unique=True)
    name = models.CharField("namn", max_length=200)
    family = models.ForeignKey(
        ObjectFamily,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="managed_objects",
        verbose_name="objektfamilj",
    )
    units = models.ManyToManyField(
        "objects.Unit", blank=True, related_name="managed_objects", verbose_name="stödjer"
    )
    establishment = models.CharField(
        "etablering", max_length=16, choices=Establishment, default=Establishment.PLANNED
    )
    established_on = models.DateField("etablerat den", null=True, blank=True)
    predecessors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="successors",
        verbose_name="föregångare",
        help_text="Objekt som gått upp i eller delats till det här.",
    )
    description = RichTextField("beskrivning", blank=True)
    approval = models.CharField(
        "planen godkänns av", max_length=10, choices=Approval, default=Approval.BOTH
    )
    deviation_percent = models.DecimalField(
        "avvikelse som kommenteras (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        default=Decimal(5),
        help_text="Större avvikelser från budget kräver en kommentar. Tomt: ingen gräns i procent.",
    )
    deviation_amount = models.DecimalField(
        "avvikelse som kommenteras (kr)",
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Mindre avvikelser kräver ingen kommentar. Tomt: ingen gräns i kronor.",
    )

    history = HistoricalRecords(m2m_fields=[units, predecessors])
    objects = ManagedObjectQuerySet.as_manager()

    class Meta:
        verbose_name = "objekt"
        verbose_name_plural = "objekt"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Component(models.Model):
    """A verksamhetskomponent or it-komponent of an object."""

    class Kind(models.TextChoices):
        BUSINESS = "verksamhet", "verksamhetskomponent"
        IT = "it", "it-komponent"

    class Phase(models.TextChoices):
        ACQUISITION = "anskaffning", "anskaffning"
        COMMISSIONING = "driftsattning", "driftsättning"
        MAINTENANCE = "forvaltning", "förvaltning"
        DISMANTLING = "avveckling", "avveckling"

    object = models.ForeignKey(
        ManagedObject, on_delete=models.PROTECT, related_name="components", verbose_name="objekt"
    )
    code = models.SlugField("kod", max_length=60)
    name = models.CharField("namn", max_length=200)
    kind = models.CharField("slag", max_length=10, choices=Kind, default=Kind.IT)
    phase = models.CharField("fas", max_length=14, choices=Phase, default=Phase.MAINTENANCE)
    supplier = models.CharField("leverantör", max_length=200, blank=True)
    contract_end = models.DateField("avtalet slutar", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "komponent"
        verbose_name_plural = "komponenter"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["object", "code"],
                name="component_code_is_unique_in_its_object",
                violation_error_message="Objektet har redan en komponent med den koden.",
            )
        ]

    def __str__(self) -> str:
        return self.name
