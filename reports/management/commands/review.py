"""Prints what a careful reader would remark on an object plan."""

from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from objects.models import ObjectPlan, PlanVersion
from reports.content.words import counted
from reports.review import Remark, review_plan


class Command(BaseCommand):
    """``review UKFA-2022``: the same remarks as the page *Granska planen*."""

    help = "Skriver ut vad en noggrann läsare skulle anmärka på en objektplan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("plan", help="planens kod, till exempel UKFA-2022")
        parser.add_argument(
            "--stage",
            choices=[stage.value for stage in PlanVersion.Stage],
            help="skedet som planen granskas inför; annars det som kommer härnäst",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the remarks place by place."""
        plan = ObjectPlan.objects.select_related("object").filter(code=options["plan"]).first()
        if plan is None:
            raise CommandError(f"Objektplanen ”{options['plan']}” finns inte.")
        stage = PlanVersion.Stage(options["stage"]) if options["stage"] else None
        review = review_plan(plan, stage=stage)
        for place, remarks in groupby(review.remarks, key=lambda remark: remark.place):
            self.stdout.write(f"\n{place.chapter.value}: {place.label}")
            for remark in remarks:
                self.stdout.write(f"  {_line(remark)}")
        number = counted(len(review.remarks), "anmärkning", "anmärkningar")
        hinders = counted(len(review.hinders), "hinder", "hinder", neuter=True, inside=True)
        self.stdout.write(f"\n{number} inför {review.stage.label} version, {hinders}.")


def _line(remark: Remark) -> str:
    return f"[{remark.severity.label}] {remark.title.rstrip('?')}: {remark.text} {remark.mend}"
