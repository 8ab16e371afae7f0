"""The page before, the plan after, and what stands in the way."""

from datetime import date

import pytest

from activities.models import Activity
from objects.fuzzy import parse_fuzzy
from objects.models import ObjectPlan
from tests.build import (
    make_activity,
    make_budget_line,
    make_component,
    make_goal,
    make_key,
    make_object,
    make_operational_plan,
    make_scheme,
    make_unit,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_influence,
    make_leader,
    make_plan,
    make_section,
    make_task,
    make_work,
    renewed,
)
from tests.portfolio.renewal.paging import PAGE, everything, words

pytestmark = pytest.mark.django_db
QUERIES = {"ny": 34, "att-ga-igenom": 27}


def test_the_page_tells_what_will_happen_and_does_nothing(signed_in, plan):
    make_section(plan, "purpose", "<p>Syftet är gott. Det gällde 2022.</p>")
    make_influence(plan, 1, "Skolplan 2022")
    work = make_work(name="Verksamhetsplan 2022")
    late = parse_fuzzy("december 2022", year=None)
    make_task(work, plan.object, Class.ONGOING, title="Byta system", deadline=late)
    make_task(work, plan.object, Class.DONE, title="Lära ut")
    shared = make_key((make_unit(), 1, 1), name="Alla", valid_to=date(2022, 12, 31))
    make_budget_line(plan, key=shared, amount=1000)
    make_budget_line(plan, kind="vu", amount=500)

    page = words(signed_in.get(PAGE))

    for told in (
        "Ny plan för 2023",
        "Syfte och målgrupp",
        "”Det gällde 2022.”",
        "1. Skolplan 2022",
        "1 nivå 1 och ett delmål",
        "Målen kopieras till Mål 2023.",
        "UF-2023 finns inte än och skapas (Verksamhetsplan 2023)",
        "Byta system Pågår · kvarstår från 2022 · nytt slutdatum behövs (december 2022 följer int",
        "En aktivitet är färdig och följer inte med Lära ut (Genomfört)",
        "Alla poster från förra året två poster, 1 500,00 kronor",
        "Bara vidmakthållandet (VM) en post, 1 000,00 kronor",
        "Alla gällde till och med den 31 december 2022. En ny version med samma andelar gäller",
        "Varken utfall eller prognos finns för 2022",
        "0.1 utkast, 0.8 preliminär, 0.9 slutgiltig, 1.0 beslutad, 2.0 reviderad",
    ):
        assert told in page
    assert ObjectPlan.objects.count() == 1


def test_the_page_of_a_plan_of_nothing_says_so(client):
    plan = make_plan("TOM")
    client.force_login(make_leader(plan.object))

    page = words(client.get("/objektplaner/TOM-2022/ny/"))

    for told in ("har inga texter att kopiera", "inga ofärdiga aktiviteter", "inga komponenter"):
        assert told in page
    assert "Ingen uppföljning av objektets aktiviteter finns" in page


def test_what_has_ended_or_will_end_is_pointed_at(signed_in, plan):
    gone = make_unit("UAF", name="Gamla förvaltningen", valid_to=date(2022, 6, 30))
    component = make_component(plan.object, name="Gammalt system", phase="avveckling")
    make_budget_line(plan, unit=gone, component=component, amount=250)
    key = make_key((gone, 1, 1), name="Halvårsnyckel", valid_to=date(2023, 6, 30))
    make_budget_line(plan, key=key)
    make_goal(plan.goal_scheme, title="Klart redan", deadline=parse_fuzzy("2021", year=None))

    page = words(signed_in.get(PAGE))

    for told in (
        "UAF Gamla förvaltningen Finns inte efter den 30 juni 2022 men står i en budgetpost och e",
        "Gammalt system I avveckling. En budgetpost på 250,00 kronor.",
        "Halvårsnyckel Nyckeln gäller bara till och med den 30 juni 2023.",
        "Klart redan Skulle nås senast 2021.",
    ):
        assert told in page


