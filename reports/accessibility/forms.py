"""The form by which anyone reports a fault in accessibility."""

from typing import TYPE_CHECKING, Any

from django import forms

from reports.models import AccessibilityReport

if TYPE_CHECKING:
    FaultFormBase = forms.ModelForm[AccessibilityReport]
else:
    FaultFormBase = forms.ModelForm

TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."


class FaultForm(FaultFormBase):
    """Which page, what did not work, and perhaps where to answer."""

    use_required_attribute = False

    class Meta:
        model = AccessibilityReport
        fields = ("page", "text", "email")
        labels = {
            "page": "Sidans adress",
            "text": "Vad fungerade inte?",
            "email": "Din e-post",
        }
        help_texts = {
            "text": "Berätta gärna också vilken webbläsare och vilka hjälpmedel du använder.",
            "email": "Behövs bara om du vill ha svar.",
        }
        error_messages = {
            "page": {"max_length": TOO_LONG},
            "text": {"max_length": TOO_LONG, "required": "Skriv vad som inte fungerade."},
            "email": {"invalid": "Skriv en e-postadress, till exempel namn@example.se."},
        }
        widgets = {
            "page": forms.TextInput(),
            "text": forms.Textarea(attrs={"rows": 6}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
