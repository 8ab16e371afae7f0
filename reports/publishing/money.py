"""Money that a follow-up may not be issued with: large deviations that nobody has commented."""

from activities.models import FollowUp
from budget.allocation import AllocationError
from budget.commenting.deviations import read_deviations
from budget.overview.addresses import comment_address
from reports.content.follow_up.money import plans_of
from reports.publishing.hinders import Hinder
from reports.review.money import MEND, deviation_text


def uncommented_money(follow_up: FollowUp) -> tuple[Hinder, ...]:
    """Give what is to be commented of the objects whose activities ``follow_up`` tells of."""
    objects = follow_up.plan.activities.filter(object__isnull=False).values_list(
        "object", flat=True
    )
    try:
        return tuple(
            Hinder(
                f"{plan.code}, {one.about.series_name} för {one.about.subject}: "
                f"{deviation_text(one)}",
                MEND,
                comment_address(one.about),
            )
            for plan in plans_of(objects, follow_up.plan.year)
            for one in read_deviations(plan)
            if one.is_open
        )
    except AllocationError as error:
        return (Hinder(f"Pengarna kan inte fördelas: {error}", "Rätta fördelningsnyckeln."),)
