"""Issues a version of an object plan."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from objects.models import ObjectPlan, PlanVersion
from reports.deciding.issuing import issue
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish
from reports.publishing.subjects import PlanSubject


class Command(BaseCommand):
    """``publish objektplan UKFA-2022 --stage utkast --label 0.1``: as from the page."""

    help = "Ger ut en version av en objektplan, eller berättar allt som står i vägen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("kind", choices=["objektplan"], help="dokumentets slag")
        parser.add_argument("plan", help="planens kod, till exempel UKFA-2022")
        parser.add_argument(
            "--stage",
            required=True,
            choices=[stage.value for stage in PlanVersion.Stage],
            help="versionens skede",
        )
        parser.add_argument("--label", required=True, help="beteckningen, till exempel 0.1")
        parser.add_argument("--comment", default="", help="kommentar i versionstabellen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Issue the version, or end with an error that tells all that stands in the way."""
        plan = ObjectPlan.objects.select_related("object").filter(code=options["plan"]).first()
        if plan is None:
            raise CommandError(f"Objektplanen ”{options['plan']}” finns inte.")
        stage = PlanVersion.Stage(options["stage"])
        wish = Wish(PlanSubject(plan), stage, options["label"], options["comment"])
        try:
            made = issue(wish, user=None)
        except PublishingError as error:
            lines = (f"- {one.text} {one.mend}".strip() for one in error.hinders)
            raise CommandError("\n".join(("Versionen gavs inte ut.", *lines))) from error
        self.stdout.write(f"{made}: {made.address}")
