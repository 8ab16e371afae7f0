"""``manage.py import_budget FILE --plan UKFA-2022 [--sheet NAME] [--dry-run]``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.services import import_budget
from objects.models import ObjectPlan
from objects.sheets import render_table


class Command(BaseCommand):
    """Prints what the file would change or changed; fails without saving when it has faults."""

    help = "Läser in budgetrader och fördelningsnycklar ur ett kalkylblad (xlsx, ods eller csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument("--plan", required=True, help="objektplanens kod, t.ex. UKFA-2022")
        parser.add_argument("--sheet", help="bladets namn; annars väljs det mest detaljerade")
        parser.add_argument("--dry-run", action="store_true", help="visa utan att spara")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"Filen {file} går inte att läsa: {error.strerror}") from error
        report = import_budget(
            content=content,
            file_name=file.name,
            plan=_plan(options["plan"]),
            sheet=options["sheet"],
            dry_run=options["dry_run"],
        )
        self.stdout.write(render_table(report))
        if not report.ok:
            raise CommandError("Ingenting har sparats.")


def _plan(code: str) -> ObjectPlan:
    try:
        return ObjectPlan.objects.get(code=code)
    except ObjectPlan.DoesNotExist as error:
        known = ", ".join(ObjectPlan.objects.values_list("code", flat=True)) or "inga"
        raise CommandError(f"Planen {code} finns inte. De som finns: {known}.") from error
