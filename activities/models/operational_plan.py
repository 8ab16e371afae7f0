"""The operational plan (verksamhetsplan) of a förvaltning for a year."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from objects.fields import FuzzyDateField
from objects.visibility import Reader, ReaderScope, reader_scope


class OperationalPlanQuerySet(models.QuerySet["OperationalPlan"]):
    """Questions about operational plans."""

    def visible_to(
        self, user: Reader, scope: ReaderScope | None = None
    ) -> "OperationalPlanQuerySet":
        """Keep the plans that ``user`` may read: public ones, and those of their nämnder.

        ``scope`` is theirs, for whoever has asked for it already.
        """
        scope = scope or reader_scope(user)
        if scope.everything:
            return self
        through = OperationalPlan.committees.through.objects
        own = through.filter(unit__in=scope.committees).values("operationalplan")
        return self.filter(Q(is_public=True) | Q(pk__in=own))


class OperationalPlan(models.Model):
    """What a förvaltning is to do in a year, for one or more nämnder."""

    code = models.SlugField("kod", max_length=40, unique=True, help_text="Till exempel UF-2022.")
    name = models.CharField("namn", max_length=200)
    unit = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        related_name="operational_plans",
        verbose_name="förvaltning",
    )
    year = models.PositiveSmallIntegerField("år")
    committees = models.ManyToManyField(
        "objects.Unit",
        limit_choices_to={"kind": "namnd"},
        related_name="committee_plans",
        verbose_name="nämnder",
    )
    goal_scheme = models.ForeignKey(
        "objects.GoalScheme",
        on_delete=models.PROTECT,
        related_name="operational_plans",
        verbose_name="målstruktur",
    )
    vocabulary = models.ForeignKey(
        "activities.StatusVocabulary",
        on_delete=models.PROTECT,
        related_name="operational_plans",
        verbose_name="statusvokabulär",
    )
    adopted = FuzzyDateField("beslutad", null=True, blank=True)
    is_public = models.BooleanField(
        "offentlig", default=False, help_text="Får läsas utan inloggning."
    )

    history = HistoricalRecords(m2m_fields=[committees])
    objects = OperationalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "verksamhetsplan"
        verbose_name_plural = "verksamhetsplaner"
        ordering = ["-year", "code"]
        # The order of the activity list: a page of it is read without sorting all activities.
        indexes = [models.Index(F("year").desc(), "code", name="plan_list_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2200),
                name="operational_plan_year_is_reasonable",
                violation_error_message="Året ska ligga mellan 1990 och 2200.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_adopted(self) -> bool:
        """Whether the plan has been decided: the last day of ``adopted`` does not lie ahead."""
        if self.adopted is None:
            return False
        return self.adopted.end is None or self.adopted.end <= timezone.localdate()
