"""The form of a comment on a deviation."""

from django import forms

from budget.models import DeviationComment
from objects.forms.base import PartForm


class CommentForm(PartForm):
    """Why the money departs from the budget."""

    class Meta:
        model = DeviationComment
        fields = ["text"]
        labels = {"text": "Vad beror avvikelsen på, och vad görs åt den?"}
        error_messages = {"text": {"required": "Skriv en kommentar, eller ta bort den."}}
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
