"""What the tests of pages share: the page's address, its text and what its form sends."""

import re
from typing import Any

from activities.models import Activity
from objects.models import ObjectPlan

PAGE = "/objektplaner/UKFA-2022/ny/"


def words(response: Any) -> str:
    """The text of a page, without tags and with single spaces."""
    html = re.sub(r"<(script|style|head)\b.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def everything(plan: ObjectPlan) -> dict[str, Any]:
    """What the form sends when nothing is unticked."""
    return {
        "fran": "2023-01-01",
        "till": "2023-12-31",
        "avsnitt": [one.pk for one in plan.sections.all()],
        "styrande": [one.pk for one in plan.influences.all()],
        "aktiviteter": [one.pk for one in Activity.objects.filter(object=plan.object)],
        "mal": "on",
        "utkast": "on",
        "budget": "alla",
    }
