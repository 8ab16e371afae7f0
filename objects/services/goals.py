"""The long-term goals of an object plan, and the structure that they stand in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from objects.models import Goal, GoalLevel, GoalScheme, ObjectPlan, User
from objects.services.parts import require_part
from objects.writing import lock, save_row

LEVELS = (("Långsiktigt mål", "Långsiktiga mål"), ("Delmål", "Delmål"))
TOO_DEEP = "Målet har egna delmål och kan därför inte bli delmål till ett annat mål."


@transaction.atomic
def save_goal(
    goal: Goal,
    *,
    plan: ObjectPlan,
    user: User | None,
    revision: int | None = None,
    reason: str = "",
) -> None:
    """Save a goal or sub-goal of ``plan``; level, code and order follow from where it stands.

    A plan without a structure of goals gets one.

    Raises:
        PermissionDenied, StaleError, ValidationError: as :func:`~objects.services.parts.save_part`.
    """
    require_part(user, plan, goal)
    lock(plan)
    scheme = _scheme(plan, user)
    added, depth = goal._state.adding, 1 if goal.parent_id is None else 2
    if depth == 2 and not added and goal.children.exists():
        raise ValidationError({"parent": TOO_DEEP}, code="too_deep")
    goal.scheme = scheme
    if added or goal.level.depth != depth:
        goal.level = _level(scheme, depth, user)
        goal.order = 1 + (scheme.goals.aggregate(last=Max("order"))["last"] or 0)
    if added:
        goal.code = _free_code(scheme, goal)
    save_row(goal, user=user, revision=revision, within=plan, reason=reason)


def _scheme(plan: ObjectPlan, user: User | None) -> GoalScheme:
    if plan.goal_scheme is None:
        code = plan.code.lower()
        while GoalScheme.objects.filter(code=code).exists():
            code = f"{code[:38]}-x"
        plan.goal_scheme = GoalScheme(
            code=code, name=f"Mål i {plan.code}"[:200], valid_from=plan.period_start
        )
        save_row(plan.goal_scheme, user=user, within=plan)
        # The field remembers the key of what it was given, which had none yet.
        plan.goal_scheme = plan.goal_scheme
        save_row(plan, user=user)
    return plan.goal_scheme


def _level(scheme: GoalScheme, depth: int, user: User | None) -> GoalLevel:
    found = scheme.levels.filter(depth=depth, beside=False).first()
    if found is None:
        name, plural = LEVELS[depth - 1]
        found = GoalLevel(scheme=scheme, depth=depth, name=name, plural=plural)
        save_row(found, user=user)
    return found


def _free_code(scheme: GoalScheme, goal: Goal) -> str:
    """The number as a code ("2-1"), or the next free one; codes of removed goals stay taken."""
    taken = set(Goal.history.filter(scheme_id=scheme.pk).values_list("code", flat=True))
    stem = "-".join(part for part in goal.number.replace(".", ":").split(":") if part.isalnum())
    wished = stem.lower() if stem.isascii() and stem else ""
    if wished and wished not in taken:
        return wished
    place = 1
    while f"m{place}" in taken:
        place += 1
    return f"m{place}"
