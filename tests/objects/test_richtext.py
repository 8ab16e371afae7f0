"""Formatted text is brought to one form, whoever wrote it."""

from pathlib import Path

import pytest

from objects.richtext import readable, sanitise

CLIPBOARD = Path(__file__).parent / "clipboard"

# What all three programs show for the text that the files in `clipboard` were copied from.
COPIED = (
    "<h3>Nuläge i förvaltningen</h3>"
    "<p>Arbetet med <strong>lärplattformen</strong> fortsätter, men <em>inte</em> i den takt som "
    "planerades. Kostnaden är 10&nbsp;000 kronor, se "
    '<a href="https://www.exempel.se/plan">planen från i våras</a>.</p>'
    "<p>Det som återstår:</p>"
    "<ul><li>Utbilda <strong>alla</strong> skolor"
    "<ul><li>först gymnasiet</li><li>sedan grundskolan"
    "<ul><li>årskurs 7–9 i höst</li></ul></li></ul></li>"
    "<li>Avsluta avtalet</li></ul>"
    "<h4>Ordningen</h4>"
    "<ol><li>Behov samlas in<ol><li>hos rektorer</li><li>hos elever</li></ol></li>"
    "<li>Upphandling</li></ol>"
    '<table><thead><tr><th scope="col">Skola</th><th scope="col">Elever</th></tr></thead>'
    "<tbody><tr><td>Norra</td><td>412</td></tr></tbody></table>"
)


@pytest.mark.parametrize("program", ["word", "word_on_the_web", "google_docs"])
def test_what_was_copied_keeps_its_lists_and_loses_its_clutter(program: str) -> None:
    assert sanitise((CLIPBOARD / f"{program}.html").read_text()) == COPIED


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("Bara text", "<p>Bara text</p>"),
        ("Ett\n\nTvå\nrader", "<p>Ett</p><p>Två<br>rader</p>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        ("löst <b>fet</b>", "<p>löst <strong>fet</strong></p>"),
        ("<p> a\n b </p>\n<p>&nbsp;</p><p></p>", "<p>a b</p>"),
        ("<div>a<div>b</div></div>", "<p>a</p><p>b</p>"),
        ("<p>a<br>b<br><br><br>c<br></p>", "<p>a<br>b</p><p>c</p>"),
        ("<p>10&nbsp;000</p>", "<p>10&nbsp;000</p>"),
        ("<p>a\x00\x08b</p>", "<p>ab</p>"),
        ("<ul><li></li></ul><table><tr><td></td><td></td></tr></table>", ""),
    ],
)
def test_text_becomes_paragraphs(written: str, kept: str) -> None:
    assert sanitise(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>Kvar</p><script>alert(1)</script>", "<p>Kvar</p>"),
        ('<p style="color:red" onclick="x()">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p>a</p>"),
        ('<p><a href="/inom">a</a></p>', "<p>a</p>"),
        (
            '<p><a href="https://a.se" target=_blank>a</a></p>',
            '<p><a href="https://a.se">a</a></p>',
        ),
        ('<p><a href="mailto:a@a.se">a</a></p>', '<p><a href="mailto:a@a.se">a</a></p>'),
        ('<p>x<img src="http://a.se/p.png" onerror="x()"></p>', "<p>x</p>"),
        ("<svg><style>x</style></svg><title>T</title><p>a</p>", "<p>a</p>"),
    ],
)
def test_what_could_harm_is_dropped(written: str, kept: str) -> None:
    assert sanitise(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<h3>a</h3><h4>b</h4>", "<h3>a</h3><h4>b</h4>"),
        ("<h4>b</h4>", "<h4>b</h4>"),
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", "<h3>a</h3><h4>b</h4><h4>c</h4>"),
        ("<h5>a</h5><h2>b</h2>", "<h4>a</h4><h3>b</h3>"),
        ("<h3><b>a</b> <i>b</i><br>c</h3>", "<h3>a <em>b</em> c</h3>"),
        ("<ul><li><h2>a</h2></li></ul>", "<ul><li>a</li></ul>"),
    ],
)
def test_headings_have_two_levels(written: str, kept: str) -> None:
    assert sanitise(written) == kept


