"""What the program adds to a document when it is issued: its version, and the decisions on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from objects.models import ObjectPlan
from reports.content.dates import swedish_date
from reports.content.object_plan.building import VERSION
from reports.content.object_plan.nodes import ObjectPlanContent
from reports.content.parts import Document, Fact
from reports.models import Decision
from reports.publishing.requirements import Ground


def with_standing(content: Document, ground: Ground, at: datetime) -> Document:
    """Give ``content`` with the facts of the version that is issued ``at`` that moment."""
    facts = [*content.facts]
    if not isinstance(ground.subject.row, ObjectPlan):
        day = swedish_date(timezone.localdate(at))
        facts.append(Fact(VERSION, f"{ground.label}, {ground.stage.label}, {day}"))
    facts.extend(Fact("Beslut", decision_label(one)) for one in ground.decisions)
    return replace(content, facts=tuple(facts))


def as_working_copy(content: ObjectPlanContent, plan: ObjectPlan) -> ObjectPlanContent:
    """Give ``content`` with a cover that does not pass for the version that was issued last."""
    if not plan.versions.filter(is_issued=True).exists():
        return content
    facts = (
        Fact(one.name, f"Arbetskopia. Senast utgiven: {one.value}") if one.name == VERSION else one
        for one in content.facts
    )
    return replace(content, facts=tuple(facts))


def decision_label(decision: Decision) -> str:
    """Say who decided, when, and where it is recorded."""
    day = swedish_date(decision.meeting)
    changed = ", med ändringar" if decision.with_changes else ""
    return (
        f"{decision.committee_name} {day}, § {decision.paragraph},"
        f" dnr {decision.registry_number}{changed}"
    )
