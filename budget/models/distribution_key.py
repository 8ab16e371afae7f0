"""Distribution keys: the shares by which a common cost falls on units."""

from datetime import date
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class DistributionKeyQuerySet(models.QuerySet["DistributionKey"]):
    """Questions about keys."""

    def valid_on(self, day: date) -> "DistributionKeyQuerySet":
        """Keep the keys that hold on ``day``."""
        return self.filter(valid_from__lte=day).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class Basis(models.TextChoices):
    """How the shares of a key are written by those who set them."""

    PERCENT = "procent", "procent"
    WEIGHT = "vikt", "vikter"


class DistributionKey(models.Model):
    """A named set of shares that sum to the whole, such as BoU/BIN 70/30."""

    code = models.SlugField("kod", max_length=60)
    name = models.CharField("namn", max_length=200)
    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="distribution_keys",
        verbose_name="objekt",
        help_text="Tomt betyder att alla objekt får använda nyckeln.",
    )
    basis = models.CharField(
        "anges i",
        max_length=8,
        choices=Basis,
        default=Basis.PERCENT,
        help_text="Vikter är till exempel antal elever; andelen är vikten av deras summa.",
    )
    valid_from = models.DateField("gäller från")
    valid_to = models.DateField("gäller till och med", null=True, blank=True)

    history = HistoricalRecords()
    objects = DistributionKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "fördelningsnyckel"
        verbose_name_plural = "fördelningsnycklar"
        ordering = ["name", "-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="key_has_one_version_from_a_day",
                violation_error_message="Nyckeln har redan en version från det datumet.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="key_ends_after_it_begins",
                violation_error_message="Slutdatum får inte ligga före startdatum.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class KeyShare(models.Model):
    """One unit's share of a key, as an exact fraction: 70 % is 7/10, a third is 1/3."""

    key = models.ForeignKey(
        DistributionKey, on_delete=models.CASCADE, related_name="shares", verbose_name="nyckel"
    )
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        related_name="key_shares",
        verbose_name="enhet",
    )
    numerator = models.PositiveIntegerField("täljare")
    denominator = models.PositiveIntegerField("nämnare", default=100)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "andel"
        verbose_name_plural = "andelar"
        ordering = ["key", "unit__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "unit"],
                name="unit_has_one_share_of_a_key",
                violation_error_message="Enheten har redan en andel i nyckeln.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__gt=0) & Q(numerator__lte=F("denominator")),
                name="share_lies_between_nothing_and_the_whole",
                violation_error_message="En andel ska ligga mellan 0 och 100 procent.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.numerator}/{self.denominator}"

    @property
    def share(self) -> Fraction:
        """The share as an exact part of one."""
        return Fraction(self.numerator, self.denominator)


def check_shares(shares: list[Fraction]) -> None:
    """Refuse shares that do not sum to the whole.

    Raises:
        ValidationError: the sum is not exactly 100 %.
    """
    total = sum(shares, Fraction(0))
    if total != 1:
        percent = f"{float(total * 100):.4f}".rstrip("0").rstrip(".").replace(".", ",")
        raise ValidationError(
            f"Andelarna ska bli 100 % tillsammans men blir {percent} %.", code="share_sum"
        )
