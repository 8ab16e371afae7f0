"""What the tests of Mina aktiviteter share: addresses, and what a row's form sends."""

from __future__ import annotations

from typing import Any

from django.test import Client

from activities.models import Activity, FollowUp, Placement
from activities.revisions import revisions_at
from tests.activities.reporting_ground import Ground

IN_PLACE = {"HX-Request": "true"}


def at(follow_up: FollowUp) -> str:
    return f"/aktiviteter/mina/{follow_up.plan.code}/{follow_up.cut_off}/"


def row_at(activity: Activity, follow_up: FollowUp) -> str:
    return f"{at(follow_up)}{activity.number}/"


def sends(
    ground: Ground, activity: Activity, place: Placement | None = None, **more: Any
) -> dict[str, Any]:
    """What the form of a row holds when Pågående is chosen and nothing has been reported since."""
    found = revisions_at(ground.late, [activity.pk]).get(activity.pk)
    least: dict[str, Any] = {
        "status": ground.status("Pågående").pk,
        "deadline": "december 2022",
        "deadline_reason": "",
        "comment": "",
        "revision": found.of(place) if found else 0,
    }
    if place is not None:
        least["placement"] = place.pk
    return least | more


def signed_in(client: Client, ground: Ground) -> Client:
    client.force_login(ground.leader)
    return client


def titles(page: Any) -> list[str]:
    """The activities of the page, in order."""
    return [row.activity.title for group in page.context["page"].groups for row in group.rows]
