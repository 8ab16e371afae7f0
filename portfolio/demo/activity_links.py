"""What the demo's activities are done for and who answers for them, which no spreadsheet tells."""

from activities.models import Activity, OperationalPlan
from budget.models import BudgetLine
from objects.models import Component, Goal, ManagedObject, ObjectPlan, User
from objects.writing import save_row
from portfolio.demo.source import Facts


def link_activities(facts: list[Facts]) -> None:
    """Link activities with their objects, and with the goals, components and money of these."""
    for one in facts:
        plan = OperationalPlan.objects.get(code=one["plan"])
        item = ManagedObject.objects.get(code=one["object"])
        object_plan = ObjectPlan.objects.filter(code=one["object_plan"]).first()
        for link in one["activities"]:
            _link(plan.activities.get(title=link["title"]), item, object_plan, link)


def assign_activities(facts: list[Facts]) -> None:
    """Tell who answers for activities, which are named by number."""
    for one in facts:
        owner = User.objects.get(username=one["user"])
        plan = OperationalPlan.objects.get(code=one["plan"])
        for activity in plan.activities.filter(number__in=one["numbers"]):
            activity.owner = owner
            save_row(activity, user=None)


def _link(
    activity: Activity, item: ManagedObject, object_plan: ObjectPlan | None, facts: Facts
) -> None:
    activity.object = item
    activity.kind = Activity.Kind.DEVELOPMENT
    components = [item.components.get(code=code) for code in facts["components"]]
    goals = [_goal(object_plan, number) for number in facts["goals"]]
    save_row(activity, user=None, related={"components": components, "contributes_to": goals})
    for title in facts["budget"]:
        line = _line(object_plan, title, components)
        line.activity = activity
        save_row(line, user=None)


def _goal(object_plan: ObjectPlan | None, number: str) -> Goal:
    assert object_plan
    return Goal.objects.get(scheme=object_plan.goal_scheme, number=number)


def _line(object_plan: ObjectPlan | None, title: str, components: list[Component]) -> BudgetLine:
    return BudgetLine.objects.get(plan=object_plan, title=title, component__in=components)
