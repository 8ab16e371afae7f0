"""Every route × every role × {own object, another's}: what each is answered.

A cell is one letter for one person, in the order of the columns:

    a   anonymous, not signed in            O o   objektägare, verksamhet and IT
    n   no role                             L l   objektledare, verksamhet and IT
    A   Administratör                       S s   objektspecialist, verksamhet and IT
    C   Controller                          f     former objektledare: the role has ended
    P   Portföljansvarig                    m     member of a nämnd that has no part in it
    N   Nämndsekreterare                    o     owner of the activity, without a role
    M   Nämndledamot of the own nämnd       u     leader of the follow-up, without a role
    R   Läsare                              *     superuser

and says

    +   200 or 204, the page or the file    0     404, as if it did not exist
    r   redirected: done                    -     403, refused
    >   sent to the log-in page             x     400, 409 or 422: the form has faults
                                                  or is out of date, but may be sent

Roles are held on the ``own`` object, its nämnd, its activity and follow-up, and never on
``another``. POST is sent with what ``POSTED`` says for the route, else with nothing. The
administration is one family, ``admin:*``: each of its pages refuses those whom the row refuses.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.permission_addresses import ARGUMENTS, POSTED
from tests.permission_asking import (
    LEADER,
    Row,
    address_in_administration,
    address_of,
    ask,
    like_the_table,
    routes_of,
    rows_of,
)
from tests.permission_world import World, make_world

MATRIX = """
                                                    own                     another's
route                                of        how  an ACPNMR OoLlSs fmou *  an ACPNMR OoLlSs fmou *

start                                –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +

log_in_before                        –         GET  rr rrrrrr rrrrrr rrrr r  rr rrrrrr rrrrrr rrrr r
account                              –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
account_login                        –         GET  +r rrrrrr rrrrrr rrrr r  +r rrrrrr rrrrrr rrrr r
account_login                        –         POST +r rrrrrr rrrrrr rrrr r  +r rrrrrr rrrrrr rrrr r
account_logout                       –         POST rr rrrrrr rrrrrr rrrr r  rr rrrrrr rrrrrr rrrr r
account_inactive                     –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_change_password              –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
account_change_password              –         POST >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
usersessions_list                    –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
usersessions_list                    –         POST >r rrrrrr rrrrrr rrrr r  >r rrrrrr rrrrrr rrrr r
account_reset_password               –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_reset_password               –         POST ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_reset_password_done          –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_reset_password_from_key      link      GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_reset_password_from_key      link      POST ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
account_reset_password_from_key_done –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +

objects:list                         –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
portfolio:object                     object    GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
portfolio:objectplan_next            plan      GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
portfolio:objectplan_next            plan      POST >0 r-r--- --rr-- 0000 r  >0 r-r-0- ------ 0000 r
portfolio:objectplan_checklist       plan      GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +

year_wheel:year                      –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
year_wheel:new                       –         GET  >- +-++-- ------ ---- +  >- +-++-- ------ ---- +
year_wheel:new                       –         POST >- x-xx-- ------ ---- x  >- x-xx-- ------ ---- x
year_wheel:change                    day       GET  >- +-++-- ------ ---- +  >- +-++-- ------ ---- +
year_wheel:change                    day       POST >- x-xx-- ------ ---- x  >- x-xx-- ------ ---- x
year_wheel:remove                    day       GET  >- +-++-- ------ ---- +  >- +-++-- ------ ---- +
year_wheel:remove                    day       POST >- x-xx-- ------ ---- x  >- x-xx-- ------ ---- x
year_wheel:copy                      year      GET  >- +-++-- ------ ---- +  >- +-++-- ------ ---- +
year_wheel:copy                      year      POST >- x-xx-- ------ ---- x  >- x-xx-- ------ ---- x
year_wheel:calendar                  –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
year_wheel:renew                     –         POST >r rrrrrr rrrrrr rrrr r  >r rrrrrr rrrrrr rrrr r
year_wheel:close                     –         POST >r rrrrrr rrrrrr rrrr r  >r rrrrrr rrrrrr rrrr r
year_wheel:feed                      token     GET  ++ ++++++ ++++++ ++++ +  00 000000 000000 0000 0

