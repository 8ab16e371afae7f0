"""The documents that commands are given by name; what does not exist is answered with what does."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.db.models import Model, QuerySet

from activities.models import FollowUp, OperationalPlan
from objects.models import ObjectPlan, Unit
from reports.publishing.subjects import Subject, subject_of

KINDS = ("objektplan", "uppfoljning")


def named_subject(kind: str, code: str, day: str | None) -> Subject:
    """Give what versions are issued of: the plan ``code``, or its follow-up of ``day``.

    Raises:
        CommandError: there is no such document, or a plan was named with a day.
    """
    if kind == "uppfoljning":
        return subject_of(named_follow_up(code, day))
    if day:
        raise CommandError("--follow-up hör till uppföljningar.")
    return subject_of(named_plan(code))


def named_plan(code: str) -> ObjectPlan:
    """Give the object plan ``code``.

    Raises:
        CommandError: there is none.
    """
    plan = ObjectPlan.objects.select_related("object").filter(code=code).first()
    if plan is None:
        raise CommandError(_unknown("Objektplanen", code, ObjectPlan.objects.all(), "code"))
    return plan


def named_follow_up(code: str, day: str | None) -> FollowUp:
    """Give the follow-up of the operational plan ``code`` with the cut-off ``day`` (2022-08-31).

    Raises:
        CommandError: there is none.
    """
    if not OperationalPlan.objects.filter(code=code).exists():
        plans = OperationalPlan.objects.all()
        raise CommandError(_unknown("Verksamhetsplanen", code, plans, "code"))
    follow_ups = FollowUp.objects.filter(plan__code=code).select_related("plan__unit")
    if not day:
        raise CommandError(f"Ange --follow-up. {_known(follow_ups, 'cut_off')}")
    try:
        cut_off = date.fromisoformat(day)
    except ValueError as error:
        raise CommandError(f"”{day}” är inget datum. Skriv till exempel 2022-08-31.") from error
    follow_up = follow_ups.filter(cut_off=cut_off).first()
    if follow_up is None:
        raise CommandError(_unknown("Uppföljningen", day, follow_ups, "cut_off"))
    return follow_up


def named_committee(code: str, committees: QuerySet[Unit]) -> Unit:
    """Give the one of ``committees`` that is called ``code``, in letters of any size.

    Raises:
        CommandError: there is none.
    """
    unit = committees.filter(code__iexact=code).first()
    if unit is None:
        raise CommandError(_unknown("Nämnden", code, committees, "code"))
    return unit


def _unknown(what: str, value: str, known: QuerySet[Any, Any], field: str) -> str:
    return f"{what} ”{value}” finns inte. {_known(known, field)}"


def _known(known: QuerySet[Any, Model] | QuerySet[Any, Any], field: str) -> str:
    values = ", ".join(str(value) for value in known.values_list(field, flat=True).order_by(field))
    return f"Det som finns: {values}." if values else "Det finns inga ännu."