def test_what_next_years_plan_has_already_is_told(signed_in, plan):
    work = make_work()
    ready = make_operational_plan("UF-2023", unit=work.unit, year=2023, goal_scheme=make_scheme())
    for title, owner in (("Min", None), ("Deras", make_object())):
        make_task(work, plan.object, title=title)
        make_activity(ready, title=title, object=owner)

    page = words(signed_in.get(PAGE))

    assert "Aktiviteterna läggs i UF-2023, som finns redan." in page
    assert "Min Ej rapporterad · finns redan i UF-2023 och knyts ihop med den" in page
    assert "samma aktivitet redan hör till ett annat objekt: Deras" in page


def test_sending_the_page_back_makes_the_plan_and_leads_to_it_in_pencil_mode(signed_in, plan):
    make_section(plan)
    make_task(make_work(), plan.object, title="Byta system")
    make_budget_line(plan)

    response = signed_in.post(PAGE, everything(plan))

    assert response.status_code == 302
    assert response["Location"] == "/objektplaner/UKFA-2023/?redigera"
    made = ObjectPlan.objects.get(code="UKFA-2023")
    assert made.sections.filter(kind="purpose").exists()
    page = words(signed_in.get(response["Location"]))
    assert (
        "UKFA-2023 är skapad från UKFA-2022 med två avsnitt, två mål, en aktivitet som kvarstår "
        "och en budgetpost. Titta först på"
    ) in page
    assert "ett utkast , en aktivitet att komplettera , två saker i budgeten ." in page


def test_only_what_is_ticked_goes_on(signed_in, plan):
    make_section(plan)
    make_task(make_work(), plan.object)
    make_budget_line(plan)

    signed_in.post(PAGE, {"budget": "tom"})

    made = ObjectPlan.objects.get(code="UKFA-2023")
    assert not made.sections.exists()
    assert not made.budget_lines.exists()
    assert made.goal_scheme is not None
    assert not made.goal_scheme.goals.exists()
    assert not Activity.objects.filter(plan__year=2023).exists()


def test_another_period_is_shown_before_it_is_chosen(signed_in, plan):
    make_task(make_work(), plan.object)

    page = words(signed_in.get(PAGE, {"fran": "2024-01-01", "till": "2025-12-31"}))

    assert "Ny plan för 2024" in page
    assert "Så här blir UKFA-2024" in page
    assert "UF-2024 finns inte än" in page
    response = signed_in.post(PAGE, everything(plan) | {"fran": "2024-01-01", "till": "2025-12-31"})
    assert response["Location"] == "/objektplaner/UKFA-2024/?redigera"


def test_the_links_stand_on_the_latest_plan_and_its_object(signed_in, plan):
    link = f'href="{PAGE}"'
    assert link in signed_in.get("/objektplaner/UKFA-2022/").content.decode()
    assert link in signed_in.get("/objekt/UKFA/").content.decode()

    renewed(plan)

    assert link not in signed_in.get("/objektplaner/UKFA-2022/").content.decode()
    new = signed_in.get("/objektplaner/UKFA-2023/").content.decode()
    assert 'href="/objektplaner/UKFA-2023/ny/">Ny plan för 2024</a>' in new
    assert 'href="/objektplaner/UKFA-2023/att-ga-igenom/">Att gå igenom</a>' in new
    assert 'href="/objektplaner/UKFA-2023/ny/"' in signed_in.get("/objekt/UKFA/").content.decode()


@pytest.mark.parametrize("path", ["ny", "att-ga-igenom"])
def test_the_number_of_queries_does_not_follow_the_number_of_rows(
    signed_in, plan, path, django_assert_num_queries
):
    work = make_work()

    def fill(rows: int) -> None:
        for _ in range(rows):
            make_budget_line(plan, component=make_component(plan.object), unit=make_unit())
            make_task(work, plan.object, units=[make_unit()])
            make_influence(plan, plan.influences.count() + 1)
            make_section(plan, ["purpose", "period", "goals"][plan.sections.count()])

    fill(1)
    address = f"/objektplaner/UKFA-2022/{path}/"
    signed_in.get(address)
    with django_assert_num_queries(QUERIES[path]):
        signed_in.get(address)
    fill(2)
    with django_assert_num_queries(QUERIES[path]):
        signed_in.get(address)
