"""The place of the one who leads a follow-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from activities.leading.forms import CloseForm, LeaderForm, LeadForm, MoveForm, OpenForm
from activities.leading.overview import overview_of
from activities.models import FollowUp
from activities.permissions import may_lead, require_lead
from activities.reporting.desk import signed_in
from objects.models import User
from objects.permissions import Action, may
from objects.writing import revision_of


@dataclass(frozen=True)
class Chair:
    """Who leads, and what."""

    request: HttpRequest
    user: User
    follow_up: FollowUp

    @classmethod
    def find(cls, request: HttpRequest, code: str, cut_off: date) -> Chair:
        """Find the follow-up, for those who may lead it.

        Raises:
            Http404: the reader sees no such follow-up.
            PermissionDenied: the reader may not lead it.
        """
        user = signed_in(request)
        seen = FollowUp.objects.visible_to(user).select_related("plan", "leader")
        follow_up = get_object_or_404(seen, plan__code=code, cut_off=cut_off)
        require_lead(user, follow_up)
        return cls(request, user, follow_up)

    def of(self, follow_up: FollowUp) -> Chair:
        """The same reader before another follow-up, or before what it has become."""
        return replace(self, follow_up=follow_up)

    def again(self) -> Chair:
        """The follow-up as it stands now."""
        return self.of(FollowUp.objects.select_related("plan", "leader").get(pk=self.follow_up.pk))

    def address(self, route: str = "leading:lead") -> str:
        """The address of a page of this follow-up."""
        return reverse(route, args=[self.follow_up.plan.code, self.follow_up.cut_off])

    def after(self) -> str:
        """Where a change leads: whoever has given the lead away goes to the document."""
        still = may_lead(self.user, self.follow_up)
        return self.address() if still else self.address("reports:followup")

    def page(self, sent: LeadForm | None = None, *, status: int = 200) -> HttpResponse:
        """Show the page; ``sent`` is a form that was not accepted."""
        context = {
            "follow_up": self.follow_up,
            "overview": overview_of(self.follow_up),
            "forms": self._forms(sent),
            "may_begin": may(self.user, Action.LEAD_FOLLOW_UP),
        }
        return render(self.request, "activities/leading/page.html", context, status=status)

    def _forms(self, sent: LeadForm | None) -> dict[str, LeadForm]:
        read: dict[str, Any] = {
            "revision": revision_of(self.follow_up),
            "cut_off": self.follow_up.cut_off,
            "leader": self.follow_up.leader_id,
        }
        kinds = {"close": CloseForm, "open": OpenForm, "move": MoveForm, "leader": LeaderForm}
        return {
            name: sent if isinstance(sent, kind) else kind(initial=read, auto_id=f"{name}-%s")
            for name, kind in kinds.items()
        }
