"""The register of governing documents, and what each means for an object in a plan."""

from django.db import models
from simple_history.models import HistoricalRecords

from objects.fields import RichTextField


class GoverningDocument(models.Model):
    """A document that governs objects (styrande dokument), shared by all plans."""

    title = models.CharField("titel", max_length=300, unique=True)
    url = models.URLField("webbadress", blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "styrande dokument"
        verbose_name_plural = "styrande dokument"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Influence(models.Model):
    """A governing document's row in a plan: its number and its effect on the object."""

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="influences",
        verbose_name="objektplan",
    )
    document = models.ForeignKey(
        GoverningDocument,
        on_delete=models.PROTECT,
        related_name="influences",
        verbose_name="styrande dokument",
    )
    number = models.PositiveSmallIntegerField("nummer")
    effect = RichTextField("påverkan på objektet", blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "påverkan från styrande dokument"
        verbose_name_plural = "påverkan från styrande dokument"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="influence_number_is_unique_in_its_plan",
                violation_error_message="Planen har redan en rad med det numret.",
            ),
            models.UniqueConstraint(
                fields=["plan", "document"],
                name="governing_document_stands_once_in_a_plan",
                violation_error_message="Dokumentet står redan i planen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.document}"


class InfluenceDirection(models.Model):
    """The goal or direction that a governing document gives, for all or for some units."""

    influence = models.ForeignKey(
        Influence, on_delete=models.CASCADE, related_name="directions", verbose_name="rad"
    )
    units = models.ManyToManyField(
        "objects.Unit",
        blank=True,
        related_name="directions",
        verbose_name="gäller",
        help_text="Tomt betyder alla.",
    )
    body = RichTextField("mål eller inriktning")
    order = models.PositiveSmallIntegerField("ordning", default=0)

    history = HistoricalRecords(m2m_fields=[units])

    class Meta:
        verbose_name = "mål eller inriktning"
        verbose_name_plural = "mål och inriktningar"
        ordering = ["influence", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.influence}, del {self.order}"
