"""Activities, each entered once, and the places where they stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce, Left
from django.db.models.lookups import GreaterThan, LessThan
from simple_history.models import HistoricalRecords

from activities.models.operational_plan import OperationalPlan
from objects.fields import FuzzyDateField
from objects.names import name_key
from objects.rules import refuse_circle, refuse_stranger
from objects.visibility import Reader, key_of


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Questions about activities."""

    def visible_to(self, user: Reader) -> "ActivityQuerySet":
        """Keep the activities of the plans that ``user`` may read, and those they answer for."""
        plans = OperationalPlan.objects.visible_to(user)
        if not plans.query.has_filters():
            return self
        seen = Q(plan__in=plans)
        key = key_of(user)
        return self.filter(seen if key is None else seen | Q(owner=key))


LATER_THAN_PLANNED = Coalesce(
    GreaterThan(Left("deadline", 10), Left("planned_deadline", 10)), Value(False)
)


class Activity(models.Model):
    """Something a plan says shall be done; it stands in one or more places under goals.

    ``planned_deadline`` is the date of the plan as adopted, ``deadline`` the one that holds now;
    ``moved`` follows from them in the database. ``status``, ``deadline`` and ``has_conflict`` tell
    how it stood at the latest follow-up and are written by ``activities.services.states``. A
    deadline that was moved in the plan itself holds, from ``deadline_set_at``, until someone
    reports anew.
    """

    class Kind(models.TextChoices):
        MAINTENANCE = "vm", "vidmakthållande"
        DEVELOPMENT = "vu", "vidareutveckling"
        NEW = "nyutveckling", "nyutveckling"
        OTHER = "ovrigt", "övrigt"

    plan = models.ForeignKey(
        OperationalPlan,
        on_delete=models.PROTECT,
        related_name="activities",
        verbose_name="verksamhetsplan",
    )
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("aktivitet", max_length=1000)
    text_key = models.CharField("jämförelseform", max_length=1000, editable=False)
    sub_points = models.TextField("delpunkter", blank=True, help_text="En delpunkt per rad.")
    units = models.ManyToManyField(
        "objects.Unit", blank=True, related_name="activities", verbose_name="ansvarar"
    )
    object = models.ForeignKey(
        "objects.ManagedObject",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="objekt",
    )
    kind = models.CharField("VM/VU", max_length=12, choices=Kind, null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="fortsätter",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="ansvarig",
    )
    components = models.ManyToManyField(
        "objects.Component", blank=True, related_name="activities", verbose_name="komponenter"
    )
    contributes_to = models.ManyToManyField(
        "objects.Goal",
        blank=True,
        related_name="contributions",
        verbose_name="bidrar till",
        help_text="Objektplanens mål som aktiviteten för närmare.",
    )
    planned_deadline = FuzzyDateField("slutfört enligt plan", null=True, blank=True)
    deadline = FuzzyDateField("slutfört", null=True, blank=True)
    deadline_set_at = models.DateTimeField("slutdatum ändrat", null=True, editable=False)
    # The encoded date begins with its last day; 9999 is work without an end, which is no delay.
    moved = models.GeneratedField(
        expression=Case(
            When(LessThan(Left("deadline", 10), Value("9999")), then=LATER_THAN_PLANNED),
            default=Value(False),
        ),
        output_field=models.BooleanField("framflyttad"),
        db_persist=True,
        verbose_name="framflyttad",
    )
    status = models.ForeignKey(
        "activities.StatusChoice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="status",
    )
    has_conflict = models.BooleanField("motstridiga uppgifter", default=False)

    history = HistoricalRecords(
        m2m_fields=[units, components, contributes_to],
        excluded_fields=["moved", "deadline_set_at"],
        history_change_reason_field=models.TextField(null=True),
    )
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="activity_number_is_unique_in_its_plan",
                violation_error_message="Planen har redan en aktivitet med det numret.",
            ),
            models.UniqueConstraint(
                fields=["plan", "text_key"],
                name="activity_is_entered_once_in_its_plan",
                violation_error_message="Aktiviteten finns redan i planen.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse what the plan already says in other letters, and circles of predecessors.

        Forms leave the text key out of their checks, so that it is compared here.
        """
        self.text_key = name_key(self.title)
        same = Activity.objects.filter(plan=self.plan_id, text_key=self.text_key)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"title": "Aktiviteten finns redan i planen."}, code="taken")
        refuse_circle(self, "predecessor", "En aktivitet kan inte fortsätta sig själv.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the text key in step with the title."""
        self.text_key = name_key(self.title)
        super().save(*args, **kwargs)

    def deadline_set_after(self, times: Iterable[datetime]) -> bool:
        """Whether the deadline was moved in the plan itself, and not before any of ``times``."""
        since = self.deadline_set_at
        return since is not None and all(time <= since for time in times)

    @property
    def key(self) -> str:
        """The lasting name of the activity, such as "UF-2022/17"."""
        return f"{self.plan.code}/{self.number}"

    @property
    def points(self) -> tuple[str, ...]:
        """The sub-points, in order."""
        return tuple(line for line in self.sub_points.splitlines() if line.strip())


class Placement(models.Model):
    """The activity under one goal; the same activity may stand in many places.

    ``units`` is filled only where fewer units answer for the activity here than on the whole.
    """

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="placements", verbose_name="aktivitet"
    )
    goal = models.ForeignKey(
        "objects.Goal", on_delete=models.PROTECT, related_name="placements", verbose_name="mål"
    )
    order = models.PositiveIntegerField("ordning", default=0)
    carried_from = models.PositiveSmallIntegerField("kvarstår från", null=True, blank=True)
    units = models.ManyToManyField(
        "objects.Unit",
        blank=True,
        related_name="placements",
        verbose_name="ansvarar här",
        help_text="Tomt betyder alla som ansvarar för aktiviteten.",
    )

    history = HistoricalRecords(m2m_fields=[units])

    class Meta:
        verbose_name = "placering"
        verbose_name_plural = "placeringar"
        ordering = ["goal", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "activity", "order"],
                name="placement_has_its_own_order_under_its_goal",
                violation_error_message="Aktiviteten står redan på den platsen.",
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True)
                | Q(carried_from__gte=1990, carried_from__lte=2200),
                name="placement_is_carried_from_a_reasonable_year",
                violation_error_message="Året ska ligga mellan 1990 och 2200.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} under {self.goal}"

    def clean(self) -> None:
        """Refuse a goal of another scheme than that of the activity's plan."""
        stranger = "Målet hör till en annan målstruktur än verksamhetsplanen."
        refuse_stranger(self, "goal", stranger, "activity.plan.goal_scheme_id", "goal.scheme_id")
