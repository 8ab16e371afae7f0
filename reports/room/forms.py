"""The form of a private note."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

LONGEST = 4_000
TOO_LONG = "Anteckningen är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."


class NoteForm(forms.Form):
    """Asks for the text of a note."""

    use_required_attribute = False

    # No length is told to the browser: one that cuts what is pasted loses it.
    text = forms.CharField(
        label="Anteckning",
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
        error_messages={"required": "Skriv något, eller ta bort anteckningen."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
