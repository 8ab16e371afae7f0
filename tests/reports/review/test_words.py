"""The words that make a goal hard to pin down, and the signs that it can be measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.review.words import can_be_answered, is_several, measures, vague_words, word_count

CERTAIN = (
    "Journalsystemet för elevhälsan är infört",
    "Alla skolor har ett schemasystem i drift",
    "Vårdnadshavare anmäler frånvaro i en portal",
    "Biblioteken lånar ut e-böcker dygnet runt",
    "Förvaltningsutvecklarna har egna konton",
    "Utvecklingen av portalen är avslutad",
    "Godkända avtal finns i registret",
)


@pytest.mark.parametrize(
    ("title", "word", "kind"),
    [
        ("Arbeta med digital mognad", "arbeta med", "effort"),
        ("Nämnden ska verka för ökad tillit", "verka för", "effort"),
        ("Skolan tar till vara tekniken", "tar till vara", "effort"),
        ("Digitaliseringens möjligheter tillvaratas", "tillvaratas", "effort"),
        ("Skolan arbetar aktivt med frågan", "arbetar aktivt med", "effort"),
        ("Förbättra servicen", "förbättra", "direction"),
        ("Andelen e-tjänster ökar", "ökar", "direction"),
        ("Rutinerna utvecklas", "utvecklas", "direction"),
        ("Samarbetet stärks", "stärks", "direction"),
        ("Enklare ansökan", "enklare", "direction"),
        ("Adekvat digital kompetens", "adekvat", "judgement"),
        ("Systemet är ändamålsenligt", "ändamålsenligt", "judgement"),
        ("Svar så långt som möjligt samma dag", "så långt som möjligt", "judgement"),
    ],
)
def test_a_vague_word_is_found_as_it_is_written(title, word, kind):
    assert (word, kind) in {(one.word, one.kind) for one in vague_words(title)}


@pytest.mark.parametrize("title", CERTAIN)
def test_a_goal_that_says_what_shall_be_has_no_vague_word(title):
    assert vague_words(title) == ()
    assert not is_several(title)


def test_vague_words_come_in_their_order_and_once():
    found = vague_words("Förbättra stödet, arbeta med stödet och förbättra det igen")
    assert [one.word for one in found] == ["förbättra", "arbeta med"]


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text):
    for one in vague_words(text):
        assert one.word in text.lower()
    assert word_count(text) >= 0
    is_several(text)
    can_be_answered(text)


@given(st.sampled_from(CERTAIN), st.sampled_from(["FÖRBÄTTRA", "arbeta med", "Bättre"]))
def test_a_vague_word_is_found_wherever_it_stands_and_however_it_is_written(title, word):
    for text in (f"{word} {title}", f"{title} ({word})", f"{title}\n{word}"):
        assert [one.word for one in vague_words(text)] == [word.lower()]


@given(st.sampled_from(CERTAIN), st.integers(min_value=0, max_value=1899))
def test_a_number_measures_but_a_year_does_not(title, number):
    assert measures(f"{title}: {number} procent")
    assert not measures(f"{title} 2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nio av tio skolor", True),
        ("Hälften av skolorna", True),
        ("Kostnaden halveras", True),
        ("Mål för 2022 och 2023", False),
        ("Fokusområde 1: digital kompetens", False),
        ("Delmål 1:2", False),
        ("Tvåspråkiga elever", False),
    ],
)
def test_what_counts_as_a_number(text, expected):
    assert measures(text) is expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Andel elever med konto", True),
        ("Nöjdhet enligt brukarindex", True),
        ("Svarstid i telefon", True),
        ("Systemet är i drift (ja eller nej)", True),
        ("Planen är beslutad", True),
        ("95 %", True),
        ("Uppföljning sker", False),
        ("Dialog med verksamheten", False),
        ("Krav på kvalitet", False),
        ("", False),
    ],
)
def test_an_indicator_needs_a_number_a_unit_or_a_question(indicator, expected):
    assert can_be_answered(indicator) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Infrastrukturen håller, och det finns tekniskt stöd", True),
        ("Stödet finns. Eleverna har konton", True),
        ("Stödet finns; eleverna har konton", True),
        ("Planen följs upp, samt resultaten används i skolan", True),
        ("Rektorer, lärare och elever har konton", False),
        ("Rektorer, lärare, och elever i alla skolor har konton", False),
        ("Elever, som behöver det, och lärare har konton", False),
        ("Arbetet är lättare, och snabbare", False),
        ("Stödet finns i alla skolor.", False),
        ("Personalen väljer verktyg och använder dem", False),
    ],
)
def test_two_main_clauses_are_two_goals(title, expected):
    assert is_several(title) is expected
