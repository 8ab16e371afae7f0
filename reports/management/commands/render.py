"""Writes an objektplan or an uppföljning to a file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model, QuerySet

from activities.models import FollowUp, OperationalPlan
from objects.models import ObjectPlan, Unit
from reports.content.follow_up import build_follow_up
from reports.content.object_plan import build_object_plan
from reports.content.parts import Document
from reports.rendering.formats import FORMATS
from reports.rendering.pdf import ForeignContentError


class Command(BaseCommand):
    """``render objektplan KOD``, or ``render uppfoljning KOD --follow-up DATUM``."""

    help = "Skriver en objektplan eller en uppföljning till en fil (.html, .pdf eller .json)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("kind", choices=["objektplan", "uppfoljning"], help="dokumentets slag")
        parser.add_argument("plan", help="planens kod, till exempel UKFA-2022 eller UF-2022")
        parser.add_argument("--follow-up", metavar="DATUM", help="uppföljningens datum, 2022-08-31")
        parser.add_argument("--unit", metavar="KOD", help="bara den nämndens utgåva")
        parser.add_argument("--output", metavar="FIL", required=True, help=", ".join(FORMATS))

    def handle(self, *args: Any, **options: Any) -> None:
        """Build the document and write the file."""
        path = Path(options["output"])
        write = FORMATS.get(path.suffix.lower())
        if write is None:
            raise CommandError(
                f"Filen ska sluta på {', '.join(FORMATS)}, inte ”{path.suffix or path.name}”."
            )
        try:
            body = write(_content(options))
            path.write_bytes(body)
        except ForeignContentError as error:
            raise CommandError(
                "En text i dokumentet försöker hämta något utifrån: " + ", ".join(error.addresses)
            ) from error
        except OSError as error:
            raise CommandError(f"{path} kan inte skrivas: {error.strerror}.") from error
        self.stdout.write(f"{path} ({len(body):,} byte)".replace(",", "\N{NO-BREAK SPACE}"))


def _content(options: dict[str, Any]) -> Document:
    if options["kind"] == "objektplan":
        if options["follow_up"] or options["unit"]:
            raise CommandError("--follow-up och --unit hör till uppföljningar.")
        return build_object_plan(_object_plan(options["plan"]))
    follow_up = _follow_up(options["plan"], options["follow_up"])
    return build_follow_up(follow_up, _unit(options["unit"], follow_up))


def _object_plan(code: str) -> ObjectPlan:
    plan = ObjectPlan.objects.select_related("object").filter(code=code).first()
    if plan is None:
        raise CommandError(_unknown("Objektplanen", code, ObjectPlan.objects.all(), "code"))
    return plan


def _follow_up(code: str, day: str | None) -> FollowUp:
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


def _unit(code: str | None, follow_up: FollowUp) -> Unit | None:
    if not code:
        return None
    committees = follow_up.plan.committees.all()
    unit = committees.filter(code__iexact=code).first()
    if unit is None:
        raise CommandError(_unknown("Nämnden", code, committees, "code"))
    return unit


def _unknown(what: str, value: str, known: QuerySet[Any, Any], field: str) -> str:
    return f"{what} ”{value}” finns inte. {_known(known, field)}"


def _known(known: QuerySet[Any, Model] | QuerySet[Any, Any], field: str) -> str:
    values = ", ".join(str(value) for value in known.values_list(field, flat=True).order_by(field))
    return f"Det som finns: {values}." if values else "Det finns inga ännu."
