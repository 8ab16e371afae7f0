"""``manage.py import_activities FILE --plan UF-2022 --follow-up 2022-08-31``."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activities.importing import import_activities
from activities.models import OperationalPlan
from objects.sheets.report_text import render_table


class Command(BaseCommand):
    """Prints what the file would change or changed; fails without saving when it has faults."""

    help = "Läser in en verksamhetsplans uppföljning ur ett kalkylblad (xlsx, ods eller csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument("--plan", required=True, help="verksamhetsplanens kod, t.ex. UF-2022")
        parser.add_argument(
            "--follow-up",
            required=True,
            metavar="DATUM",
            help="dagen som uppföljningen gäller, t.ex. 2022-08-31",
        )
        parser.add_argument("--sheet", help="bladets namn, om filen har flera med aktiviteter")
        parser.add_argument("--dry-run", action="store_true", help="visa utan att spara")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"Filen {file} går inte att läsa: {error.strerror}") from error
        report = import_activities(
            content=content,
            file_name=file.name,
            plan=_plan(options["plan"]),
            cut_off=_day(options["follow_up"]),
            sheet=options["sheet"],
            dry_run=options["dry_run"],
        )
        self.stdout.write(render_table(report))
        if not report.ok:
            raise CommandError("Ingenting har sparats.")


def _plan(code: str) -> OperationalPlan:
    try:
        return OperationalPlan.objects.get(code=code)
    except OperationalPlan.DoesNotExist as error:
        known = ", ".join(OperationalPlan.objects.values_list("code", flat=True)) or "inga"
        raise CommandError(f"Planen {code} finns inte. De som finns: {known}.") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"”{text}” är inget datum. Skriv till exempel 2022-08-31.") from error
