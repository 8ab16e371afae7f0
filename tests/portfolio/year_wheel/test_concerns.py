"""Whom a day concerns, and why it says so."""

from typing import Any

import pytest

from objects.roles import Group
from portfolio.year_wheel.concerns import CONCERNS, Reach, why
from portfolio.year_wheel.entries import SHORT, Kind
from portfolio.year_wheel.ties import Role, Ties, ties_of
from portfolio.year_wheel.wheel import TRACKS
from tests.build import make_activity, make_object, make_operational_plan, make_unit, make_user
from tests.permission_world import in_group, member_of, with_role

UKFA, IKT = 1, 2
BOU, BIN = 11, 12


def tied(**fields: Any) -> Ties:
    return Ties(user=7, **fields)


def holding(role: Role, *, serving: int = BOU) -> Ties:
    return tied(
        roles={UKFA: frozenset({role})}, codes={UKFA: "UKFA"}, served={UKFA: frozenset({serving})}
    )


OWNER, LEADER, SPECIALIST = holding(Role.OWNER), holding(Role.LEADER), holding(Role.SPECIALIST)
MEMBER = tied(committees={BOU: "BOU"}, served={UKFA: frozenset({BOU})})
SECRETARY = tied(groups=frozenset({Group.COMMITTEE_SECRETARY}))
CONTROLLER = tied(groups=frozenset({Group.CONTROLLER}))
MANAGER = tied(groups=frozenset({Group.PORTFOLIO_MANAGER}))
NOBODY = tied(groups=frozenset({Group.READER}))
PEOPLE = [OWNER, LEADER, SPECIALIST, MEMBER, SECRETARY, CONTROLLER, MANAGER, NOBODY]


@pytest.mark.parametrize(
    ("kind", "concerned"),
    [
        (Kind.PRELIMINARY, [OWNER, LEADER, MANAGER]),
        (Kind.FINAL, [OWNER, LEADER, MANAGER]),
        (Kind.DECISION, [OWNER, MEMBER, SECRETARY]),
        (Kind.FOLLOW_UP, [LEADER, SPECIALIST, CONTROLLER]),
        (Kind.OTHER, PEOPLE),
    ],
)
def test_a_day_for_all_concerns_the_roles_of_its_kind(kind: Kind, concerned: list[Ties]):
    assert [one for one in PEOPLE if why(Reach(kind), one)] == concerned


def test_every_kind_says_whom_it_concerns_and_has_a_name_and_a_track():
    assert set(CONCERNS) == set(SHORT) == set(TRACKS) == set(Kind)


@pytest.mark.parametrize(
    ("reach", "ties", "reason"),
    [
        (Reach(Kind.FINAL), LEADER, "du är objektledare för UKFA"),
        (Reach(Kind.FINAL, frozenset({UKFA})), LEADER, "du är objektledare för UKFA"),
        (Reach(Kind.FINAL, frozenset({IKT})), LEADER, ""),
        (Reach(Kind.DECISION, committee=BOU), OWNER, "du är objektägare för UKFA"),
        (Reach(Kind.DECISION, committee=BIN), OWNER, ""),
        (Reach(Kind.DECISION, committee=BOU), MEMBER, "du är ledamot av BOU"),
        (Reach(Kind.DECISION, committee=BIN), MEMBER, ""),
        (Reach(Kind.DECISION, frozenset({UKFA})), MEMBER, "du är ledamot av BOU"),
        (Reach(Kind.DECISION, frozenset({IKT})), MEMBER, ""),
        (Reach(Kind.DECISION, committee=BIN), SECRETARY, "du är nämndsekreterare"),
        (Reach(Kind.OTHER), LEADER, "dagen gäller alla"),
        (Reach(Kind.OTHER, committee=BOU), LEADER, "du är objektledare för UKFA"),
        (Reach(Kind.OTHER, committee=BIN), NOBODY, ""),
        (Reach(Kind.FOLLOW_UP, frozenset(), leader=7), NOBODY, "du leder uppföljningen"),
        (Reach(Kind.FOLLOW_UP, frozenset(), leader=8), NOBODY, ""),
        (Reach(Kind.FOLLOW_UP, frozenset(), plan=3), LEADER, ""),
        (
            Reach(Kind.FOLLOW_UP, frozenset(), plan=3),
            tied(reports_in=frozenset({3})),
            "du rapporterar i den",
        ),
    ],
)
def test_a_day_for_an_object_or_a_committee_concerns_those_of_it(
    reach: Reach, ties: Ties, reason: str
):
    assert why(reach, ties) == reason


@pytest.mark.django_db
def test_ties_hold_what_a_person_is_today():
    committee = make_unit("BOU")
    item = make_object("UKFA", units=[committee])
    leader = with_role(item, "ledare", "it")
    former = with_role(item, "ledare", "verksamhet", last=-1)
    member, controller = member_of(committee), in_group(Group.CONTROLLER)

    assert ties_of(leader).roles == {item.pk: frozenset({Role.LEADER})}
    assert ties_of(leader).codes == {item.pk: "UKFA"}
    assert ties_of(former).roles == {}
    assert ties_of(member).committees == {committee.pk: "BOU"}
    assert ties_of(member).served == {item.pk: frozenset({committee.pk})}
    assert ties_of(controller).groups == {Group.CONTROLLER}


@pytest.mark.django_db
def test_one_reports_in_the_plans_with_own_activities_or_those_of_an_object_one_reports_for():
    item, person = make_object(), make_user()
    own, linked, other = (make_operational_plan() for _ in range(3))
    make_activity(own, owner=person)
    make_activity(linked, object=item)
    make_activity(other)
    specialist, owner = with_role(item, "specialist", "it"), with_role(item, "agare", "it")

    assert ties_of(person).reports_in == {own.pk}
    assert ties_of(specialist).reports_in == {linked.pk}
    assert ties_of(owner).reports_in == set()