activities:list                      –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
activities:csv                       –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
activities:xlsx                      –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
activities:bulk                      –         GET  >- xxx--- --xxxx --xx x  >- xxx--- --xxxx --xx x
activities:bulk                      –         POST >- xxx--- --xxxx --xx x  >- xxx--- --xxxx --xx x
activities:bulk_done                 –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
activities:detail                    activity  GET  >0 ++++++ ++++++ 00+0 +  >0 ++++0+ ++++++ 0000 +
activities:mine                      –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
activities:mine_at                   follow-up GET  >0 ++++++ ++++++ 00++ +  >0 ++++0+ ++++++ 0000 +
activities:mine_report               report    GET  >0 rrr--- --rrrr 00rr r  >0 rrr-0- ------ 0000 r
activities:mine_report               report    POST >0 xxx--- --xxxx 00xx x  >0 xxx-0- ------ 0000 x
activities:mine_repeat               report    POST >0 xxx--- --xxxx 00xx x  >0 xxx-0- ------ 0000 x
activities:mine_split                report    POST >0 rrr--- --rrrr 00rr r  >0 rrr-0- ------ 0000 r

budget:list                          –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:csv                           –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:xlsx                          –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:imports                       –         GET  >- ++---- ------ ---- +  >- ++---- ------ ---- +
budget:imports                       –         POST >- xx---- ------ ---- x  >- xx---- ------ ---- x
budget:import_plan_xlsx              plan      GET  >- ++---- ------ ---- +  >- ++---- ------ ---- +
budget:import_reading                upload    GET  >- 0+---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_reading                upload    POST >- 0r---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_preview                upload    GET  >- 0+---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_preview                upload    POST >- 0r---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_faults_xlsx            upload    GET  >- 0+---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_confirm                upload    POST >- 0x---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_discard                upload    POST >- 0r---- ------ ---- 0  >- 00---- ------ ---- 0
budget:import_done                   batch     GET  >- ++---- ------ ---- +  >- ++---- ------ ---- +
budget:import_undo                   batch     POST >- rr---- ------ ---- r  >- rr---- ------ ---- r
budget:why_plan                      plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:why_sum                       sum       GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:why_line                      line      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:why                           part      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:keys                          –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:key                           key       GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:key_new                       –         GET  >- +++--- ------ ---- +  >- +++--- ------ ---- +
budget:key_new                       –         POST >- xxx--- ------ ---- x  >- xxx--- ------ ---- x
budget:key_version                   key       GET  >- +++--- ------ ---- +  >- +++--- ------ ---- +
budget:key_version                   key       POST >- xxx--- ------ ---- x  >- xxx--- ------ ---- x
budget:key_change                    keyed-day GET  >- +++--- ------ ---- +  >- +++--- ------ ---- +
budget:key_change                    keyed-day POST >- xxx--- ------ ---- x  >- xxx--- ------ ---- x
budget:key_move                      keyed-day GET  >- +++--- ------ ---- +  >- +++--- ------ ---- +
budget:key_move                      keyed-day POST >- xxx--- ------ ---- x  >- xxx--- ------ ---- x
budget:alternatives                  plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:alternative                   option    GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:alternative_new               plan      GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
budget:alternative_new               plan      POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
budget:alternative_change            option    GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
budget:alternative_change            option    POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
budget:alternative_close             option    POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
budget:grid                          plan      GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
budget:grid                          plan      POST >0 rrr--- --rr-- 0000 r  >0 rrr-0- ------ 0000 r
budget:of_plan                       plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:of_plan_csv                   table     GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:of_plan_xlsx                  table     GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:comment                       deviation GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
budget:comment                       deviation POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
budget:of_unit                       unit-year GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:of_unit_csv                   unit-rows GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:of_unit_xlsx                  unit-rows GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
budget:of_all                        year      GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
budget:of_all_csv                    year-rows GET  >0 ++++++ ++++++ 0000 +  >0 ++++++ ++++++ 0000 +
budget:of_all_xlsx                   year-rows GET  >0 ++++++ ++++++ 0000 +  >0 ++++++ ++++++ 0000 +

