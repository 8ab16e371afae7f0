"""Which texts go on, and that those which do are left as they were."""

from datetime import date

import pytest

from objects.models import InfluenceDirection, PlanSection, PlanVersion
from portfolio.renewal.old_years import LONGEST, sentences_naming
from tests.build import make_unit
from tests.portfolio.renewal.ground import make_influence, make_plan, make_section, renewed

pytestmark = pytest.mark.django_db
Kind = PlanSection.Kind


def test_texts_of_the_year_are_not_copied_and_all_others_are():
    plan = make_plan()
    for kind in Kind:
        PlanSection.objects.create(
            plan=plan,
            kind=kind,
            body=f"<p>{kind}</p>",
            unit=make_unit() if kind == Kind.UNIT_GOALS else None,
        )

    new = renewed(plan, draft=False)

    left = {Kind.BACKGROUND, Kind.FULFILMENT, Kind.REASONS, Kind.DIFFERENCE}
    assert {one.kind for one in new.sections.all()} == {kind.value for kind in Kind} - left
    assert all(one.body == f"<p>{one.kind}</p>" for one in new.sections.all())


def test_only_the_chosen_texts_and_documents_go_on():
    plan = make_plan()
    make_section(plan, "purpose")
    kept = make_section(plan, "conditions")
    first, second = make_influence(plan, 1), make_influence(plan, 2)

    new = renewed(
        plan, sections=frozenset({kept.pk}), influences=frozenset({second.pk}), draft=False
    )

    assert [one.kind for one in new.sections.all()] == ["conditions"]
    assert [(one.number, one.document) for one in new.influences.all()] == [(2, second.document)]
    assert first.document.influences.count() == 1


def test_the_parts_of_another_plan_cannot_be_chosen():
    plan, other = make_plan(), make_plan()
    foreign = make_section(other)

    new = renewed(plan, sections=frozenset({foreign.pk}), draft=False)

    assert not new.sections.exists()


def test_directions_go_on_with_their_units_and_order():
    plan, unit = make_plan(), make_unit()
    influence = make_influence(plan)
    for order, body in enumerate(("<p>En</p>", "<p>Två</p>")):
        direction = InfluenceDirection.objects.create(influence=influence, body=body, order=order)
    direction.units.add(unit)

    new = renewed(plan)

    [row] = new.influences.all()
    directions = [(one.body, list(one.units.all())) for one in row.directions.all()]
    assert directions == [("<p>En</p>", []), ("<p>Två</p>", [unit])]
    recorded = InfluenceDirection.history.filter(influence=row).order_by("order")
    assert [[link.unit for link in one.units.all()] for one in recorded] == [[], [unit]]


def test_versions_keep_their_labels_and_lose_their_dates_and_comments():
    plan = make_plan()
    PlanVersion.objects.create(
        plan=plan,
        label="0.8",
        stage="preliminar",
        dated=date(2021, 9, 29),
        comment="Godkänd av objektägarna",
    )

    new = renewed(plan)

    told = list(new.versions.values_list("label", "stage", "dated", "comment"))
    assert told == [("0.8", "preliminar", None, "")]


def test_a_plan_without_versions_gets_the_customary_ones():
    new = renewed(make_plan())

    assert [one.label for one in new.versions.all()] == ["0.1", "0.8", "0.9", "1.0", "2.0"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Planen gäller 2022. Den förnyas.</p>", ["Planen gäller 2022."]),
        ("<p>Under 2022:</p><ul><li>Köpa 2022 års system</li></ul>", None),
        ("<ul><li>En</li><li>Två 2022</li></ul>", ["Två 2022"]),
        ("<p>Se 12022 och 20221</p>", []),
        ("<p>Visionen för 2030.</p>", []),
        ("<p>Nr 4 &amp; 5 kom 2022. Nr 6 kom 2022.</p>", ["Nr 4 & 5 kom 2022.", "Nr 6 kom 2022."]),
        ("<p>Klart 2022.</p><p>Klart 2022.</p>", ["Klart 2022."]),
        ("", []),
    ],
)
def test_sentences_that_name_a_passed_year_are_found(text, found):
    expected = ["Under 2022:", "Köpa 2022 års system"] if found is None else found
    assert list(sentences_naming(text, {2022})) == expected


def test_a_long_sentence_is_cut_round_the_year():
    [cut] = sentences_naming(f"<p>{'ord ' * 200} år 2022 {'ord ' * 200}</p>", {2022})

    assert "2022" in cut
    assert len(cut) <= LONGEST + 4
    assert cut.startswith("… ")
    assert cut.endswith(" …")


def test_no_year_has_passed_means_no_sentence():
    assert sentences_naming("<p>2022</p>", ()) == ()
