"""Remarks on the written parts, the governing documents, the versions and the organisation."""

from datetime import date

import pytest

from objects.drafting import draft
from objects.models import (
    Goal,
    Influence,
    InfluenceDirection,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    Unit,
)
from reports.review import Severity
from tests.build import make_unit
from tests.reports.review.ground import Kind, codes, govern, only_remark, remarks


def write(plan, kind, body, unit=None):
    PlanSection.objects.update_or_create(plan=plan, kind=kind, unit=unit, defaults={"body": body})


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        (Kind.PURPOSE, "avsnitt/syfte"),
        (Kind.BACKGROUND, "avsnitt/bakgrund"),
        (Kind.FULFILMENT, "avsnitt/maluppfyllelse"),
        (Kind.CONDITIONS, "avsnitt/forutsattningar"),
        (Kind.FINANCING, "avsnitt/finansiering"),
    ],
)
def test_an_empty_section_is_remarked(plan, kind, ref):
    write(plan, kind, "<p> </p>")
    assert (only_remark(plan).code, only_remark(plan).ref) == ("avsnitt-tomt", ref)

    PlanSection.objects.filter(plan=plan, kind=kind).delete()
    assert codes(plan) == ["avsnitt-tomt"], "missing is empty too"

    write(plan, kind, "<p>Text.</p>")
    assert codes(plan) == []


def test_a_unit_with_neither_text_nor_goals_is_remarked(plan):
    unit = make_unit("KFF", name="Kultur- och fritidsförvaltningen")
    write(plan, Kind.UNIT_GOALS, "", unit)
    remark = only_remark(plan)
    assert (remark.code, remark.ref) == ("avsnitt-tomt", "avsnitt/mal-KFF")

    write(plan, Kind.UNIT_GOALS, "<p>Samordna.</p>", unit)
    assert codes(plan) == []

    write(plan, Kind.UNIT_GOALS, "", unit)
    Goal.objects.update(unit=unit)
    assert codes(plan) == []


def test_a_deviation_needs_a_reason_of_its_own_or_in_the_text(plan):
    deviation = PeriodDeviation.objects.create(plan=plan, kind="sen", title="Skolskjuts")
    assert codes(plan) == ["avsnitt-tomt", "avvikelse-utan-orsak"]

    deviation.reason = "Upphandlingen drog ut på tiden."
    deviation.save()
    assert codes(plan) == ["avsnitt-tomt"]

    write(plan, Kind.REASONS, "<p>Upphandlingarna drog ut på tiden.</p>")
    assert codes(plan) == []


def test_a_draft_of_the_program_is_remarked_until_the_mark_is_gone(plan):
    write(plan, Kind.FULFILMENT, draft("<p>Fem aktiviteter.</p>", "ur uppföljningen"))
    remark = only_remark(plan)
    assert (remark.code, remark.ref) == ("utkast-kvar", "avsnitt/maluppfyllelse")

    write(plan, Kind.FULFILMENT, "<p>Fem aktiviteter.</p>")
    assert codes(plan) == []


@pytest.mark.parametrize(
    "text",
    [
        "Under 2021 införs systemet",
        "Följande aktiviteter prioriteras 2021:",
        "<strong>Våren 2021</strong> börjar arbetet",
        "Målen för år 2019",
    ],
)
def test_a_text_that_speaks_of_an_earlier_year_is_remarked(plan, text):
    write(plan, Kind.PURPOSE, f"<p>{text}</p>")
    assert only_remark(plan).code == "aldre-ar"


@pytest.mark.parametrize(
    "text",
    [
        "Under 2022 införs systemet, och 2023 är det klart",
        "Objektet har funnits sedan 2018",
        "Aktiviteter som kvarstår från 2021",
        "Kostnaden är högre än 2021",
        "Enligt skollagen (2021:800) och dnr 2021/44 och KS-2021-12",
        "Perioden 2021–2025",
        "Strategin antogs av fullmäktige 2021",
        "Långt tidigare, 1998, byggdes systemet",
        "Prognosen för 2021",
    ],
)
def test_a_text_may_look_back_on_purpose(plan, text):
    write(plan, Kind.PURPOSE, f"<p>{text}</p>")
    assert codes(plan) == []


def test_the_remark_quotes_the_words_round_the_year_and_comes_once_a_text(plan):
    write(plan, Kind.PURPOSE, "<p>Så här prioriteras arbetet 2021, och även våren 2020.</p>")
    assert only_remark(plan).text == (
        "Texten talar om 2021 (”Så här prioriteras arbetet 2021, och även våren”), men planen "
        "gäller 2022."
    )


