"""The place of one who has a part in the versions of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from activities.models import FollowUp
from activities.reporting.desk import signed_in
from objects.models import User
from objects.permissions import Action, Rights, rights_of
from reports.deciding.people import sides_held
from reports.editing.desk import visible_plan
from reports.models import Approval
from reports.publishing.stages import STEPS, Stage, stages_after
from reports.publishing.subjects import FollowUpSubject, PlanSubject, Subject


@dataclass(frozen=True)
class Seat:
    """Who asks, about which document, and what they may do."""

    request: HttpRequest
    user: User
    subject: Subject
    rights: Rights

    @classmethod
    def at_plan(cls, request: HttpRequest, code: str) -> Seat:
        """Find a plan, for those who have a part in its versions.

        Raises:
            Http404: the reader sees no such plan.
            PermissionDenied: the reader has no part in it.
        """
        return cls._seated(request, PlanSubject(visible_plan(request, code)))

    @classmethod
    def at_follow_up(cls, request: HttpRequest, code: str, cut_off: date) -> Seat:
        """Find a follow-up, for those who have a part in its versions.

        Raises:
            Http404: the reader sees no such follow-up.
            PermissionDenied: the reader has no part in it.
        """
        seen = FollowUp.objects.visible_to(request.user).select_related("plan__unit", "leader")
        row = get_object_or_404(seen, plan__code=code, cut_off=cut_off)
        return cls._seated(request, FollowUpSubject(row))

    @classmethod
    def _seated(cls, request: HttpRequest, subject: Subject) -> Seat:
        user = signed_in(request)
        rights = rights_of(user)
        if not subject.has_part(user, rights):
            raise PermissionDenied("Din roll har ingen del i versionerna.")
        return cls(request, user, subject, rights)

    @property
    def site(self) -> str:
        """What full addresses begin with, such as "https://portfolj.example.se"."""
        return self.request.build_absolute_uri("/").rstrip("/")

    def may(self, action: Action) -> bool:
        """Tell whether the reader may do ``action`` with the document."""
        return self.subject.may(self.user, action, self.rights)

    @property
    def sides(self) -> tuple[Approval.Side, ...]:
        """The sides that the reader answers for (one query)."""
        return sides_held(self.subject, self.user)

    def stages(self, issued: list[str]) -> tuple[Stage, ...]:
        """Give the stages that the reader may issue next, when those of ``issued`` exist."""
        return tuple(one for one in stages_after(issued) if self.may(STEPS[one].action))


def way_address(subject: Subject, request: HttpRequest) -> str:
    """Give the address of the page of versions; empty for those who have no part in them."""
    user = request.user
    if not isinstance(user, User) or not subject.has_part(user, rights_of(user)):
        return ""
    return subject.way_address
