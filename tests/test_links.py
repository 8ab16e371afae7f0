"""No page leads where its reader may not go, and every page can be reached by following links.

The pages are those of the demo, where every role has something to see.
"""

from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from objects.models import ObjectPlan, PlanVersion, User
from reports.models import Release
from tests.crawling import Found, crawl
from tests.publishing import ISSUED, make_publication
from tests.test_permissions import ROWS

ROLES = (
    None,
    "administrator",
    "controller",
    "portfoljansvarig",
    "namndsekreterare",
    "namndledamot",
    "lasare",
    "objektagare-verksamhet",
    "objektledare-verksamhet",
    "objektspecialist-it",
)

# Pages that no link leads to, with what does. Files end in the names of FILES.
NOT_LINKED = {
    "account_inactive": "logging in to an account that is closed",
    "account_reset_password_done": "asking for a new password",
    "account_reset_password_from_key": "an e-mail",
    "account_reset_password_from_key_done": "choosing a new password",
    "activities:bulk": "the marks in the list of activities",
    "activities:bulk_done": "saving many activities",
    "activities:mine_report": "the script of the row that it shows",
    "budget:alternative": "saving an alternative",
    "budget:alternative_change": "an alternative that is open",
    "budget:import_preview": "choosing how an uploaded file is read",
    "budget:import_reading": "uploading a file",
    "budget:comment": "a deviation from the budget, of which the demo has none",
    "log_in_before": "an address that was used earlier",
    "portfolio:objectplan_checklist": "beginning a new plan",
    "reports:activity_new": "a bookmark; it leads on to the form in the plan",
    "reports:edit_show": "the script of a form that is closed",
    "reports:followup_proposal": "asking for approval",
    "reports:objectplan_proposal": "asking for approval",
    "reports:plan_presence": "the script that asks who has parts open",
    "reports:room_cover": "a picture in the reading room",
    "reports:accessibility_thanks": "reporting a fault in accessibility",
    "year_wheel:feed": "an address to copy",
}
FILES = ("_pdf", "_json", "_csv", "_xlsx", "_zip")


def crawled_as(username: str | None) -> list[Found]:
    if username is None:
        return crawl(None, start="/objektplaner/")
    # From an object, so that the activities that are met first belong to one.
    return crawl(User.objects.get(username=username), start="/objekt/UKFA/")


class TheDemoIsCrawled(TestCase):
    found: dict[str | None, list[Found]]

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_demo", stdout=StringIO())
        plan = ObjectPlan.objects.get(code="UKFA-2022")
        decided = make_publication(plan, "1.0", stage=PlanVersion.Stage.DECIDED)
        Release.objects.create(publication=decided, released_at=ISSUED)
        make_publication(plan, "2.0", stage=PlanVersion.Stage.REVISED, supersedes=decided)
        cls.found = {role: crawled_as(role) for role in ROLES}

    def test_no_link_leads_to_what_is_missing_or_refused(self) -> None:
        dead = [
            (role, one.linked_from, one.address, one.status)
            for role, found in self.found.items()
            for one in found
            if one.status != 200
        ]
        assert dead == []

    def test_every_page_can_be_reached_by_following_links(self) -> None:
        pages = {row.route for row in ROWS if row.how == "GET" and not row.route.endswith(FILES)}
        reached = {one.route for found in self.found.values() for one in found}

        assert pages - reached - set(NOT_LINKED) == set()
