"""The demo's operational plans with their words for status and their follow-ups."""

from activities.models import FollowUp, OperationalPlan, StatusChoice, StatusVocabulary
from objects.models import GoalScheme, Unit, User
from portfolio.demo.creating import create, units
from portfolio.demo.source import Facts


def create_vocabularies(facts: list[Facts]) -> None:
    """Save the vocabularies with their choices, in order."""
    for one in facts:
        vocabulary = create(StatusVocabulary, one)
        for order, choice in enumerate(one["choices"], start=1):
            create(StatusChoice, choice, vocabulary=vocabulary, order=order)


def create_operational_plans(facts: list[Facts]) -> None:
    """Save the plans and the occasions when they are followed up."""
    for one in facts:
        plan = create(
            OperationalPlan,
            one,
            unit=Unit.objects.get(code=one["unit"]),
            goal_scheme=GoalScheme.objects.get(code=one["goal_scheme"]),
            vocabulary=StatusVocabulary.objects.get(name=one["vocabulary"]),
        )
        plan.committees.set(units(one["committees"]))
        for occasion in one["follow_ups"]:
            leader = User.objects.get(username=occasion["leader"])
            create(FollowUp, occasion, plan=plan, leader=leader)
