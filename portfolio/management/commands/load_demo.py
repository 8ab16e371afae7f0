"""Fill an empty database with the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from portfolio.demo import PASSWORD, Facts, State, accounts, load, read_facts, state_of_database

LOCK = 20220831


def _wait_for_others() -> None:
    """Let only one at a time look and load; SQLite's transactions already take turns."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class Command(BaseCommand):
    """Loads the demo once; a database that holds anything else is left alone."""

    help = "Läser in demodata i en tom databas och skriver ut inloggningarna."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Gör ingenting, utan fel, om databasen redan används till annat.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        facts = read_facts()
        with transaction.atomic():
            _wait_for_others()
            state = state_of_database(facts)
            if state is State.EMPTY:
                load(facts)
        if state is State.OTHER:
            self._leave_alone(quietly=options["if_empty"])
            return
        if state is State.DEMO:
            self.stdout.write("Demodata finns redan. Inget har ändrats.")
        else:
            self.stdout.write(self.style.SUCCESS("Demodata är inlästa."))
        self._tell_accounts(facts)

    def _leave_alone(self, *, quietly: bool) -> None:
        message = "Databasen innehåller redan annat än demodata. Inget har lästs in."
        if not quietly:
            raise CommandError(f"{message} Använd en tom databas för att prova med demodata.")
        self.stdout.write(message)

    def _tell_accounts(self, facts: Facts) -> None:
        listed = accounts(facts)
        width = max(len(account.username) for account in listed)
        self.stdout.write(f"\nLogga in med något av dessa namn och lösenordet {PASSWORD}:\n\n")
        for account in listed:
            self.stdout.write(f"  {account.username:<{width}}  {account.role}")
        self.stdout.write("")
        self.stdout.write(
            self.style.WARNING(
                "Bara för att prova: lösenordet är känt av alla. Lägg aldrig in riktiga uppgifter."
            )
        )
