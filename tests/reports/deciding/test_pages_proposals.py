"""What approval is asked for, as a page of its own."""

from activities.models import OperationalPlan
from objects.models import PlanVersion
from objects.roles import Group
from reports.models import ApprovalRequest
from reports.publishing.subjects import FollowUpSubject
from tests.build import make_follow_up, make_user
from tests.publishing import make_request
from tests.reports.deciding.conftest import in_group
from tests.reports.deciding.visiting import ADDRESS, as_user, page

Stage = PlanVersion.Stage


def test_the_proposal_is_read_as_it_was_when_asked_for(cast):
    make_request(cast.plan)
    cast.plan.sections.filter(kind="purpose").update(body="<p>Nytt syfte.</p>")

    shown = page(cast.owner, f"{ADDRESS}forslag/")
    assert "Om syfte" in shown
    assert "Nytt syfte." not in shown
    assert "Arbetskopian har ändrats sedan dess." in shown


def test_a_proposal_that_cannot_be_read_gives_way_to_the_working_copy_and_says_so(cast):
    make_request(cast.plan, content='{"kind": "objektplan", "schema": 999}')

    assert "Det som visas är arbetskopian." in page(cast.owner, f"{ADDRESS}forslag/")


def test_a_follow_up_is_proposed_approved_and_issued_like_a_plan(db):
    manager = in_group(Group.PORTFOLIO_MANAGER, "Pia")
    follow_up = make_follow_up(leader=make_user("ulla"), is_open=False)
    leader = follow_up.leader
    here = FollowUpSubject(follow_up).way_address
    assert as_user(leader).get(f"{here}forslag/").status_code == 404

    sent = {"steg": "begar", "stage": "preliminar 0.8"}
    assert as_user(leader).post(here, sent).status_code == 302
    proposal = page(manager, f"{here}forslag/")
    assert "Förslag till version 0.8, som det var när godkännande begärdes." in proposal
    assert "Arbetskopian har ändrats" not in proposal
    asked = ApprovalRequest.objects.get()
    reply = {"steg": "svara", "request": asked.pk, "side": "portfolj", "svar": "godkand"}
    assert as_user(manager).post(here, reply).status_code == 302
    OperationalPlan.objects.update(name="Ett annat namn")
    assert "Arbetskopian har ändrats sedan dess." in page(manager, f"{here}forslag/")
    again = as_user(leader).post(here, {"steg": "ge-ut", "stage": "preliminar 0.8"})
    assert "Innehållet har ändrats sedan det godkändes." in again.text
