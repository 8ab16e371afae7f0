"""The parts of an object plan that are written: sections, versions, deviations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from objects.fields import RichTextField
from objects.rules import refuse_stranger


class PlanSection(models.Model):
    """A text of the plan; its kind says where in the document it stands."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", "Syfte och målgrupp"
        BACKGROUND = "background", "Bakgrund och föregående förvaltningsperiod"
        FULFILMENT = "fulfilment", "Måluppfyllelse"
        REASONS = "reasons", "Orsaker till avvikelser"
        PERIOD = "period", "Förvaltningsperiod"
        CONDITIONS = "conditions", "Övergripande förutsättningar och inriktning"
        GOALS = "goals", "Långsiktiga mål"
        UNIT_GOALS = "unit_goals", "Långsiktiga mål för en förvaltning"
        BUDGET = "budget", "Budget"
        DIFFERENCE = "difference", "Skillnad mot prognos"
        FINANCING = "financing", "Finansiering"

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="sections",
        verbose_name="objektplan",
    )
    kind = models.CharField("avsnitt", max_length=12, choices=Kind)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_sections",
        verbose_name="enhet",
    )
    body = RichTextField("text", blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "planavsnitt"
        verbose_name_plural = "planavsnitt"
        ordering = ["plan", "kind", "unit__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                condition=Q(unit__isnull=True),
                name="plan_section_stands_once",
                violation_error_message="Planen har redan det avsnittet.",
            ),
            models.UniqueConstraint(
                fields=["plan", "kind", "unit"],
                name="plan_section_stands_once_for_a_unit",
                violation_error_message="Planen har redan det avsnittet för enheten.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="unit_goals") | Q(unit__isnull=False),
                name="unit_goals_name_their_unit",
                violation_error_message="Ange vilken förvaltning målen gäller.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_kind_display()}"


class PlanVersion(models.Model):
    """A row of the plan's version table; undated while it lies ahead."""

    class Stage(models.TextChoices):
        DRAFT = "utkast", "utkast"
        PRELIMINARY = "preliminar", "preliminär"
        FINAL = "slutgiltig", "slutgiltig"
        DECIDED = "beslutad", "beslutad"
        REVISED = "reviderad", "reviderad"

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="versions",
        verbose_name="objektplan",
    )
    label = models.CharField("version", max_length=10)
    stage = models.CharField("skede", max_length=10, choices=Stage)
    dated = models.DateField("datum", null=True, blank=True)
    comment = models.CharField("kommentar", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)
    is_issued = models.BooleanField(
        "utgiven", default=False, editable=False, help_text="Raden skrevs när versionen gavs ut."
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "planversion"
        verbose_name_plural = "planversioner"
        ordering = ["plan", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "label"],
                name="plan_version_label_is_unique",
                violation_error_message="Planen har redan en version med den beteckningen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.label}"

    def clean(self) -> None:
        """Refuse changes by hand to the row of a version that has been issued."""
        stored = PlanVersion.objects.filter(pk=self.pk, is_issued=True).exists()
        if stored:
            raise ValidationError("Versionen är utgiven. Raden kan inte ändras.", code="issued")


class PeriodDeviation(models.Model):
    """An initiative of the period before that was late or cost more than planned."""

    class Kind(models.TextChoices):
        LATE = "sen", "försenad"
        OVER_BUDGET = "kostnad", "dyrare än beräknat"

    plan = models.ForeignKey(
        "objects.ObjectPlan",
        on_delete=models.CASCADE,
        related_name="deviations",
        verbose_name="objektplan",
        help_text="Planen som berättar om avvikelsen, alltså den för året efter.",
    )
    kind = models.CharField("slag", max_length=8, choices=Kind)
    title = models.CharField("initiativ", max_length=200)
    component = models.ForeignKey(
        "objects.Component",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="deviations",
        verbose_name="komponent",
    )
    reason = models.TextField("orsak", blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "avvikelse föregående period"
        verbose_name_plural = "avvikelser föregående period"
        ordering = ["plan", "kind", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "title"],
                name="deviation_is_told_once",
                violation_error_message="Avvikelsen finns redan i planen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_kind_display()})"

    def clean(self) -> None:
        """Refuse a component of another object."""
        stranger = "Komponenten hör till ett annat objekt."
        refuse_stranger(self, "component", stranger, "plan.object_id", "component.object_id")
