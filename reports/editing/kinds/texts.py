"""The texts of a plan: one for each section, and one for each unit's goals."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from objects.forms.base import PartForm
from objects.forms.texts import SectionForm
from objects.models import ObjectPlan, PlanSection, Unit
from objects.services.parts import save_section
from reports.content.object_plan.building import period_sentence
from reports.content.object_plan.texts import KEYS, Texts
from reports.editing.kinds.base import NO_SUCH_PART, Fragment, PartKind, Place, Writer

KINDS = {key: kind for kind, key in KEYS.items()}
UNIT = "mal-"


class TextKind(PartKind[PlanSection]):
    """A text; it is named by its place ("syfte", "mal-UF"), since its row may not exist yet."""

    slug = "avsnitt"
    noun = "texten"
    model = PlanSection
    form = SectionForm
    removable = False

    def rows(self, plan: ObjectPlan) -> QuerySet[PlanSection]:
        """Give the texts that have been written."""
        return plan.sections.select_related("unit")

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        """Give none: a text stands wherever the document shows one."""
        return ()

    def find(self, plan: ObjectPlan, ident: str) -> PlanSection:
        """Give the text, written or not."""
        if ident.startswith(UNIT) and ident not in KINDS:
            unit = Unit.objects.filter(code=ident.removeprefix(UNIT)).first()
            if unit is None:
                raise Http404(NO_SUCH_PART)
            return _at(plan, PlanSection.Kind.UNIT_GOALS, unit)
        if ident not in KINDS:
            raise Http404(NO_SUCH_PART)
        return _at(plan, KINDS[ident], None)

    def ident(self, row: PlanSection) -> str:
        if row.unit is not None:
            return f"{UNIT}{row.unit.code}"
        return KEYS[PlanSection.Kind(row.kind)]

    def name(self, row: PlanSection) -> str:
        return row.unit.name if row.unit is not None else row.get_kind_display()

    def record_of(self, plan: ObjectPlan, ident: str) -> dict[str, Any]:
        row = self.find(plan, ident)
        return {"kind": row.kind, "unit_id": row.unit_id}

    def part(self, plan: ObjectPlan, row: PlanSection) -> Fragment:
        texts = Texts([row])
        kind = PlanSection.Kind(row.kind)
        section = texts.section(kind) if row.unit is None else texts.for_unit(row.unit)
        sentence = period_sentence(plan) if kind == PlanSection.Kind.PERIOD else ""
        return Fragment(
            "reports/object_plan/text.html",
            {"key": section.key, "title": section.title, "body": section.body}
            | {"sentence": sentence},
        )

    def save(self, plan: ObjectPlan, row: PlanSection, form: PartForm, writer: Writer) -> None:
        save_section(row, plan=plan, **writer)


def _at(plan: ObjectPlan, kind: PlanSection.Kind, unit: Unit | None) -> PlanSection:
    found = plan.sections.filter(kind=kind, unit=unit).first()
    found = found or PlanSection(plan=plan, kind=kind, unit=unit)
    found.plan, found.unit = plan, unit
    return found
