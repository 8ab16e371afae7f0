"""Writes the package of all issued versions of a document, or checks one that was written."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.archiving.checking import faults_of
from reports.archiving.holdings import ArchiveError
from reports.archiving.package import make_package
from reports.management.naming import KINDS, named_subject


class Command(BaseCommand):
    """``archive_package objektplan KOD --output FIL``; ``archive_package kontrollera FIL``."""

    help = "Skriver arkivpaketet för en plan eller en uppföljning, eller kontrollerar ett paket."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "kind", choices=[*KINDS, "kontrollera"], help="dokumentets slag, eller kontrollera"
        )
        parser.add_argument("what", help="planens kod (UKFA-2022), eller filen att kontrollera")
        parser.add_argument("--follow-up", metavar="DATUM", help="uppföljningens datum, 2022-08-31")
        parser.add_argument("--output", metavar="FIL", help="zip-filen som skrivs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the package, or check it; what is wrong is told and ends with an error."""
        try:
            if options["kind"] == "kontrollera":
                self._check(Path(options["what"]))
            else:
                self._write(options)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error

    def _check(self, path: Path) -> None:
        faults = faults_of(path.read_bytes())
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{path} är helt och oförändrat.")

    def _write(self, options: dict[str, Any]) -> None:
        if not options["output"]:
            raise CommandError("Ange --output.")
        try:
            subject = named_subject(options["kind"], options["what"], options["follow_up"])
            body = make_package(subject)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        path = Path(options["output"])
        path.write_bytes(body)
        self.stdout.write(f"{path} ({len(body):,} byte)".replace(",", "\N{NO-BREAK SPACE}"))
