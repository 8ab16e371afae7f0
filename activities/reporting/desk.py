"""What a request about reporting is about: whose, at which follow-up, on which activity."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from activities.models import Activity, FollowUp, OperationalPlan
from activities.permissions import may_report
from activities.reporting.building import rows_of
from activities.reporting.page import Option, ReportingPage, options_of, reporting_page
from activities.reporting.rows import Mode, Row
from activities.reporting.scope import EVERYTHING, MINE, Scope, scope_of
from objects.models import User
from objects.permissions import Rights, rights_of

SCOPE, SPLIT, JOINED = "visa", "delat", "samlat"


@dataclass(frozen=True)
class Desk:
    """One reader's place at one follow-up."""

    request: HttpRequest
    user: User
    follow_up: FollowUp
    rights: Rights
    mode: Mode = field(default_factory=Mode)

    @classmethod
    def at(cls, request: HttpRequest, follow_up: FollowUp) -> Desk:
        """Take the place of the one who is signed in (two queries)."""
        user = signed_in(request)
        return cls(request, user, follow_up, rights_of(user), _mode(request))

    @classmethod
    def find(cls, request: HttpRequest, code: str, cut_off: date) -> Desk:
        """Find the follow-up among those that the reader sees, or is to report to.

        Raises:
            Http404: there is none.
        """
        user = signed_in(request)
        seen = FollowUp.objects.visible_to(user).values("pk")
        owned = Activity.objects.filter(owner=user).values("plan")
        found = FollowUp.objects.filter(Q(pk__in=seen) | Q(plan__in=owned))
        chosen = found.select_related("plan")
        return cls.at(request, get_object_or_404(chosen, plan__code=code, cut_off=cut_off))

    def activity(self, number: int) -> Activity:
        """Find an activity of the plan that the reader may report on.

        Raises:
            Http404: there is none, or none that the reader may see.
            PermissionDenied: the reader sees it but may not report on it.
        """
        activity = get_object_or_404(Activity, plan=self.follow_up.plan_id, number=number)
        activity.plan = self.follow_up.plan
        if may_report(self.user, activity, self.follow_up, self.rights):
            return activity
        if Activity.objects.visible_to(self.user).filter(pk=activity.pk).exists():
            raise PermissionDenied("Du får inte rapportera läget för aktiviteten.")
        raise Http404("Aktiviteten finns inte.")

    @property
    def in_place(self) -> bool:
        """Whether a script asks for a part of the page."""
        return bool(self.request.headers.get("HX-Request"))

    @cached_property
    def reads_plan(self) -> bool:
        """Whether the reader may read every activity of the plan, by itself (two queries)."""
        readable = OperationalPlan.objects.visible_to(self.user)
        return readable.filter(pk=self.follow_up.plan_id).exists()

    @property
    def scope_name(self) -> str:
        asked = self.request.GET.get(SCOPE, self.request.POST.get(SCOPE, ""))
        return EVERYTHING if asked == EVERYTHING else MINE

    @property
    def address(self) -> str:
        """The address of the page."""
        cut_off = self.follow_up.cut_off
        return reverse("activities:mine_at", args=[self.follow_up.plan.code, cut_off])

    def address_of(self, row: Row) -> str:
        """The place of a row on the page, after it was saved without a script."""
        query = {SCOPE: EVERYTHING} if self.scope_name == EVERYTHING else {}
        if row.is_split:
            query[SPLIT] = row.key
        asked = f"?{urlencode(query)}" if query else ""
        return f"{self.address}{asked}#rad-{row.key}"

    def page(self) -> ReportingPage:
        """Gather the whole page."""
        return reporting_page(
            self.user,
            self.follow_up,
            self.rights,
            scope=self.scope_name,
            number=self.request.GET.get("sida", "1"),
            mode=self.mode,
        )

    def row(self, activity: Activity, mode: Mode | None = None) -> Row:
        """Build the row of one activity as it stands now."""
        found = Activity.objects.filter(pk=activity.pk)
        return rows_of(self.follow_up, found, self.mode if mode is None else mode)[0]

    def scope(self) -> Scope:
        """Count what is shown, and what is done of it."""
        return scope_of(self.user, self.follow_up, self.rights, self.scope_name)

    def options(self) -> tuple[Option, ...]:
        return options_of(self.follow_up)

    def context(self, **more: Any) -> dict[str, Any]:
        """What every template of the page needs."""
        return {"desk": self, "follow_up": self.follow_up, "reader": self.user, **more}

    def within(self, mode: Mode) -> Desk:
        """The same desk, with the rows shown in another way."""
        return replace(self, mode=mode)


def signed_in(request: HttpRequest) -> User:
    """The one who is signed in; no other comes this far."""
    assert isinstance(request.user, User)
    return request.user


def _mode(request: HttpRequest) -> Mode:
    return Mode(split=_numbers(request, SPLIT), joined=_numbers(request, JOINED))


def _numbers(request: HttpRequest, name: str) -> frozenset[int]:
    sent = request.GET.getlist(name)
    return frozenset(int(one) for one in sent if one.isdecimal() and len(one) < 10)
