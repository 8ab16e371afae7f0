"""The occasions when a plan is followed up, and what was reported then."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from activities.models.operational_plan import OperationalPlan
from objects.fields import FuzzyDateField, RichTextField
from objects.rules import reached, refuse_stranger
from objects.visibility import Reader, ReaderScope, key_of


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Questions about follow-ups."""

    def visible_to(self, user: Reader, scope: ReaderScope | None = None) -> "FollowUpQuerySet":
        """Keep the public ones, those of the plans that ``user`` may read, and those they lead.

        ``scope`` is theirs, for whoever has asked for it already.
        """
        seen = Q(is_public=True) | Q(plan__in=OperationalPlan.objects.visible_to(user, scope))
        key = key_of(user)
        return self.filter(seen if key is None else seen | Q(leader=key))


class FollowUp(models.Model):
    """An occasion of a plan, such as "per den 31 augusti"; its date may be moved."""

    plan = models.ForeignKey(
        OperationalPlan,
        on_delete=models.PROTECT,
        related_name="follow_ups",
        verbose_name="verksamhetsplan",
    )
    cut_off = models.DateField("per den")
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_follow_ups",
        verbose_name="leder uppföljningen",
    )
    is_open = models.BooleanField("öppen", default=True, help_text="Tar emot lägesrapporter.")
    intro = RichTextField("inledning", blank=True)
    is_public = models.BooleanField(
        "offentlig", default=False, help_text="Får läsas utan inloggning."
    )

    history = HistoricalRecords(history_change_reason_field=models.TextField(null=True))
    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "uppföljning"
        verbose_name_plural = "uppföljningar"
        ordering = ["-cut_off", "plan"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "cut_off"],
                name="plan_is_followed_up_once_a_day",
                violation_error_message="Planen har redan en uppföljning per den dagen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} per {self.cut_off:%Y-%m-%d}"


class StatusReport(models.Model):
    """How an activity stood at a follow-up: in all its places, or in the one that is named."""

    activity = models.ForeignKey(
        "activities.Activity",
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name="aktivitet",
    )
    follow_up = models.ForeignKey(
        FollowUp, on_delete=models.PROTECT, related_name="reports", verbose_name="uppföljning"
    )
    placement = models.ForeignKey(
        "activities.Placement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="placering",
        help_text="Tomt betyder alla platser där aktiviteten står.",
    )
    status = models.ForeignKey(
        "activities.StatusChoice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="status",
    )
    comment = models.TextField("kommentar", blank=True, help_text="Skriv aldrig personnummer här.")
    deadline = FuzzyDateField("slutfört", null=True, blank=True)
    deadline_reason = models.TextField(
        "skäl till nytt slutdatum", blank=True, help_text="Skriv aldrig personnummer här."
    )
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="status_reports",
        verbose_name="rapporterat av",
    )
    reported_at = models.DateTimeField("rapporterat")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "lägesrapport"
        verbose_name_plural = "lägesrapporter"
        ordering = ["follow_up", "activity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "activity"],
                condition=Q(placement__isnull=True),
                name="activity_is_reported_once_for_all_places",
                violation_error_message="Aktiviteten har redan en rapport vid uppföljningen.",
            ),
            models.UniqueConstraint(
                fields=["follow_up", "placement"],
                name="placement_is_reported_once",
                violation_error_message="Placeringen har redan en rapport vid uppföljningen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.status or 'ej rapporterat'}"

    def clean(self) -> None:
        """Refuse what belongs to another plan or activity, and a missing comment."""
        plan = "Aktiviteten hör till en annan verksamhetsplan än uppföljningen."
        refuse_stranger(self, "activity", plan, "activity.plan_id", "follow_up.plan_id")
        place = "Placeringen hör till en annan aktivitet."
        refuse_stranger(self, "placement", place, "activity_id", "placement.activity_id")
        words = "Statusen hör till en annan vokabulär än verksamhetsplanens."
        vocabulary = "activity.plan.vocabulary_id"
        refuse_stranger(self, "status", words, vocabulary, "status.vocabulary_id")
        if reached(self, "status.requires_comment") and not self.comment.strip():
            raise ValidationError({"comment": "Statusen kräver en kommentar."}, code="required")


class Reminder(models.Model):
    """An e-mail to one who had not reported yet, as it was sent."""

    follow_up = models.ForeignKey(
        FollowUp, on_delete=models.PROTECT, related_name="reminders", verbose_name="uppföljning"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reminders",
        verbose_name="mottagare",
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sent_reminders",
        verbose_name="skickad av",
    )
    sent_at = models.DateTimeField("skickad", auto_now_add=True)
    text = models.TextField("text")

    class Meta:
        verbose_name = "påminnelse"
        verbose_name_plural = "påminnelser"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.recipient} om {self.follow_up}"
