"""Writes an objektplan or an uppföljning to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.content.follow_up import build_follow_up
from reports.content.object_plan import build_object_plan
from reports.content.parts import Document
from reports.management.naming import KINDS, named_committee, named_follow_up, named_plan
from reports.rendering.formats import FORMATS
from reports.rendering.pdf import ForeignContentError


class Command(BaseCommand):
    """``render objektplan KOD``, or ``render uppfoljning KOD --follow-up DATUM``."""

    help = "Skriver en objektplan eller en uppföljning till en fil (.html, .pdf eller .json)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("kind", choices=KINDS, help="dokumentets slag")
        parser.add_argument("plan", help="planens kod, till exempel UKFA-2022 eller UF-2022")
        parser.add_argument("--follow-up", metavar="DATUM", help="uppföljningens datum, 2022-08-31")
        parser.add_argument("--unit", metavar="KOD", help="bara den nämndens utgåva")
        parser.add_argument(
            "--appendix", action="store_true", help="med bilagan Så fördelas kostnaderna"
        )
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
        plan = named_plan(options["plan"])
        return build_object_plan(plan, with_allocation=options["appendix"])
    if options["appendix"]:
        raise CommandError("--appendix hör till objektplaner.")
    found = named_follow_up(options["plan"], options["follow_up"])
    code = options["unit"]
    unit = named_committee(code, found.plan.committees.all()) if code else None
    return build_follow_up(found, unit)
