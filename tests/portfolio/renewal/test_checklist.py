"""What to look at in a plan that was made from another."""

import re

import pytest
from django.urls import reverse

from objects.drafting import draft
from tests.build import (
    make_budget_line,
    make_unit,
)
from tests.portfolio.renewal.ground import (
    make_influence,
    make_leader,
    make_plan,
    make_section,
    make_task,
    make_work,
    renewed,
)
from tests.portfolio.renewal.paging import words

pytestmark = pytest.mark.django_db


def test_the_checklist_grows_shorter_and_each_of_its_links_leads_somewhere(signed_in, plan):
    make_section(plan, "purpose", "<p>Det gäller 2022.</p>")
    influence = make_influence(plan, 3, "Skolplan 2022")
    make_unit("UF")
    make_task(make_work(), plan.object, title="Byta system 2022")
    make_budget_line(plan, title="Licens 2022")
    new = renewed(plan)

    response = signed_in.get("/objektplaner/UKFA-2023/att-ga-igenom/")

    html = response.content.decode()
    page = words(response)
    for told in ("UKFA-2023 skrevs från UKFA-2022.", "”Det gäller 2022.”", "”Byta system 2022”"):
        assert told in page
    assert f"Styrande dokument {influence.number}" in page
    for href in set(re.findall(r'href="(/(?:objektplaner|aktiviteter|budget)/[^"]+)"', html)):
        address, _, anchor = href.replace("&amp;", "&").partition("#")
        target = signed_in.get(address)
        assert target.status_code == 200, href
        assert not anchor or f'id="{anchor}"' in target.content.decode(), href
    section = new.sections.get(kind="purpose")
    section.body = "<p>Det gäller 2023.</p>"
    section.save()
    new.sections.filter(kind="background").update(body="<p>Läst.</p>")
    assert "”Det gäller 2022.”" not in words(signed_in.get(response.request["PATH_INFO"]))
    assert "Utkast att läsa" not in words(signed_in.get(response.request["PATH_INFO"]))


def test_a_checklist_with_nothing_on_it_says_so(client):
    plan = make_plan("TOM")
    client.force_login(make_leader(plan.object))

    page = words(client.get(reverse("portfolio:objectplan_checklist", args=["TOM-2022"])))

    assert "Inget kvar att gå igenom." in page
    assert "skrevs från" not in page


def test_a_draft_is_on_the_checklist_wherever_it_stands(client):
    plan = make_plan("TOM")
    make_section(plan, "purpose", draft("<p>Så.</p>", "ur något"))
    client.force_login(make_leader(plan.object))

    assert "Syfte och målgrupp" in words(client.get("/objektplaner/TOM-2022/att-ga-igenom/"))
