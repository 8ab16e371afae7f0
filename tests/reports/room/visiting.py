"""The reading room with versions to read, seen as a page."""

from datetime import timedelta

from tests.build import make_activity, make_operational_plan
from tests.publishing import ISSUED, make_publication

PATH = "objektplan/ukfa/2022"
SUBJECT = f"/lasrum/{PATH}"


def preliminary(row, label="0.8", days=0, **fields):
    at = ISSUED + timedelta(days=days)
    return make_publication(row, label, stage="preliminar", published_at=at, **fields)


def add_activity(plan, title: str) -> None:
    operational = make_operational_plan(year=plan.year)
    make_activity(operational, title=title, object=plan.object)


def page_of(client, address="/lasrum/") -> str:
    page: str = client.get(address).content.decode()
    return page
