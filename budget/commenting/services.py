"""Writing and removing comments on deviations."""

from __future__ import annotations

from django.db import transaction

from budget.commenting.deviations import About
from budget.models import DeviationComment
from objects.models import User
from objects.permissions import Action
from objects.services.parts import require_part, save_part
from objects.services.removing import remove_part
from objects.writing import StaleError, lock


def comment_on(about: About) -> DeviationComment:
    """The comment on what ``about`` names, or a new one that is not saved (one query)."""
    found = about.plan.deviation_comments.filter(
        series=about.series, forecast=about.forecast, unit=about.unit, kind=about.kind
    ).first()
    return found or DeviationComment(
        plan=about.plan,
        series=about.series,
        forecast=about.forecast,
        unit=about.unit,
        kind=about.kind,
    )


@transaction.atomic
def save_comment(*, about: About, text: str, user: User | None, revision: int) -> None:
    """Write the comment on a deviation; ``revision`` is what the writer read, 0 for none.

    Raises:
        PermissionDenied: the user may not explain the object's differences.
        StaleError: someone has written, changed or removed the comment meanwhile.
        ValidationError: the comment is empty.
    """
    lock(about.plan)
    comment = comment_on(about)
    require_part(user, about.plan, comment, Action.EXPLAIN_DIFFERENCE)
    is_new = comment._state.adding
    if is_new and revision:
        raise StaleError(None)
    if not is_new and not revision:
        raise StaleError(comment)
    comment.text = text
    save_part(
        comment,
        plan=about.plan,
        user=user,
        revision=revision,
        action=Action.EXPLAIN_DIFFERENCE,
    )


def remove_comment(*, about: About, user: User | None, revision: int) -> None:
    """Remove the comment on a deviation; its history stays.

    Raises:
        PermissionDenied: the user may not explain the object's differences.
        StaleError: someone has changed or removed the comment meanwhile.
    """
    comment = comment_on(about)
    require_part(user, about.plan, comment, Action.EXPLAIN_DIFFERENCE)
    if comment._state.adding:
        raise StaleError(None)
    remove_part(
        comment,
        plan=about.plan,
        user=user,
        revision=revision,
        action=Action.EXPLAIN_DIFFERENCE,
    )
