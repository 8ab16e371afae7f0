"""The demo as a whole: all of it is saved, or nothing."""

from django.db import transaction

from portfolio.demo.accounts import create_users
from portfolio.demo.activity_links import assign_activities, link_activities
from portfolio.demo.goals import create_schemes
from portfolio.demo.object_plans import create_object_plans
from portfolio.demo.operational_plans import create_operational_plans, create_vocabularies
from portfolio.demo.organisation import create_units
from portfolio.demo.portfolio_objects import create_objects
from portfolio.demo.source import Facts
from portfolio.demo.tables import import_tables
from portfolio.demo.year_wheel import create_year_wheel


@transaction.atomic
def load(facts: Facts) -> None:
    """Save the demo in an empty database, the spreadsheets by the services that import any.

    Raises:
        ValidationError: a fact breaks a rule of its model.
        FaultyFileError: a spreadsheet has a fault.
    """
    create_units(facts["units"])
    create_users(facts["users"])
    create_objects(facts["objects"], facts["families"])
    create_schemes(facts["goal_schemes"])
    create_object_plans(facts["object_plans"], facts["governing_documents"])
    create_vocabularies(facts["status_vocabularies"])
    create_operational_plans(facts["operational_plans"])
    import_tables(facts["imports"])
    link_activities(facts["activity_objects"])
    assign_activities(facts["activity_owners"])
    create_year_wheel(facts["year_wheel"])
