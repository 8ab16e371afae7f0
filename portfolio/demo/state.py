"""Whether a database is empty, holds the demo already, or belongs to someone else."""

from enum import Enum, auto

from activities.models import OperationalPlan
from objects.models import GoalScheme, ManagedObject, ObjectPlan, Unit, User
from portfolio.demo.source import Facts


class State(Enum):
    """What a database holds, as far as the demo is concerned."""

    EMPTY = auto()
    DEMO = auto()
    OTHER = auto()


def state_of_database(facts: Facts) -> State:
    """Tell what the database holds.

    The demo is loaded whole or not at all, so its users and plans show that it is there, whatever
    has been changed or added since. A lone user is enough to make it someone else's: the password
    of the demo is known, and its accounts must not slip in among real ones.
    """
    if _holds_demo(facts):
        return State.DEMO
    return State.OTHER if _holds_anything() else State.EMPTY


def _holds_demo(facts: Facts) -> bool:
    usernames = {one["username"] for one in facts["users"]}
    plans = {one["code"] for one in facts["object_plans"]}
    operational = {one["code"] for one in facts["operational_plans"]}
    return (
        User.objects.filter(username__in=usernames).count() == len(usernames)
        and ObjectPlan.objects.filter(code__in=plans).count() == len(plans)
        and OperationalPlan.objects.filter(code__in=operational).count() == len(operational)
    )


def _holds_anything() -> bool:
    return (
        User.objects.exists()
        or Unit.objects.exists()
        or ManagedObject.objects.exists()
        or ObjectPlan.objects.exists()
        or OperationalPlan.objects.exists()
        or GoalScheme.objects.exists()
    )
