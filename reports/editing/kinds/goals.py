"""Long-term goals and their sub-goals."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from objects.forms.base import PartForm
from objects.forms.goals import GoalForm, number_under
from objects.models import Goal, ObjectPlan, Unit
from objects.services.goals import save_goal
from reports.content.object_plan.goals import (
    build_unit_goals,
    goal_key,
    goals_of,
    long_term_goal,
    sub_goal,
)
from reports.content.object_plan.texts import Texts
from reports.editing.kinds.base import (
    NO_SUCH_PART,
    Fragment,
    PartKind,
    Place,
    Region,
    Writer,
    in_order,
    number,
    short,
)

UNIT = "enhet-"


def whole(plan: ObjectPlan) -> Fragment:
    """Give the goals of all units, with their texts."""
    texts = Texts(plan.sections.select_related("unit"))
    context = {"unit_goals": build_unit_goals(plan, texts)}
    return Fragment("reports/object_plan/unit_goal_list.html", context)


class GoalKind(PartKind[Goal]):
    """A goal; under another goal it is a sub-goal."""

    slug = "mal"
    noun = "målet"
    new = "mål"
    model = Goal
    form = GoalForm
    region = Region("mal", (slug,), whole)
    moving = frozenset({"parent", "unit"})

    def rows(self, plan: ObjectPlan) -> QuerySet[Goal]:
        return goals_of(plan)

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        return in_order(self.rows(plan), goal_key, self.name, _group)

    def shape(self, row: Goal) -> str:
        return "div" if row._state.adding or row.parent_id is None else "li"

    def name(self, row: Goal) -> str:
        word = "delmål" if row.parent_id else "mål"
        return f"{word} {short(str(row))}"

    def adding(self, under: str) -> str:
        if under.startswith(UNIT):
            return f"mål för {under.removeprefix(UNIT)}"
        return "delmål" if under else "mål för en annan enhet"

    def about(self, plan: ObjectPlan, under: str) -> str:
        if not under.isdecimal():
            return ""
        goal = self.rows(plan).filter(pk=number(under)).first()
        return self.name(goal) if goal else ""

    def siblings(self, plan: ObjectPlan, row: Goal) -> QuerySet[Goal]:
        if row.parent_id:
            return self.rows(plan).filter(parent=row.parent_id)
        return self.rows(plan).filter(parent=None, unit=row.unit_id)

    def along(self, row: Goal) -> Sequence[Goal]:
        return list(row.children.order_by("order", "pk"))

    def under(self, row: Goal) -> str:
        if row.parent_id:
            return str(row.parent_id)
        return f"{UNIT}{row.unit.code}" if row.unit else ""

    def records(self, plan: ObjectPlan) -> Q:
        return Q(scheme_id=plan.goal_scheme_id) if plan.goal_scheme_id else Q(pk__in=())

    def removed_with(self, record: Any) -> Sequence[Any]:
        together = Goal.history.filter(parent_id=record.id, history_type="-")
        return list(together.filter(history_date=record.history_date).order_by("order", "id"))

    def part(self, plan: ObjectPlan, row: Goal) -> Fragment:
        """Give a sub-goal, or a goal without its sub-goals, which are parts of their own."""
        if row.parent_id:
            return Fragment("reports/object_plan/sub_goal.html", {"sub": sub_goal(row)})
        return Fragment("reports/object_plan/goal_head.html", {"goal": long_term_goal(row)})

    def start(self, plan: ObjectPlan, under: str) -> Goal:
        goal = Goal(scheme=plan.goal_scheme)
        if under.startswith(UNIT):
            goal.unit = Unit.objects.filter(code=under.removeprefix(UNIT)).first()
        elif under:
            goal.parent = self.rows(plan).filter(pk=number(under), parent=None).first()
        if under and goal.unit is None and goal.parent is None:
            raise Http404(NO_SUCH_PART)
        goal.number = number_under(plan, goal.parent, goal.unit)
        return goal

    def save(self, plan: ObjectPlan, row: Goal, form: PartForm, writer: Writer) -> None:
        save_goal(row, plan=plan, **writer)


def _group(goal: Goal) -> object:
    return ("under", goal.parent_id) if goal.parent_id else ("unit", goal.unit_id)