@pytest.mark.parametrize("kind", [Kind.BACKGROUND, Kind.FULFILMENT, Kind.REASONS, Kind.DIFFERENCE])
def test_the_sections_that_tell_of_last_year_may(plan, kind):
    write(plan, kind, "<p>Under 2021 infördes systemet.</p>")
    assert codes(plan) == []


def test_directions_effects_and_goals_are_read_for_years_as_well(plan):
    InfluenceDirection.objects.update(body="<p>Prioriterat under 2021</p>")
    assert only_remark(plan).place.label == "1. Dokument 1"
    InfluenceDirection.objects.update(body="<p>Prioriterat</p>")
    Influence.objects.update(effect="<p>Görs under 2021</p>")
    assert only_remark(plan).code == "aldre-ar"
    Influence.objects.update(effect="<p>Görs</p>")
    Goal.objects.update(description="Klart våren 2021")
    assert only_remark(plan).anchor == "mal-1"


def test_a_governing_document_must_say_something(plan):
    row = govern(plan, 2, body="", effect="")
    remark = only_remark(plan)
    assert (remark.code, remark.ref, remark.anchor) == (
        "styrande-tomt",
        f"styrande/{row.pk}",
        "styrande-2",
    )


def test_a_governing_document_without_effect_is_remarked(plan):
    row = govern(plan, 2, effect="<p></p>")
    assert only_remark(plan).code == "styrande-utan-paverkan"

    Influence.objects.filter(pk=row.pk).update(effect="<p>Så.</p>")
    assert codes(plan) == []


def test_a_governing_document_without_direction_is_remarked(plan):
    row = govern(plan, 2, body="")
    assert only_remark(plan).code == "styrande-utan-inriktning"

    InfluenceDirection.objects.create(influence=row, body="Det.")
    assert codes(plan) == []


def test_a_plan_without_governing_documents_is_remarked(plan):
    Influence.objects.all().delete()
    assert only_remark(plan).code == "styrande-saknas"


def test_a_plan_without_goals_needs_a_text_on_them(plan):
    plan.goal_scheme = None
    plan.save()
    assert only_remark(plan).code == "mal-saknas"

    write(plan, Kind.GOALS, "<p>Vi ska nå det här.</p>")
    assert codes(plan) == []


def test_a_plan_without_versions_is_remarked(plan):
    plan.versions.all().delete()
    assert only_remark(plan).code == "version-saknas"


def version(plan, label, stage, dated, order):
    made = {"label": label, "stage": stage, "dated": dated, "order": order}
    return PlanVersion.objects.create(plan=plan, **made)


def test_a_version_that_was_passed_over_lacks_its_date(plan):
    passed = version(plan, "0.9", "slutgiltig", None, 1)
    decided = version(plan, "1.0", "beslutad", None, 2)
    assert codes(plan) == [], "what lies ahead has no date"

    PlanVersion.objects.filter(pk=decided.pk).update(dated=date(2021, 12, 1))
    remark = only_remark(plan)
    assert (remark.code, remark.ref) == ("version-utan-datum", f"version/{passed.pk}")


def test_a_draft_needs_no_date(plan):
    PlanVersion.objects.filter(plan=plan).update(order=1)
    version(plan, "0.1", "utkast", None, 0)
    assert codes(plan) == []


def test_a_version_dated_before_the_one_above_is_remarked(plan):
    late = version(plan, "0.9", "slutgiltig", date(2021, 9, 1), 1)
    remark = only_remark(plan)
    assert remark.text == (
        "Versionen har datumet 1 september 2021, före 0.8 som är från den 29 september 2021."
    )

    PlanVersion.objects.filter(pk=late.pk).update(dated=date(2021, 9, 29))
    assert codes(plan) == []


@pytest.mark.parametrize(
    ("ends", "expected"),
    [(date(2021, 12, 31), 3), (date(2022, 6, 30), 3), (date(2022, 12, 31), 0), (None, 0)],
)
def test_a_unit_that_ends_before_the_plan_does_is_remarked_wherever_it_stands(plan, ends, expected):
    unit = Unit.objects.get(code="BOU")
    write(plan, Kind.UNIT_GOALS, "<p>Mål.</p>", unit)
    Unit.objects.filter(pk=unit.pk).update(valid_to=ends)
    found = remarks(plan)
    assert [one.code for one in found] == ["enhet-upphord"] * expected
    assert {one.anchor for one in found} == (
        {"mal-bou", "mal-1", "budget-per-namnd-bou"} if expected else set()
    )


def test_a_remark_says_where_what_and_how_to_mend(plan):
    write(plan, Kind.PURPOSE, "")
    remark = only_remark(plan)
    assert (remark.title, remark.severity) == ("Tomt avsnitt", Severity.HINDER)
    assert remark.place.label == "Avsnittet Syfte och målgrupp"
    assert (remark.anchor, remark.mend) == ("syfte", "Skriv texten.")
