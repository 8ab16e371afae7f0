"""Leading a follow-up: when it takes reports, its date, who leads it, and the next occasion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities.closing import was_open
from activities.models import FollowUp, OperationalPlan
from activities.permissions import require_lead
from activities.services.reporting import ClosedError
from activities.services.states import refresh_states
from objects.permissions import Action, require
from objects.writing import save_row

if TYPE_CHECKING:
    from objects.models import User


@transaction.atomic
def close_follow_up(
    *, follow_up: FollowUp, user: User | None, revision: int | None = None
) -> FollowUp:
    """Take no more reports. One that is closed stays as it is.

    Raises:
        PermissionDenied: the user may not lead it.
        StaleError: someone has changed it since ``revision``.
    """
    current = _enter(follow_up, user)
    if current.is_open:
        current.is_open = False
        save_row(current, user=user, revision=revision, reason="Stängd")
    return current


@transaction.atomic
def open_follow_up(
    *, follow_up: FollowUp, user: User | None, reason: str = "", revision: int | None = None
) -> FollowUp:
    """Take reports, for the first time or again; ``reason`` is kept in the history.

    Raises:
        PermissionDenied: the user may not lead it.
        StaleError: someone has changed it since ``revision``.
        ValidationError: it has been open before, and no reason is given.
    """
    current = _enter(follow_up, user)
    if current.is_open:
        return current
    if was_open(current) and not reason.strip():
        raise ValidationError({"reason": "Skriv varför uppföljningen öppnas igen."}, "required")
    current.is_open = True
    save_row(current, user=user, revision=revision, reason=reason.strip() or "Öppnad")
    return current


@transaction.atomic
def move_cut_off(
    *, follow_up: FollowUp, user: User | None, cut_off: date, revision: int | None = None
) -> FollowUp:
    """Let the follow-up tell how it stood another day; another one may be the latest now.

    Its page gets a new address, and the old one leads there.

    Raises:
        PermissionDenied: the user may not lead it.
        ClosedError: it is closed.
        StaleError: someone has changed it since ``revision``.
        ValidationError: the plan is followed up that day already.
    """
    current = _enter(follow_up, user)
    if not current.is_open:
        raise ClosedError(current)
    if current.cut_off != cut_off:
        reason = f"Flyttad från {current.cut_off} till {cut_off}"
        current.cut_off = cut_off
        save_row(current, user=user, revision=revision, reason=reason)
        refresh_states(plan=current.plan, user=user, reason=reason)
    return current


@transaction.atomic
def name_leader(
    *,
    follow_up: FollowUp,
    user: User | None,
    leader: User | None,
    revision: int | None = None,
) -> FollowUp:
    """Name who leads the follow-up, also one that is closed; None leaves it to the roles.

    Raises:
        PermissionDenied: the user may not lead it.
        StaleError: someone has changed it since ``revision``.
        ValidationError: ``leader`` is no longer active.
    """
    current = _enter(follow_up, user)
    _refuse_inactive(leader)
    if current.leader != leader:
        current.leader = leader
        save_row(current, user=user, revision=revision)
    return current


@transaction.atomic
def create_follow_up(
    *, plan: OperationalPlan, user: User | None, cut_off: date, leader: User | None = None
) -> FollowUp:
    """Begin a follow-up of ``plan``; it is open at once.

    Raises:
        PermissionDenied: the user may not lead follow-ups in general.
        ValidationError: the plan is followed up that day already, or ``leader`` is not active.
    """
    require(user, Action.LEAD_FOLLOW_UP)
    _refuse_inactive(leader)
    made = FollowUp(plan=plan, cut_off=cut_off, leader=leader)
    save_row(made, user=user, within=plan)
    return made


def _enter(follow_up: FollowUp, user: User | None) -> FollowUp:
    """Let one leader at a time past, and give the follow-up as it stands."""
    require_lead(user, follow_up)
    current = FollowUp.objects.select_for_update().filter(pk=follow_up.pk).first()
    if current is None:
        raise PermissionDenied("Uppföljningen finns inte längre.")
    require_lead(user, current)
    return current


def _refuse_inactive(leader: User | None) -> None:
    if leader is not None and not leader.is_active:
        raise ValidationError({"leader": "Den användaren är inte längre aktiv."}, "inactive")
