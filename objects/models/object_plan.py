"""The object plan: what an object is to reach, do and cost in a period."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from objects.models.managed_object import ManagedObject
from objects.visibility import Reader, ReaderScope, reader_scope


class ObjectPlanQuerySet(models.QuerySet["ObjectPlan"]):
    """Questions about object plans."""

    def visible_to(self, user: Reader, scope: ReaderScope | None = None) -> "ObjectPlanQuerySet":
        """Keep the plans that ``user`` may read: public ones, and those of objects they see.

        ``scope`` is theirs, for whoever has asked for it already.
        """
        scope = scope or reader_scope(user)
        if scope.everything:
            return self
        seen = Q(is_public=True)
        if scope.committees:
            seen |= Q(object__in=ManagedObject.objects.filter(units__in=scope.committees))
        return self.filter(seen)


class ObjectPlan(models.Model):
    """The plan of one object for one period, usually a year."""

    code = models.SlugField("kod", max_length=40, unique=True, help_text="Till exempel UKFA-2022.")
    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        related_name="plans",
        verbose_name="objekt",
    )
    period_start = models.DateField("från")
    period_end = models.DateField("till och med")
    goal_scheme = models.ForeignKey(
        "objects.GoalScheme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="object_plans",
        verbose_name="målstruktur",
    )
    is_public = models.BooleanField(
        "offentlig", default=False, help_text="Får läsas utan inloggning."
    )

    history = HistoricalRecords()
    objects = ObjectPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "objektplan"
        verbose_name_plural = "objektplaner"
        ordering = ["-period_start", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["object", "period_start"],
                name="object_has_one_plan_for_a_period",
                violation_error_message="Objektet har redan en plan som börjar den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="plan_ends_after_it_begins",
                violation_error_message="Periodens slut får inte ligga före dess början.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def year(self) -> int:
        """The year in which the period begins."""
        return self.period_start.year

    def predecessor(self) -> "ObjectPlan | None":
        """The same object's plan for the period before, if there is one (one query)."""
        earlier = ObjectPlan.objects.filter(
            object_id=self.object_id, period_start__lt=self.period_start
        )
        return earlier.order_by("-period_start").first()
