"""The activities of the plan: each as a whole, and its deadline alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from activities.forms.activity import DeadlineForm
from activities.models import Activity
from activities.services.deadlines import change_deadline
from activities.services.removing import remove_activity, restore_activity
from budget.forms import FundedActivityForm
from budget.services.activities import add_with_lines, change_with_lines
from objects.forms.base import PartForm
from objects.models import ObjectPlan, User
from objects.permissions import Action
from reports.content.object_plan.activities import (
    activities_of,
    activity_key,
    build_activities,
    deadline_key,
)
from reports.content.object_plan.goals import build_unit_goals, goals_of
from reports.content.object_plan.texts import Texts
from reports.content.object_plan.work_nodes import Activities
from reports.editing.kinds.base import (
    NO_SUCH_PART,
    Fragment,
    PartKind,
    Place,
    Region,
    Writer,
    short,
)


def built(plan: ObjectPlan) -> Activities:
    """Give the chapter on activities."""
    return build_activities(plan, build_unit_goals(plan, Texts(())))


def whole(plan: ObjectPlan) -> Fragment:
    """Give the table of activities."""
    return Fragment("reports/object_plan/activity_table.html", {"activities": built(plan)})


REGION = Region("aktiviteter", ("aktivitet", "slutdatum"), whole)


class InActivities(PartKind[Activity]):
    """What the two kinds have in common: the table, its rows and their order."""

    model = Activity
    action = Action.EDIT_ACTIVITIES
    columns = 7
    region = REGION
    movable = False

    def rows(self, plan: ObjectPlan) -> QuerySet[Activity]:
        found = activities_of(plan).select_related("plan", "object", "owner")
        return found.order_by("plan__year", "plan__code", "number")

    def records(self, plan: ObjectPlan) -> Q:
        years = (plan.period_start.year, plan.period_end.year)
        return Q(object_id=plan.object_id, plan__year__range=years)

    def siblings(self, plan: ObjectPlan, row: Activity) -> QuerySet[Activity]:
        """Give the activity alone: its place follows from its goals and its number."""
        return self.rows(plan).filter(pk=row.pk)

    def part(self, plan: ObjectPlan, row: Activity) -> Fragment:
        activities, key = built(plan), activity_key(row)
        node = next((each for each in activities.rows if each.key == key), None)
        if node is None:
            raise Http404(NO_SUCH_PART)
        context = {"row": node, "activities": activities}
        return Fragment("reports/object_plan/activity_row.html", context)


class ActivityKind(InActivities):
    """An activity with all that it is linked to."""

    slug = "aktivitet"
    noun = "aktiviteten"
    new = "aktivitet"
    form = FundedActivityForm
    moving = frozenset({"title", "contributes_to"})
    advice = (
        "Ta inte bort den: rapportera i stället att den inte längre är aktuell, eller koppla "
        "först loss det som hör till den."
    )

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = self.rows(plan)
        return [Place(activity_key(row), str(row.pk), self.name(row)) for row in rows]

    def name(self, row: Activity) -> str:
        return f"aktiviteten {short(row.title)}"

    def about(self, plan: ObjectPlan, under: str) -> str:
        goal = goals_of(plan).filter(code=under).first() if under else None
        return goal.title if goal else ""

    def start(self, plan: ObjectPlan, under: str) -> Activity:
        """Give a new activity of the object, meant for the goal whose code is ``under``."""
        row = Activity(object=plan.object)
        if under:
            goal = goals_of(plan).filter(code=under).first()
            if goal is None:
                raise Http404(NO_SUCH_PART)
            row.meant_for = [goal.pk]  # type: ignore[attr-defined]
        return row

    def save(self, plan: ObjectPlan, row: Activity, form: PartForm, writer: Writer) -> None:
        assert isinstance(form, FundedActivityForm)
        draft, lines, user = form.draft(), form.lines(), writer["user"]
        if row.pk:
            draft = replace(draft, reason=draft.reason or writer.get("reason", ""))
            revision = writer.get("revision")
            change_with_lines(activity=row, draft=draft, lines=lines, user=user, revision=revision)
        else:
            made = add_with_lines(plan=form.operational_plan, draft=draft, lines=lines, user=user)
            row.pk, row._state.adding = made.pk, False
        row.refresh_from_db()

    def remove(
        self,
        plan: ObjectPlan,
        row: Activity,
        along: Sequence[Model],
        *,
        user: User | None,
        revision: int | None,
    ) -> None:
        remove_activity(activity=row, user=user, revision=revision)

    def bring_back(self, plan: ObjectPlan, record: Any, user: User | None) -> Activity:
        return restore_activity(record, user=user)


class DeadlineKind(InActivities):
    """The deadline of an activity; its form stands in the place of the whole row."""

    slug = "slutdatum"
    noun = "slutdatumet"
    form = DeadlineForm
    removable = False
    storied = False

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        rows = self.rows(plan)
        return [Place(deadline_key(row), str(row.pk), self.name(row)) for row in rows]

    def name(self, row: Activity) -> str:
        return f"slutdatum för {short(row.title)}"

    def save(self, plan: ObjectPlan, row: Activity, form: PartForm, writer: Writer) -> None:
        change_deadline(
            activity=row,
            deadline=form.cleaned_data["deadline"],
            reason=form.cleaned_data.get("reason") or writer.get("reason", ""),
            user=writer["user"],
            revision=writer.get("revision"),
        )
        row.refresh_from_db()
