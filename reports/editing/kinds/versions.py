"""The rows of the version table."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from objects.forms.rows import VersionForm
from objects.models import ObjectPlan, PlanVersion
from reports.content.object_plan.texts import build_versions, version_key, version_row
from reports.editing.kinds.base import Fragment, PartKind, Place, Region, in_order


def whole(plan: ObjectPlan) -> Fragment:
    """Give the version table."""
    return Fragment("reports/object_plan/version_table.html", {"versions": build_versions(plan)})


class VersionKind(PartKind[PlanVersion]):
    """A version of the plan that lies ahead: label, stage, date and comment."""

    slug = "version"
    noun = "versionen"
    new = "version"
    model = PlanVersion
    form = VersionForm
    columns = 5
    region = Region("versioner", (slug,), whole)

    def rows(self, plan: ObjectPlan) -> QuerySet[PlanVersion]:
        """Give those that lie ahead: the program itself writes the rows of issued versions."""
        return plan.versions.filter(is_issued=False).order_by("order", "pk")

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        return in_order(self.rows(plan), version_key, self.name)

    def name(self, row: PlanVersion) -> str:
        return f"version {row.label}"

    def part(self, plan: ObjectPlan, row: PlanVersion) -> Fragment:
        return Fragment("reports/object_plan/version_row.html", {"version": version_row(row)})

    def start(self, plan: ObjectPlan, under: str) -> PlanVersion:
        last = plan.versions.aggregate(last=Max("order"))["last"] or 0
        return PlanVersion(plan=plan, order=last + 1)
