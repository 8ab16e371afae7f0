"""The documents that wait for one person, for the start page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from activities.models import FollowUp
from objects.models import ObjectPlan, RoleAssignment, User
from objects.permissions import Action
from objects.roles import Group
from reports.deciding.last_seen import latest_read
from reports.deciding.secretaries import Ties, concerned, ties_of_secretaries
from reports.deciding.since import Since, since_seen
from reports.deciding.way import Turn, Way, Who, open_request
from reports.models import ApprovalRequest, Decision, Publication
from reports.publishing.standing import RequestStanding, decided_on
from reports.publishing.subjects import Key, Subject, key_of, subject_of

Role = RoleAssignment.Role


@dataclass(frozen=True)
class OwnTurn:
    """A document that waits for the reader; ``since`` tells what is new, to who has read it."""

    name: str
    address: str
    what: str
    since: Since | None


@dataclass(frozen=True)
class Held:
    """What a user is: groups, and roles on objects as (object, role, side).

    ``ties`` are those of all secretaries, read for one of them.
    """

    user: User
    groups: frozenset[str]
    roles: frozenset[tuple[int, str, str]]
    ties: Ties

    def takes(self, turn: Turn, way: Way) -> bool:
        """Tell whether it is the user's turn."""
        return any(self._is(who, turn, way) for who in turn.who)

    def _is(self, who: Who, turn: Turn, way: Way) -> bool:
        if who is Who.SECRETARY:
            return self.user.pk in concerned(self.ties, way.subject.committee_keys)
        row = way.subject.row
        if who is Who.OWNERS:
            if isinstance(row, FollowUp):
                return Group.PORTFOLIO_MANAGER in self.groups
            return any((row.object_id, Role.OWNER, side) in self.roles for side in turn.sides)
        if way.asked and way.asked.request.asked_by_id == self.user.pk:
            return way.subject.may(self.user, Action.PUBLISH)
        if isinstance(row, FollowUp):
            return row.leader_id == self.user.pk
        return any((row.object_id, Role.LEADER) == one[:2] for one in self.roles)


def turns_for(user: User) -> tuple[OwnTurn, ...]:
    """Give the documents that others wait for ``user`` with.

    The number of queries does not follow how many there are.
    """
    held = _held(user)
    ways = [way for way in _ways(held) if way.turn.presses and held.takes(way.turn, way)]
    seen = latest_read(user, [one for way in ways for one in way.issued])
    read = [(way, seen[key]) for way in ways if (key := way.subject.key) in seen]
    since = dict(zip((way.subject.key for way, _ in read), since_seen(read), strict=True))
    return tuple(_own(way, since.get(way.subject.key)) for way in ways)


def _own(way: Way, since: Since | None) -> OwnTurn:
    subject = way.subject
    return OwnTurn(subject.name, subject.way_address, way.turn.what, since)


def _held(user: User) -> Held:
    roles = RoleAssignment.objects.filter(user=user).current(timezone.localdate())
    groups = frozenset(user.groups.values_list("name", flat=True))
    return Held(
        user,
        groups,
        frozenset(roles.values_list("object_id", "role", "side")),
        ties_of_secretaries() if Group.COMMITTEE_SECRETARY in groups else {},
    )


def _ways(held: Held) -> list[Way]:
    user = held.user
    begun = Q(publications__isnull=False) | Q(approval_requests__isnull=False)
    plans = ObjectPlan.objects.visible_to(user).filter(begun).select_related("object")
    follow_ups = FollowUp.objects.visible_to(user).filter(begun).select_related("plan", "leader")
    if held.ties:
        plans = plans.prefetch_related("object__units")
        follow_ups = follow_ups.prefetch_related("plan__committees")
    rows = [*plans.distinct(), *follow_ups.distinct()]
    if not rows:
        return []
    subjects = [subject_of(row) for row in rows]
    return _gathered(subjects)


def _gathered(subjects: list[Subject]) -> list[Way]:
    of = Q(object_plan__in=[one.row.pk for one in subjects if isinstance(one.row, ObjectPlan)])
    of |= Q(follow_up__in=[one.row.pk for one in subjects if isinstance(one.row, FollowUp)])
    issued: dict[Key, list[Publication]] = {}
    for each in Publication.objects.filter(of).whole().without_files():
        issued.setdefault(key_of(each), []).append(each)
    asked: dict[Key, ApprovalRequest] = {}
    requests = ApprovalRequest.objects.filter(of).defer("content").prefetch_related("answers")
    for request in requests:
        asked.setdefault(key_of(request), request)
    before = {key: decided_on(found) for key, found in issued.items()}
    decisions = _decisions(filter(None, before.values()))
    ways = []
    for subject in subjects:
        key = subject.key
        on = before.get(key)
        found = tuple(issued.get(key, ()))
        standing = open_request(_standing(subject, asked.get(key)), found)
        ways.append(Way(subject, found, standing, on, decisions.get(on.pk, ()) if on else ()))
    return ways


def _decisions(versions: Iterable[Publication]) -> dict[int, tuple[Decision, ...]]:
    found: dict[int, tuple[Decision, ...]] = {}
    standing = Decision.objects.standing().filter(publication__in=list(versions))
    for one in standing.order_by("meeting", "pk"):
        found[one.publication_id] = (*found.get(one.publication_id, ()), one)
    return found


def _standing(subject: Subject, request: ApprovalRequest | None) -> RequestStanding | None:
    if request is None:
        return None
    answers = tuple(request.answers.all())
    answered = {one.side for one in answers}
    missing = tuple(side for side in subject.sides if side.value not in answered)
    return RequestStanding(request, answers, missing)
