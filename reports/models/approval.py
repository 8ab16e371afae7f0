"""Asking for approval, and what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from activities.models import FollowUp
from objects.models import ObjectPlan, PlanVersion
from reports.models.frozen import FrozenModel, FrozenQuerySet
from reports.models.publication import DocumentKind


class ApprovalRequest(FrozenModel):
    """A wish to have a document approved, with the content as it was when asked.

    The latest request of a plan or follow-up is the one that counts. ``essence_sha256`` is the
    hash of the content without what the program itself writes about versions, so that what is
    issued can be held against what was approved.
    """

    kind = models.CharField("slag", max_length=12, choices=DocumentKind)
    object_plan = models.ForeignKey(
        ObjectPlan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_requests",
        verbose_name="objektplan",
    )
    follow_up = models.ForeignKey(
        FollowUp,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_requests",
        verbose_name="uppföljning",
    )
    label = models.CharField("version", max_length=10)
    stage = models.CharField("skede", max_length=10, choices=PlanVersion.Stage)
    message = models.TextField("meddelande", blank=True)
    content = models.TextField("innehåll")
    essence_sha256 = models.CharField("kontrollsumma", max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_requests",
        verbose_name="begärt av",
    )
    asked_by_name = models.CharField("begärt av (namn)", max_length=300)
    asked_at = models.DateTimeField("begärt")

    objects = FrozenQuerySet["ApprovalRequest"].as_manager()

    class Meta:
        verbose_name = "begäran om godkännande"
        verbose_name_plural = "begäranden om godkännande"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(object_plan__isnull=False, follow_up__isnull=True)
                | Q(object_plan__isnull=True, follow_up__isnull=False),
                name="approval_is_asked_for_one_document",
                violation_error_message="Godkännande begärs för en plan eller en uppföljning.",
            )
        ]

    def __str__(self) -> str:
        return f"version {self.label}, begärd {self.asked_at:%Y-%m-%d}"


class Approval(FrozenModel):
    """One side's answer to a request."""

    class Side(models.TextChoices):
        BUSINESS = "verksamhet", "objektägare verksamhet"
        IT = "it", "objektägare IT"
        PORTFOLIO = "portfolj", "portföljansvarig"

    class Answer(models.TextChoices):
        APPROVED = "godkand", "godkänd"
        SENT_BACK = "atersand", "återsänd"

    request = models.ForeignKey(
        ApprovalRequest, on_delete=models.PROTECT, related_name="answers", verbose_name="begäran"
    )
    side = models.CharField("för", max_length=10, choices=Side)
    answer = models.CharField("svar", max_length=8, choices=Answer)
    comment = models.TextField("kommentar", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name="besvarat av",
    )
    answered_by_name = models.CharField("besvarat av (namn)", max_length=300)
    answered_at = models.DateTimeField("besvarat")

    objects = FrozenQuerySet["Approval"].as_manager()

    class Meta:
        verbose_name = "svar på begäran"
        verbose_name_plural = "svar på begäranden"
        ordering = ["request", "answered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "side"],
                name="each_side_answers_a_request_once",
                violation_error_message="Begäran är redan besvarad för den sidan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_answer_display()}"


class PlaceRemark(FrozenModel):
    """What an approver wants changed in one part of the document; ``key`` is that of its node."""

    answer = models.ForeignKey(
        Approval, on_delete=models.PROTECT, related_name="remarks", verbose_name="svar"
    )
    key = models.CharField("del", max_length=300)
    place = models.CharField("delens namn", max_length=300)
    text = models.TextField("anmärkning")

    objects = FrozenQuerySet["PlaceRemark"].as_manager()

    class Meta:
        verbose_name = "anmärkning i dokumentet"
        verbose_name_plural = "anmärkningar i dokumentet"
        ordering = ["answer", "pk"]

    def __str__(self) -> str:
        return self.place
