"""Words that came and went between two texts, marked so that neither eye nor ear misses them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from objects.richtext import sanitise
from reports.comparing.words import marked_html, marked_text


def plainly(html: str) -> str:
    """The marks as [+added+] and [-removed-]."""
    html = re.sub(r'<ins><span class="unseen">tillagt: </span>(.*?)</ins>', r"[+\1+]", html)
    return re.sub(r'<del><span class="unseen">borttaget: </span>(.*?)</del>', r"[-\1-]", html)


def only(mark: str, html: str) -> str:
    """The text with what carries the other mark taken away, and this mark's own signs."""
    other = "del" if mark == "ins" else "ins"
    html = re.sub(rf"<{other}>.*?</{other}>", "", html)
    return re.sub(rf'</?{mark}>|<span class="unseen">[^<]*</span>', "", html)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Lika", "Lika", "Lika"),
        ("", "Ny text", "[+Ny text+]"),
        ("Gammal text", "", "[-Gammal text-]"),
        ("Alla barn lär sig", "Alla elever lär sig", "Alla [-barn-][+elever+] lär sig"),
        ("ett två tre", "ett tre", "ett [-två -]tre"),
        ("a, b", "c, d", "[-a, b-][+c, d+]"),
        ("Rad ett\nRad två", "Rad ett\nRad tre", "Rad ett<br>Rad [-två-][+tre+]"),
        ("5 < 6 & 7", "5 < 8 & 7", "5 &lt; [-6-][+8+] &amp; 7"),
    ],
)
def test_words_of_plain_text_are_marked(old, new, expected):
    assert plainly(marked_text(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<p>Lika</p>", "<p>Lika</p>", "<p>Lika</p>"),
        ("", "<p>Ny</p>", "<p>[+Ny+]</p>"),
        (
            "<p>Alla <strong>barn</strong> lär sig</p>",
            "<p>Alla <strong>elever</strong> lär sig</p>",
            "<p>Alla <strong>[-barn-][+elever+]</strong> lär sig</p>",
        ),
        (
            "<ul><li>ett</li><li>två</li><li>tre</li></ul>",
            "<ul><li>ett</li><li>tre</li></ul>",
            "<ul><li>ett</li><li>[-två-]</li><li>tre</li></ul>",
        ),
        (
            "<p>Först</p><p>Sist</p>",
            "<p>Först</p><h3>Mitt i</h3><p>Sist</p>",
            "<p>Först</p><h3>[+Mitt i+]</h3><p>Sist</p>",
        ),
        ("<p>Fet</p>", "<p><strong>Fet</strong></p>", "<p><strong>Fet</strong></p>"),
    ],
)
def test_words_of_formatted_text_are_marked_in_their_blocks(old, new, expected):
    assert plainly(marked_html(old, new)) == expected


def test_an_address_with_signs_of_tags_in_it_is_one_tag_with_its_link():
    old = '<p>Se <a href="https://exempel.se/?a>b<c&quot;d">sidan här</a> nu</p>'
    kept = '<a href="https://exempel.se/?a&gt;b&lt;c&quot;d">'

    assert kept in sanitise(old)
    assert plainly(marked_html(old, old.replace("här", "där"))) == (
        f"<p>Se {kept}sidan [-här-][+där+]</a> nu</p>"
    )


def test_what_is_hostile_in_either_text_does_not_come_through():
    marked = marked_html(
        "<p onclick=x>a<script>alert(1)</script></p>",
        "<p>b<img src=x onerror=alert(1)></p><iframe></iframe>",
    )

    assert not re.search(r"script|onclick|onerror|iframe|img", marked)
    assert "<script" not in marked_text("<script>", "</script><script>alert(1)</script>")


vocabulary = ["alla", "barn", "elever", "ska", "få", ".", ",", "och", "&", "<"]
words = st.lists(st.sampled_from(vocabulary), max_size=12)
texts = words.map(" ".join)
shapes = ["<p>{}</p>", "<h3>{}</h3>", "<ul><li>{}</li></ul>", "<p><em>{}</em></p>"]
blocks = st.sampled_from(shapes)
documents = st.lists(st.tuples(blocks, words), max_size=4).map(
    lambda parts: "".join(block.format(" ".join(inside)) for block, inside in parts)
)


@given(texts, texts)
def test_without_its_marks_a_plain_text_is_the_new_or_the_old_one(old, new):
    marked = marked_text(old, new)

    assert only("ins", marked) == marked_text(new, new)
    assert only("del", marked) == marked_text(old, old)


@given(documents, documents)
def test_without_what_went_a_formatted_text_says_what_the_new_one_says(old, new):
    marked = marked_html(old, new)

    def words_of(html: str) -> str:
        return re.sub(r"<[^>]*>|\s", "", html)

    assert words_of(only("ins", marked)) == words_of(sanitise(new) if new else "")
    assert words_of(only("del", marked)) == words_of(sanitise(old) if old else "")


@given(documents, documents)
def test_marks_stand_inside_blocks_and_never_cross_tags(old, new):
    for inside in re.findall(r"<(?:ins|del)>(.*?)</(?:ins|del)>", marked_html(old, new)):
        assert re.sub(r'<span class="unseen">[^<]*</span>', "", inside).count("<") == 0


def test_long_texts_are_compared_block_by_block():
    old = "".join(f"<p>Stycke {number} om barn och unga i skolan.</p>" for number in range(2000))
    new = old.replace("Stycke 700 om barn", "Stycke 700 om elever")

    assert plainly(marked_html(old, new)).count("[-barn-][+elever+]") == 1
    assert plainly(marked_html(new, "<p>Kort</p>")).count("[+") == 1