def word(text: str, mark: str, place: str = "l0 level1 lfo1", cls: str = "MsoListParagraph") -> str:
    return (
        f"<p class={cls} style='text-indent:-18.0pt;mso-list:{place}'><![if !supportLists]><span"
        f" style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; "
        f"</span></span><![endif]>{text}<o:p></o:p></p>"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (word("a", "1.") + word("b", "2."), "<ol><li>a</li><li>b</li></ol>"),
        (word("a", "3.") + word("b", "4."), '<ol start="3"><li>a</li><li>b</li></ol>'),
        (word("a", "·") + word("b", "1)"), "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        (
            word("a", "1.") + word("b", "1.", "l3 level1 lfo4"),
            "<ol><li>a</li></ol><ol><li>b</li></ol>",
        ),
        (
            word("a", "o", "l0 level2 lfo1") + word("b", "§", "l0 level3 lfo1") + word("c", "·"),
            "<ul><li>a<ul><li>b</li></ul></li></ul><ul><li>c</li></ul>",
        ),
        (
            word("a", "iv.") + "<p class=MsoListParagraph>mer</p>" + word("b", "v."),
            "<ol><li><p>a</p><p>mer</p></li><li>b</li></ol>",
        ),
        (word("a", "1.") + "<p>mellan</p>", "<ol><li>a</li></ol><p>mellan</p>"),
        ("<p style='mso-list:none'>a</p>", "<p>a</p>"),
        (
            "<h1 style='mso-list:l1 level1 lfo1'>" + word("a", "1.1")[3:].split(">", 1)[1],
            "<h3>a</h3>",
        ),
        (
            (
                "<p style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span>·&nbsp;</span>"
                "<!--[endif]-->a</p>"
            ),
            "<ul><li>a</li></ul>",
        ),
    ],
)
def test_items_of_word_become_lists(written: str, kept: str) -> None:
    assert sanitise(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol start=3><li>a</li></ol>", '<ol start="3"><li>a</li></ol>'),
        ("<ol start=-1><li>a</li></ol>", "<ol><li>a</li></ol>"),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
    ],
)
def test_lists_keep_their_shape(written: str, kept: str) -> None:
    assert sanitise(written) == kept


def test_lists_stop_at_six_levels() -> None:
    assert sanitise("<ul><li>a" * 2000).count("<ul>") == 6


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>",
            (
                '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
                "<tbody><tr><td>1</td><td></td></tr></tbody></table>"
            ),
        ),
        (
            "<table><tr><th>a</th><td>1</td></tr><tr><th>b</th><td><p>2</p><p>3</p></td></tr></table>",
            (
                '<table><tbody><tr><th scope="row">a</th><td>1</td></tr>'
                '<tr><th scope="row">b</th><td><p>2</p><p>3</p></td></tr></tbody></table>'
            ),
        ),
        (
            (
                "<table><caption>Om</caption><tr><td colspan=2>a</td></tr>"
                "<tr><td rowspan=9>b</td><td>c</td></tr></table>"
            ),
            (
                '<p>Om</p><table><thead><tr><th scope="col" colspan="2">a</th></tr></thead>'
                "<tbody><tr><td>b</td><td>c</td></tr></tbody></table>"
            ),
        ),
        ("<table><tr><td><p>ram</p></td></tr></table>", "<p>ram</p>"),
        (
            "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
            (
                '<table><tbody><tr><th scope="row">a</th><td><p>b</p><p>c</p></td></tr>'
                "</tbody></table>"
            ),
        ),
    ],
)
def test_tables_are_simple_and_name_their_headings(written: str, kept: str) -> None:
    assert sanitise(written) == kept


def test_a_wide_span_does_not_blow_a_table_up() -> None:
    rows = "<tr><td>a</td></tr>" * 2000

    assert (
        len(sanitise(f"<table><tr><td colspan=9999>a</td><td>b</td></tr>{rows}</table>")) < 90_000
    )


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("", ""),
        ("<p>Ett</p><p>Två<br>rader &amp; ord</p>", "Ett\n\nTvå\nrader & ord"),
        ("<h3>a</h3><p>b</p>", "<h3>a</h3>\n<p>b</p>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"),
    ],
)
def test_without_an_editor_text_can_be_read(kept: str, shown: str) -> None:
    assert readable(kept) == shown
    assert sanitise(shown) == kept
