"""The comments on a plan's deviations, and those that are missing."""

from __future__ import annotations

from collections.abc import Iterable

from budget.commenting.deviations import About, Deviation
from budget.commenting.deviations import Comments as Found
from budget.overview.addresses import comment_address
from budget.overview.page import Comments
from objects.models import ManagedObject, ObjectPlan
from objects.money import format_money, in_percent


def comment_list(
    plan: ObjectPlan, deviations: Iterable[Deviation], comments: Found, *, may_comment: bool
) -> Comments | None:
    """What to tell of comments; None where nothing deviates and nothing is written."""
    found = list(deviations)
    if not found and not comments:
        return None
    missing = tuple(
        (one, comment_address(one.about) if may_comment else "") for one in found if one.is_open
    )
    written = []
    for comment in comments.values():
        about = About(plan, comment.series, comment.forecast, comment.unit, comment.kind)
        subject = f"{about.series_name}, {about.subject}"
        written.append((comment, subject, comment_address(about) if may_comment else ""))
    return Comments(missing, tuple(written), limit_of(plan.object))


def limit_of(item: ManagedObject) -> str:
    """The limits of an object in words; empty when it has none."""
    percent, amount = item.deviation_percent, item.deviation_amount
    told = [
        in_percent(percent.normalize()) if percent is not None else "",
        f"{format_money(amount)} kr" if amount is not None else "",
    ]
    limits = " och ".join(filter(None, told))
    return f"Avvikelser över {limits} från budgeten ska kommenteras." if limits else ""