reports:activity_edit                activity  GET  >0 r-r--- --rr-- 00-0 r  >0 r-r-0- ------ 0000 r
reports:activity_new                 –         GET  >0 000000 000000 0000 0  >0 000000 000000 0000 0
reports:objectplans                  –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:objectplan                   plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:objectplan_package           plan      GET  >0 +-++-- --++-- 0000 +  >0 +-++0- ------ 0000 +
reports:objectplan_package_zip       plan      GET  >0 +-++-- --++-- 0000 +  >0 +-++0- ------ 0000 +
reports:objectplan_review            plan      GET  >0 +++--- ++++-- 0000 +  >0 +++-0- ------ 0000 +
reports:objectplan_pdf               plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:objectplan_json              plan      GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:objectplan_versions          plan      GET  >0 ++++-- ++++-- 0000 +  >0 ++++0- ------ 0000 +
reports:objectplan_versions          plan      POST >0 x-xx-- --xx-- 0000 x  >0 x-xx0- ------ 0000 x
reports:objectplan_proposal          plan      GET  >0 0000-- 0000-- 0000 0  >0 00000- ------ 0000 0
reports:followups                    –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:followup                     follow-up GET  >0 ++++++ ++++++ 000+ +  >0 ++++0+ ++++++ 0000 +
reports:followup_pdf                 follow-up GET  >0 ++++++ ++++++ 000+ +  >0 ++++0+ ++++++ 0000 +
reports:followup_json                follow-up GET  >0 ++++++ ++++++ 000+ +  >0 ++++0+ ++++++ 0000 +
reports:followup_versions            follow-up GET  >0 ++++-- ------ 000+ +  >0 ++++0- ------ 0000 +
reports:followup_package             follow-up GET  >0 +-++-- ------ 000- +  >0 +-++0- ------ 0000 +
reports:followup_package_zip         follow-up GET  >0 0-00-- ------ 000- 0  >0 0-000- ------ 0000 0
reports:followup_versions            follow-up POST >0 xxxx-- ------ 000x x  >0 xxxx0- ------ 0000 x
reports:followup_proposal            follow-up GET  >0 0000-- ------ 0000 0  >0 00000- ------ 0000 0

reports:compare                      –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:compare_pdf                  –         GET  >0 000000 000000 0000 0  >0 000000 000000 0000 0
reports:accessibility                –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:accessibility                –         POST xx xxxxxx xxxxxx xxxx x  xx xxxxxx xxxxxx xxxx x
reports:accessibility_thanks         –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:issued                       –         GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:issued_of                    document  GET  ++ ++++++ ++++++ ++++ +  ++ ++++++ ++++++ ++++ +
reports:issued_version               version   GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:issued_pdf                   version   GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:issued_json                  version   GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:issued_xlsx                  version   GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:issued_release               version   GET  >0 +-++-- ------ 0000 +  >0 +-++0- ------ 0000 +
reports:issued_release               version   POST >0 r-rr-- ------ 0000 r  >0 r-rr0- ------ 0000 r

leading:new                          –         GET  >- +++--- ------ ---- +  >- +++--- ------ ---- +
leading:new                          –         POST >- xxx--- ------ ---- x  >- xxx--- ------ ---- x
leading:lead                         follow-up GET  >0 +++--- ------ 000+ +  >0 +++-0- ------ 0000 +
leading:remind                       follow-up GET  >0 +++--- ------ 000+ +  >0 +++-0- ------ 0000 +
leading:remind                       follow-up POST >0 xxx--- ------ 000x x  >0 xxx-0- ------ 0000 x
leading:close                        follow-up POST >0 xxx--- ------ 000x x  >0 xxx-0- ------ 0000 x
leading:open                         follow-up POST >0 xxx--- ------ 000x x  >0 xxx-0- ------ 0000 x
leading:move                         follow-up POST >0 xxx--- ------ 000x x  >0 xxx-0- ------ 0000 x
leading:leader                       follow-up POST >0 xxx--- ------ 000x x  >0 xxx-0- ------ 0000 x

reports:edit                         text      GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
reports:edit                         text      POST >0 r-r--- --rr-- 0000 r  >0 r-r-0- ------ 0000 r
reports:edit                         reason    GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:edit                         reason    POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
reports:edit_show                    text      GET  >0 r-r--- --rr-- 0000 r  >0 r-r-0- ------ 0000 r
reports:edit_show                    reason    GET  >0 rrr--- --rr-- 0000 r  >0 rrr-0- ------ 0000 r
reports:edit_new                     goals     GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
reports:edit_new                     goals     POST >0 x-x--- --xx-- 0000 x  >0 x-x-0- ------ 0000 x
reports:edit_new                     reasons   GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:edit_new                     reasons   POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
reports:edit_move                    goal      POST >0 r-r--- --rr-- 0000 r  >0 r-r-0- ------ 0000 r
reports:edit_move                    reason    POST >0 rrr--- --rr-- 0000 r  >0 rrr-0- ------ 0000 r
reports:edit_remove                  component GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
reports:edit_remove                  component POST >0 x-x--- --xx-- 0000 x  >0 x-x-0- ------ 0000 x
reports:edit_remove                  reason    GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:edit_remove                  reason    POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
reports:edit_history                 text      GET  >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
reports:edit_history                 reason    GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:edit_restore                 record    POST >0 xxx--- --xx-- 0000 x  >0 xxx-0- ------ 0000 x
reports:edit_presence                text      POST >0 +-+--- --++-- 0000 +  >0 +-+-0- ------ 0000 +
reports:edit_presence                reason    POST >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:plan_history                 plan      GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +
reports:plan_presence                plan      GET  >0 +++--- --++-- 0000 +  >0 +++-0- ------ 0000 +

