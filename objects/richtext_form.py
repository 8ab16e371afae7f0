"""The form field of formatted text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from objects.richtext import MAX_LENGTH, sanitise
from objects.widgets import RichTextWidget

# What is longer is not even cleaned; clutter from word processors is seldom ten times the text.
MAX_WRITTEN = 10 * MAX_LENGTH


def within_limit(html: str) -> None:
    """Raise ValidationError for a text longer than :data:`~objects.richtext.MAX_LENGTH`."""
    if len(html) > MAX_LENGTH:
        raise ValidationError(
            f"Texten är för lång: {_grouped(len(html))} tecken med formateringen. Högst "
            f"{_grouped(MAX_LENGTH)} får plats. Dela upp den eller korta den.",
            code="max_length",
        )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


class RichTextFormField(forms.CharField):
    """Takes HTML or plain text and gives sanitised HTML."""

    widget = RichTextWidget

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        if len(text) > MAX_WRITTEN:
            within_limit(text)
        html = sanitise(text)
        within_limit(html)
        return html

    def has_changed(self, initial: Any, data: Any) -> bool:
        if self.disabled or len(data or "") > MAX_WRITTEN:
            return not self.disabled
        return sanitise(initial or "") != sanitise(data or "")
