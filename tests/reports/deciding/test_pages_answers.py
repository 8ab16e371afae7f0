"""The page of the way to a decision, as those who approve see it."""

import json

from objects.models import PlanVersion
from reports.models import Approval, PlaceRemark
from tests.publishing import answer, make_request
from tests.reports.deciding.visiting import page, post

Stage = PlanVersion.Stage


def test_an_owner_sends_back_with_remarks_that_lead_the_leader_to_their_places(cast):
    asked = make_request(cast.plan)
    key = next(one["key"] for one in json.loads(asked.content)["contents"])
    sent = {"request": asked.pk, "side": "verksamhet", "rows": 2, "svar": "atersand"}
    response = post(cast.owner, steg="svara", place_0=key, text_0="Skriv om.", **sent)

    assert response.status_code == 302
    remark = PlaceRemark.objects.get()
    assert (remark.key, remark.text) == (key, "Skriv om.")
    shown = page(cast.leader)
    assert f'href="/objektplaner/UKFA-2022/?redigera#{key}"' in shown
    assert f"{remark.place}</a>: Skriv om." in shown


def test_a_remark_without_a_place_is_kept_and_the_place_asked_for(cast):
    asked = make_request(cast.plan)
    sent = {"request": asked.pk, "side": "verksamhet", "rows": 2, "svar": "atersand"}
    response = post(cast.owner, steg="svara", text_0="Skriv om.", **sent)

    assert response.status_code == 422
    assert "Välj vilken del anmärkningen gäller." in response.content.decode()
    assert "Skriv om.</textarea>" in response.content.decode()
    assert not Approval.objects.exists()


def test_more_rows_for_remarks_keep_what_was_written(cast):
    asked = make_request(cast.plan)
    sent = {"request": asked.pk, "side": "verksamhet", "rows": 2, "fler": "ja"}
    text = post(cast.owner, steg="svara", text_1="Skriv om.", **sent).content.decode()

    assert 'name="text_3"' in text
    assert "Skriv om.</textarea>" in text


def test_who_has_answered_has_no_form_and_is_refused(cast):
    asked = make_request(cast.plan)
    answer(asked, "verksamhet")
    sent = {"request": asked.pk, "side": "verksamhet", "svar": "godkand"}

    assert "Ditt svar" not in page(cast.owner)
    response = post(cast.owner, steg="svara", **sent)
    assert response.status_code == 422
    assert "redan besvarad" in response.content.decode()
