"""Who is to answer for an activity at a follow-up, and what is still unanswered."""

from __future__ import annotations

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone

from activities.models import Activity, FollowUp, Placement, StatusReport
from objects.models import RoleAssignment, User
from objects.permissions import ALLOWED_ON_OBJECT, Action, Rights

ANSWERING_ROLES = tuple(
    role for role, actions in ALLOWED_ON_OBJECT.items() if Action.REPORT_STATUS in actions
)
NO_OWNER = Q(owner=None) | Q(owner__is_active=False)


def answered_for_by(user: User) -> Q:
    """Pick the activities that ``user`` answers for.

    Those are the ones they own and, of the objects where they hold a role that reports today,
    the ones that nobody owns, or nobody who is still active.
    """
    held = RoleAssignment.objects.filter(user=user, role__in=ANSWERING_ROLES)
    on_object = held.current(timezone.localdate()).filter(object=OuterRef("object"))
    return Q(owner=user) | (NO_OWNER & Q(Exists(on_object)))


def has_activities(user: User) -> bool:
    """Tell whether ``user`` answers for any activity at all (one query)."""
    return Activity.objects.filter(answered_for_by(user)).exists()


def reportable_by(user: User, follow_up: FollowUp, rights: Rights) -> Q:
    """Pick the activities that ``user`` may report on at ``follow_up``.

    The same as ``activities.permissions.may_report``, in the database.
    """
    if rights.may(Action.REPORT_STATUS) or rights.may(Action.LEAD_FOLLOW_UP):
        return Q()
    if follow_up.leader_id == user.pk:
        return Q()
    return Q(owner=user) | Q(object__in=rights.objects_for(Action.REPORT_STATUS))


def answered(follow_up: FollowUp | None = None) -> Case:
    """Tell of each activity whether it has a status in all its places at ``follow_up``.

    None stands for the follow-up that the query has joined as ``plan__follow_ups``. The same as
    ``Reported.answers``, in the database.
    """
    joined = OuterRef("plan__follow_ups")
    told = StatusReport.objects.filter(status__isnull=False)
    whole = told.filter(
        activity=OuterRef("pk"), placement=None, follow_up=follow_up.pk if follow_up else joined
    )
    own = told.filter(
        placement=OuterRef("pk"), follow_up=follow_up.pk if follow_up else OuterRef(joined)
    )
    places = Placement.objects.filter(activity=OuterRef("pk"))
    each = Exists(places) & ~Exists(places.filter(~Exists(own)))
    return Case(When(Exists(whole), then=True), When(each, then=True), default=False)
