"""Issues a version of an object plan or a follow-up."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from objects.models import PlanVersion, Unit
from reports.deciding.issuing import issue
from reports.management.naming import KINDS, named_committee, named_subject
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish
from reports.publishing.subjects import FollowUpSubject, Subject


class Command(BaseCommand):
    """``publish objektplan UKFA-2022 --stage utkast --label 0.1``: as from the page."""

    help = "Ger ut en version av ett dokument, eller berättar allt som står i vägen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("kind", choices=KINDS, help="dokumentets slag")
        parser.add_argument("plan", help="planens kod, till exempel UKFA-2022 eller UF-2022")
        parser.add_argument("--follow-up", metavar="DATUM", help="uppföljningens datum, 2022-08-31")
        parser.add_argument(
            "--stage",
            required=True,
            choices=[stage.value for stage in PlanVersion.Stage],
            help="versionens skede",
        )
        parser.add_argument("--label", required=True, help="beteckningen, till exempel 0.1")
        parser.add_argument("--comment", default="", help="kommentar i versionstabellen")
        parser.add_argument(
            "--appendix",
            action="store_true",
            help="med bilagan Så fördelas kostnaderna; annars som i det som godkändes",
        )
        parser.add_argument(
            "--edition",
            metavar="KOD",
            nargs="+",
            default=(),
            help="nämnder som får en egen utgåva av uppföljningen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Issue the version, or end with an error that tells all that stands in the way."""
        subject = named_subject(options["kind"], options["plan"], options["follow_up"])
        editions = _editions(subject, options["edition"])
        stage, appendix = PlanVersion.Stage(options["stage"]), options["appendix"]
        if appendix and isinstance(subject, FollowUpSubject):
            raise CommandError("--appendix hör till objektplaner.")
        told = (options["label"], options["comment"])
        wish = Wish(subject, stage, *told, editions=editions, appendix=appendix)
        try:
            made = issue(wish, user=None)
        except PublishingError as error:
            lines = (f"- {one.text} {one.mend}".strip() for one in error.hinders)
            raise CommandError("\n".join(("Versionen gavs inte ut.", *lines))) from error
        self.stdout.write(f"{made}: {made.address}")


def _editions(subject: Subject, codes: list[str]) -> tuple[Unit, ...]:
    if codes and not isinstance(subject, FollowUpSubject):
        raise CommandError("--edition hör till uppföljningar.")
    units = (named_committee(code, subject.committees) for code in codes)
    return tuple(dict.fromkeys(units))
