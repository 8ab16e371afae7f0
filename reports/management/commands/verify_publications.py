"""Recomputes the hashes of all issued versions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.models import Publication
from reports.publishing.verifying import differences


class Command(BaseCommand):
    """``verify_publications``: ends with an error when anything differs."""

    help = "Räknar om kontrollsummorna för alla utgivna versioner och berättar vad som skiljer sig."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare every version with what was noted when it was issued."""
        found = list(differences())
        for one in found:
            self.stderr.write(
                f"{one.publication}: {one.what} har ändrats"
                f" (antecknat {one.noted}, nu {one.found})."
            )
        count = Publication.objects.count()
        if found:
            raise CommandError(f"{len(found)} av {3 * count} delar skiljer sig.")
        self.stdout.write(f"{count} utgivna versioner är oförändrade.")