reports:room                         –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
reports:room_notes                   –         GET  >+ ++++++ ++++++ ++++ +  >+ ++++++ ++++++ ++++ +
reports:room_version                 issued    GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:room_cover                   issued    GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:room_pdf                     issued    GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:room_note                    passage   GET  >0 ++++++ ++++++ 0000 +  >0 ++++0+ ++++++ 0000 +
reports:room_note                    passage   POST >0 xxxxxx xxxxxx 0000 x  >0 xxxx0x xxxxxx 0000 x
reports:room_note_remove             passage   POST >0 rrrrrr rrrrrr 0000 r  >0 rrrr0r rrrrrr 0000 r

admin:*                              –         GET  >- +----- ------ ---- +  >- +----- ------ ---- +
"""

ROWS = [row for row in rows_of(MATRIX) if row.route != "admin:*"]
(ADMINISTRATION,) = [row for row in rows_of(MATRIX) if row.route == "admin:*"]
ROUTES = list(routes_of(get_resolver().url_patterns))


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    # Who may have a document is asked some hundred times here, not how it looks on paper.
    monkeypatch.setattr("reports.views.render_pdf", lambda content: b"%PDF")
    return make_world()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.how} {row.route}")
def test_each_route_answers_each_person_as_the_matrix_says(world: World, row: Row):
    data = POSTED.get(row.route, {})
    for half, expected in ((world.own, row.own), (world.another, row.another)):
        address = address_of(row, half)
        found = [ask(person, address, row.how, data) for person in world.people]
        assert like_the_table(found) == expected


def test_nobody_reaches_a_part_of_anothers_plan_through_their_own(world: World):
    leader = world.people[LEADER]
    parts = [row for row in ROWS if row.of != "text"]
    rows = [row for row in parts if "ident" in ARGUMENTS[row.of](world.own)]
    assert len(rows) > 5
    for row in rows:
        arguments = ARGUMENTS[row.of](world.another) | {"code": world.own.plan.code}
        address = reverse(row.route, kwargs=arguments)
        found = ask(leader, address, row.how, POSTED.get(row.route, {}))
        assert found == "0", row


def test_the_administration_lets_in_those_whom_the_matrix_says(world: World):
    log_in = reverse("admin:login")
    found = []
    for person in world.people:
        letter = ask(person, reverse("admin:index"), "GET", {})
        found.append(ask(person, log_in, "GET", {}) if letter == "r" else letter)
    assert like_the_table(found) == ADMINISTRATION.own == ADMINISTRATION.another


@pytest.mark.parametrize("place", [0, 1], ids=["anonymous", "no role"])
def test_every_page_of_the_administration_refuses_as_its_first_page_does(world: World, place: int):
    client = Client()
    if place:
        client.force_login(world.people[place])  # type: ignore[arg-type]
    first = client.get(reverse("admin:index"))["Location"].partition("?")[0]
    own = {"admin:login", "admin:logout"}
    pages = [one for one in ROUTES if one[0].startswith("admin:") and one[1].name]
    assert len(pages) > 100
    for name, route in pages:
        answer = client.get(address_in_administration(name, route))
        assert name in own or answer["Location"].partition("?")[0] == first, name


def test_every_route_stands_in_the_matrix_and_none_that_does_not_exist():
    existing = {name for name, _ in ROUTES if not name.startswith("admin:")}
    assert existing == {row.route for row in ROWS}


def test_what_the_matrix_does_not_say_is_not_allowed(world: World):
    told = {(row.route, row.how) for row in ROWS}
    for row in ROWS:
        for how in ("GET", "POST"):
            if (row.route, how) not in told:
                assert ask(world.people[-1], address_of(row, world.own), how, {}) == "5", row.route
