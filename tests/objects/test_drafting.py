"""The mark of a text that the program has written."""

from objects.drafting import draft, is_draft
from objects.richtext import sanitise


def test_a_draft_is_told_from_a_text_that_someone_has_read():
    text = sanitise(draft("<p>Två är klara.</p>", "ur uppföljningen per den 31 augusti 2022"))

    assert text.startswith("<p><em>Utkast skrivet av programmet ur uppföljningen per den 31 aug")
    assert text.endswith("– läs och ändra.</em></p><p>Två är klara.</p>")
    assert is_draft(text)
    assert not is_draft("<p>Två är klara.</p>")
    assert not is_draft("")


def test_what_a_draft_is_written_from_is_text_and_no_markup():
    assert "<b>" not in draft("", "ur <b>uppföljningen</b>")
