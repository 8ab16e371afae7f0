"""One tree for all goals; the names of its levels belong to the scheme."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from objects.fields import FuzzyDateField
from objects.rules import refuse_circle, refuse_stranger


class GoalScheme(models.Model):
    """A structure of goals that holds for some years, such as "Mål 2022"."""

    code = models.SlugField("kod", max_length=40, unique=True)
    name = models.CharField("namn", max_length=200)
    valid_from = models.DateField("gäller från")
    valid_to = models.DateField("gäller till och med", null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="ersätter",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "målstruktur"
        verbose_name_plural = "målstrukturer"
        ordering = ["-valid_from", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="goal_scheme_ends_after_it_begins",
                violation_error_message="Slutdatum får inte ligga före startdatum.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse schemes that replace each other in a circle."""
        refuse_circle(self, "predecessor", "En målstruktur kan inte ersätta sig själv.")


class GoalLevel(models.Model):
    """The name of a level, such as perspektiv, nämndmål or långsiktigt mål."""

    scheme = models.ForeignKey(
        GoalScheme, on_delete=models.CASCADE, related_name="levels", verbose_name="målstruktur"
    )
    depth = models.PositiveSmallIntegerField("djup")
    name = models.CharField("namn", max_length=100)
    plural = models.CharField("namn i plural", max_length=100)
    beside = models.BooleanField(
        "vid sidan av",
        default=False,
        help_text="Nivån står bredvid trappan, som ett strategiskt utvecklingsuppdrag.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "målnivå"
        verbose_name_plural = "målnivåer"
        ordering = ["scheme", "depth", "beside"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "depth", "beside"],
                name="goal_level_depth_is_unique_in_its_scheme",
                violation_error_message="Målstrukturen har redan en nivå på det djupet.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Goal(models.Model):
    """A goal of any level; ``code`` names it for ever within its scheme, whatever its title."""

    scheme = models.ForeignKey(
        GoalScheme, on_delete=models.PROTECT, related_name="goals", verbose_name="målstruktur"
    )
    level = models.ForeignKey(
        GoalLevel, on_delete=models.PROTECT, related_name="goals", verbose_name="nivå"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="under",
    )
    code = models.SlugField("kod", max_length=80)
    number = models.CharField("nummer", max_length=20, blank=True, help_text="Till exempel 1:1.")
    title = models.TextField("mål")
    description = models.TextField("beskrivning", blank=True)
    order = models.PositiveIntegerField("ordning", default=0)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name="enhet",
    )
    indicator = models.CharField(
        "indikator",
        max_length=500,
        blank=True,
        help_text="Hur det syns att målet nås: vad som mäts, dagens värde och det som ska nås.",
    )
    deadline = FuzzyDateField("nås senast", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "mål"
        verbose_name_plural = "mål"
        ordering = ["scheme", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="goal_code_is_unique_in_its_scheme",
                violation_error_message="Målstrukturen har redan ett mål med den koden.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="goal_is_not_its_own_parent",
                violation_error_message="Ett mål kan inte stå under sig självt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def clean(self) -> None:
        """Refuse a level or a goal above from another scheme, and circles."""
        level = "Nivån hör till en annan målstruktur."
        refuse_stranger(self, "level", level, "scheme_id", "level.scheme_id")
        above = "Målet ovanför hör till en annan målstruktur."
        refuse_stranger(self, "parent", above, "scheme_id", "parent.scheme_id")
        refuse_circle(self, "parent", "Ett mål kan inte stå under sig självt.")
