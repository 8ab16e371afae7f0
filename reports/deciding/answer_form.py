"""The form of an answer: a comment, and remarks that each name a part of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from activities.leading.forms import PlainForm
from reports.deciding.answering import Reply, Said
from reports.models import Approval

LONGEST = 4000
FIRST_ROWS, MORE_ROWS, MOST_ROWS = 2, 2, 40


class AnswerForm(PlainForm):
    """An answer for one side; what is sent as ``rows`` is how many remarks there is room for."""

    request = forms.IntegerField(widget=forms.HiddenInput)
    side = forms.ChoiceField(label="Du svarar som", widget=forms.RadioSelect)
    comment = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        sides: Sequence[Approval.Side],
        places: Sequence[tuple[str, str]],
        more: bool = False,
        **kwargs: Any,
    ) -> None:
        """``places`` are the parts to choose among, (key, title); ``more`` adds empty rows."""
        self.number = _rows(data)
        if more:
            self.number = min(self.number + MORE_ROWS, MOST_ROWS)
        super().__init__(data, **kwargs)
        self.places = dict(places)
        side: Any = self.fields["side"]
        side.choices = [(one.value, one.label) for one in sides]
        side.initial = sides[0].value if sides else ""
        if len(sides) == 1:
            side.widget = forms.HiddenInput()
        for row in range(self.number):
            self.fields[f"place_{row}"] = _place(row, places)
            self.fields[f"text_{row}"] = _text(row)

    @property
    def remark_rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The rows, each with its number and two fields."""
        return [(row + 1, self[f"place_{row}"], self[f"text_{row}"]) for row in range(self.number)]

    def clean(self) -> dict[str, Any]:
        """See to it that each remark has both a place and words."""
        data = super().clean() or self.cleaned_data
        for row in range(self.number):
            place, text = data.get(f"place_{row}"), data.get(f"text_{row}")
            if text and not place:
                self.add_error(f"place_{row}", "Välj vilken del anmärkningen gäller.")
            if place and not text:
                self.add_error(f"text_{row}", "Skriv vad som ska ändras.")
        return data

    def reply(self, answer: Approval.Answer) -> Reply:
        """Give the answer, once the form is valid."""
        data = self.cleaned_data
        filled = (row for row in range(self.number) if data.get(f"text_{row}"))
        remarks = tuple(
            Said(data[f"place_{row}"], self.places[data[f"place_{row}"]], data[f"text_{row}"])
            for row in filled
        )
        return Reply(Approval.Side(data["side"]), answer, data["comment"], remarks)


def _rows(data: Any) -> int:
    text = (data or {}).get("rows", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else FIRST_ROWS
    return min(max(number, 1), MOST_ROWS)


def _place(row: int, places: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    choices = [("", "Välj en del"), *((key, title[:90]) for key, title in places)]
    return forms.ChoiceField(label=f"Del {row + 1}", choices=choices, required=False)


def _text(row: int) -> forms.CharField:
    return forms.CharField(
        label=f"Anmärkning {row + 1}",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
