"""The start page tells whose turn it is, and the command issues what the page does."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from objects.models import PlanVersion, RoleAssignment, User
from objects.roles import Group
from reports.deciding.people import people_of
from reports.deciding.secretaries import concerned
from reports.deciding.since import Since
from reports.deciding.turns import turns_for
from reports.deciding.way import read_way
from reports.models import Publication, Reading
from reports.publishing.subjects import FollowUpSubject
from tests.build import (
    NEW_YEAR,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
)
from tests.publishing import answer, approve, decide, make_publication, make_request
from tests.reports.deciding.conftest import in_group

Stage = PlanVersion.Stage
SECRETARY_QUERIES = 12


def whats(*users) -> list[list[str]]:
    return [[one.what for one in turns_for(user)] for user in users]


def test_a_request_waits_for_those_who_have_not_answered(cast):
    asked = make_request(cast.plan)
    answer(asked, "verksamhet")

    told = whats(cast.leader, cast.owner, cast.it_owner, cast.secretary)
    assert list(map(len, told)) == [0, 0, 1, 0]


def test_what_is_approved_or_sent_back_waits_for_the_leader(cast):
    approve(cast.plan)
    assert whats(cast.leader, cast.owner) == [["Ge ut version 0.8, som är godkänd."], []]

    answer(make_request(cast.plan), "it", answer="atersand")
    told = "Rätta efter anmärkningarna och begär godkännande igen."
    assert whats(cast.leader, cast.it_owner) == [[told], []]


def test_a_final_version_waits_for_the_secretary_until_it_is_decided(cast):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    assert whats(cast.leader, cast.secretary) == [[], ["Anteckna beslutet om version 0.9."]]

    decide(final, cast.committee)
    told = "Ge ut version 1.0 när alla nämnder har beslutat."
    assert whats(cast.secretary) == [[told]]
    make_publication(cast.plan, "1.0", stage=Stage.DECIDED)
    assert whats(cast.leader, cast.secretary) == [[], []]


def secretary_of(name: str, *committees) -> User:
    user = in_group(Group.COMMITTEE_SECRETARY, name)
    user.committees.set(committees)
    return user


def test_a_decision_concerns_the_secretary_of_the_committee_where_that_is_known(cast):
    make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    own = secretary_of("Olga", cast.committee)
    other = secretary_of("Anna", make_unit("KS"))

    assert list(map(len, whats(own, other, cast.secretary))) == [1, 0, 0]
    people = people_of(read_way(cast.subject).turn, read_way(cast.subject))
    assert people == (own,)


@given(
    st.dictionaries(st.integers(1, 5), st.frozensets(st.integers(1, 4)), max_size=5),
    st.frozensets(st.integers(1, 4)),
)
def test_every_committee_has_someone_who_is_told_and_nobody_is_told_in_vain(ties, committees):
    told = concerned(ties, committees)

    assert bool(told) == bool(ties)
    for committee in committees:
        theirs = {pk for pk, own in ties.items() if committee in own}
        unknown = {pk for pk, own in ties.items() if not own}
        assert theirs <= told
        assert theirs or unknown <= told
    strangers = {pk for pk in told if ties[pk] and not ties[pk] & committees}
    assert not strangers or told == set(ties)


def test_the_start_page_and_the_step_tell_what_is_new_since_the_version_last_seen(cast):
    seen = make_publication(cast.plan, "0.1")
    client = Client()
    client.force_login(cast.owner)
    client.get(seen.address)
    cast.plan.sections.filter(kind="purpose").update(body="<p>Ett nytt syfte.</p>")
    make_request(cast.plan)

    for address in ("/", "/objektplaner/UKFA-2022/versioner/"):
        text = client.get(address).text
        assert "Din tur" in text or "Det är din tur" in text
        assert "Du läste senast version 0.1. Sedan dess: 1 avsnitt ändrat." in text
        assert "?fran=objektplan/ukfa/2022/0.1&amp;till=objektplan/ukfa/2022/forslag" in text
    assert 'href="/objektplaner/UKFA-2022/versioner/"' in client.get("/").text


def test_who_has_read_the_very_version_is_told_of_no_change(cast):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    Reading.objects.create(reader=cast.secretary, publication=final)

    assert turns_for(cast.secretary)[0].since == Since("0.9")


def test_who_has_read_the_same_under_another_label_is_told_that_nothing_has_changed(cast):
    seen = make_publication(cast.plan, "0.1")
    Reading.objects.create(reader=cast.owner, publication=seen)
    make_request(cast.plan)

    (turn,) = turns_for(cast.owner)
    assert turn.since == Since("0.1", "Inget har ändrats sedan dess.")
    assert turn.since.line == "Du läste senast version 0.1. Inget har ändrats sedan dess."


def test_what_cannot_be_read_is_not_told_of(cast):
    seen = make_publication(cast.plan, "0.1", content="{", content_sha256="0" * 64)
    Reading.objects.create(reader=cast.owner, publication=seen)
    make_request(cast.plan)

    (turn,) = turns_for(cast.owner)
    assert turn.since is not None
    assert turn.since.said == ""


def test_a_follow_up_waits_for_the_one_who_leads_it(cast):
    follow_up = make_follow_up(leader=cast.leader)
    answer(make_request(follow_up), "portfolj")

    (turn,) = turns_for(cast.leader)
    assert turn.address == FollowUpSubject(follow_up).way_address


@pytest.mark.parametrize("plans", [1, 3])
def test_the_number_of_queries_of_a_secretary_does_not_follow_that_of_documents(
    cast, plans, django_assert_num_queries
):
    for _ in range(plans):
        more = make_object_plan(make_object(units=[make_unit()]))
        make_publication(more, "0.9", stage=Stage.FINAL)
    with django_assert_num_queries(SECRETARY_QUERIES):
        assert len(turns_for(cast.secretary)) == plans


def test_the_number_of_queries_does_not_follow_the_number_of_documents(cast):
    Reading.objects.create(reader=cast.owner, publication=make_publication(cast.plan, "0.1"))
    make_request(cast.plan)
    with CaptureQueriesContext(connection) as few:
        turns_for(cast.owner)
    for _ in range(3):
        more = make_object_plan(make_object(units=[cast.committee]))
        RoleAssignment.objects.create(
            object=more.object,
            user=cast.owner,
            role="agare",
            side="verksamhet",
            valid_from=NEW_YEAR,
        )
        seen = make_publication(more, "0.8", stage=Stage.PRELIMINARY)
        Reading.objects.create(reader=cast.owner, publication=seen)
        make_request(more, "0.9", stage=Stage.FINAL)
    with CaptureQueriesContext(connection) as many:
        assert len(turns_for(cast.owner)) == 4

    assert len(many) <= len(few) + 2


def test_the_command_issues_a_version_and_tells_all_that_hinders(cast, capsys):
    call_command("publish", "objektplan", "UKFA-2022", stage="utkast", label="0.1")
    assert "/dokument/objektplan/ukfa/2022/0.1/" in capsys.readouterr().out

    with pytest.raises(CommandError, match="är redan utgiven"):
        call_command("publish", "objektplan", "UKFA-2022", stage="utkast", label="0.1")
    with pytest.raises(CommandError, match=r"(?s)gavs inte ut.*passar inte.*inte godkänd"):
        call_command("publish", "objektplan", "UKFA-2022", stage="preliminar", label="1.0")
    with pytest.raises(CommandError, match="finns inte"):
        call_command("publish", "objektplan", "X-1", stage="utkast", label="0.1")
    assert Publication.objects.count() == 1


def test_the_command_issues_a_follow_up_with_the_editions_wished_for(capsys, db):
    unit = make_unit("BIN")
    plan = make_operational_plan("UF-2022", committees=[unit])
    make_follow_up(plan)
    names = ("uppfoljning", "UF-2022")
    wish = {"follow_up": "2022-08-31", "stage": "utkast", "label": "0.1"}
    call_command("publish", *names, **wish, edition=["bin", "BIN"])

    assert "/dokument/uppfoljning/uf-2022/2022-08-31/0.1/" in capsys.readouterr().out
    codes = Publication.objects.order_by("pk").values_list("edition_code", flat=True)
    assert list(codes) == ["", "bin"]
    for faulty, told in (
        ({"follow_up": None}, "Ange --follow-up. Det som finns: 2022-08-31."),
        ({"follow_up": "igår"}, "är inget datum"),
        ({"edition": ["KS"]}, "Nämnden ”KS” finns inte. Det som finns: BIN."),
        ({}, "är redan utgiven"),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("publish", *names, **(wish | faulty))


@pytest.mark.parametrize("extra", [{"follow_up": "2022-08-31"}, {"edition": ["BOU"]}])
def test_what_belongs_to_follow_ups_is_not_said_of_a_plan(cast, extra):
    with pytest.raises(CommandError, match="hör till uppföljningar"):
        call_command("publish", "objektplan", "UKFA-2022", stage="utkast", label="0.1", **extra)
