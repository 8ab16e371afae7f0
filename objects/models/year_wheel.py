"""The year of plan work (årshjul): days that the municipality has agreed on."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from objects.models.managed_object import ManagedObject
from objects.visibility import Reader, reader_scope


class YearWheelDayQuerySet(models.QuerySet["YearWheelDay"]):
    """Questions about the days of the year wheel."""

    def visible_to(self, user: Reader) -> "YearWheelDayQuerySet":
        """Keep the days that ``user`` may see; none for one who is not signed in.

        Whoever is signed in sees the days that hold for all; a member sees those of their nämnder
        and of the objects that serve these. A day for both a unit and an object asks for both.
        """
        scope = reader_scope(user)
        if scope.everything:
            return self
        if not user.is_authenticated or not user.is_active:
            return self.none()
        served = ManagedObject.objects.filter(units__in=scope.committees)
        return self.filter(
            Q(unit=None) | Q(unit__in=scope.committees), Q(object=None) | Q(object__in=served)
        )


class YearWheelDay(models.Model):
    """A day when something in the plan work is due, for all or for one unit or object."""

    class Kind(models.TextChoices):
        PRELIMINARY = "preliminar", "objektplan 0.8 med budgetunderlaget"
        FINAL = "slutgiltig", "objektplan 0.9 med internbudgeten"
        DECISION = "beslut", "beslut i nämnd"
        FOLLOW_UP = "uppfoljning", "uppföljning"
        OTHER = "ovrigt", "övrigt"

    day = models.DateField("dag")
    kind = models.CharField("slag", max_length=12, choices=Kind)
    title = models.CharField("rubrik", max_length=200)
    note = models.TextField("anmärkning", blank=True)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="year_wheel_days",
        verbose_name="enhet",
        help_text="Tomt betyder alla.",
    )
    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="year_wheel_days",
        verbose_name="objekt",
        help_text="Tomt betyder alla.",
    )

    history = HistoricalRecords()
    objects = YearWheelDayQuerySet.as_manager()

    class Meta:
        verbose_name = "dag i årshjulet"
        verbose_name_plural = "dagar i årshjulet"
        ordering = ["day", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "title"],
                name="year_wheel_day_stands_once",
                violation_error_message="Dagen finns redan i årshjulet.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.title}"
