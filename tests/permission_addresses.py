"""What the addresses of the routes name, for the matrix of permissions."""

from collections.abc import Callable
from typing import Any

from budget.models import DistributionKey
from tests.permission_world import Half


def part(half: Half, kind: str, ident: object) -> dict[str, Any]:
    """What names a part of the plan in addresses."""
    return {"code": half.plan.code, "kind": kind, "ident": ident}


def goal_of(half: Half) -> dict[str, Any]:
    assert half.plan.goal_scheme
    return part(half, "mal", half.plan.goal_scheme.goals.earliest("pk").pk)


def component_of(half: Half) -> dict[str, Any]:
    return part(half, "komponent", half.object.components.get().pk)


def reason_of(half: Half) -> dict[str, Any]:
    return part(half, "skillnad", half.plan.difference_reasons.get().pk)


def key_of(half: Half) -> DistributionKey:
    assert half.line.key
    return half.line.key


def record_of(half: Half) -> dict[str, Any]:
    """What names an earlier state of a reason, to restore it."""
    reason = half.plan.difference_reasons.get()
    return reason_of(half) | {"record": reason.history.latest().pk}


def kind_of(arguments: dict[str, Any]) -> dict[str, Any]:
    """What names the kind of a part, to add another of it."""
    return {name: value for name, value in arguments.items() if name != "ident"}


# What the addresses of a route name, by the word in the second column of the matrix.
ARGUMENTS: dict[str, Callable[[Half], dict[str, Any]]] = {
    "–": lambda half: {},
    "issued": lambda half: {"version": half.version.path},
    "passage": lambda half: {"version": half.version.path, "part": "syfte"},
    "object": lambda half: {"code": half.object.code},
    "link": lambda half: {"uidb36": "1", "key": "abc-def"},
    "plan": lambda half: {"code": half.plan.code},
    "text": lambda half: part(half, "avsnitt", "syfte"),
    "goal": goal_of,
    "component": component_of,
    "reason": reason_of,
    "record": record_of,
    "goals": lambda half: kind_of(goal_of(half)),
    "reasons": lambda half: kind_of(reason_of(half)),
    "activity": lambda half: {"code": half.activity.plan.code, "number": half.activity.number},
    "follow-up": lambda half: {
        "code": half.follow_up.plan.code,
        "cut_off": half.follow_up.cut_off,
    },
    "document": lambda half: {
        "kind": half.version.kind,
        "subject": half.version.subject,
        "period": half.version.period,
    },
    "version": lambda half: {
        "kind": half.version.kind,
        "subject": half.version.subject,
        "period": half.version.period,
        "label": half.version.label,
    },
    "line": lambda half: {"code": half.plan.code, "number": half.line.number},
    "part": lambda half: {
        "code": half.plan.code,
        "number": half.line.number,
        "unit": half.committee.code,
    },
    "sum": lambda half: {"code": half.plan.code, "unit": half.committee.code},
    "key": lambda half: {"code": key_of(half).code},
    "keyed-day": lambda half: {
        "code": key_of(half).code,
        "valid_from": key_of(half).valid_from,
    },
    "option": lambda half: {"code": half.plan.code, "pk": half.alternative.pk},
    "day": lambda half: {"pk": half.day.pk},
    "year": lambda half: {"year": half.day.day.year},
    "table": lambda half: {"code": half.plan.code, "slug": "slag"},
    "deviation": lambda half: {"code": half.plan.code, "series": "utfall"},
    "unit-year": lambda half: {"code": half.committee.code, "year": half.plan.year},
    "unit-rows": lambda half: {
        "code": half.committee.code,
        "year": half.plan.year,
        "slug": "slag",
    },
    "year-rows": lambda half: {"year": half.plan.year, "slug": "slag"},
    "token": lambda half: {"token": half.token},
    "upload": lambda half: {"pk": half.plan.prepared_imports.get().pk},
    "batch": lambda half: {"pk": half.batch.pk},
    "report": lambda half: {
        "code": half.follow_up.plan.code,
        "cut_off": half.follow_up.cut_off,
        "number": half.activity.number,
    },
}

POSTED: dict[str, dict[str, object]] = {
    "portfolio:objectplan_next": {"budget": "tom"},
    # Without a status, and without anything known to repeat.
    "activities:mine_report": {"revision": 0},
    "activities:mine_repeat": {"revision": 0},
    "activities:mine_split": {"revision": 0},
    "reports:edit": {"revision": "0", "body": "<p>Syftet.</p>"},
    "reports:edit_move": {"steg": "ner"},
    "reports:objectplan_versions": {"steg": "ge-ut"},
    "reports:followup_versions": {"steg": "ge-ut"},
}
