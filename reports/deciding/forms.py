"""The forms of the way to a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from activities.leading.forms import PlainForm
from objects.models import PlanVersion, Unit
from reports.models import Decision

LONGEST = 4000
Stage = PlanVersion.Stage


def _text(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=widget, strip=True, **more
    )


class StageForm(PlainForm):
    """A version that is wished for: its stage, and its label when not the proposed one."""

    stage = forms.ChoiceField(label="Version", widget=forms.RadioSelect)
    label = forms.CharField(
        label="Annan beteckning",
        required=False,
        max_length=10,
        help_text="Lämna tomt för den som står ovan.",
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[Stage, str]], **kwargs: Any) -> None:
        """``choices`` are the stages with their proposed labels."""
        super().__init__(*args, **kwargs)
        self.proposed = dict(choices)
        field: Any = self.fields["stage"]
        field.choices = [(stage.value, f"{label}, {stage.label}") for stage, label in choices]
        field.initial = choices[0][0].value if choices else ""

    def wished(self) -> tuple[Stage, str]:
        """Give the stage and the label, once the form is valid."""
        stage = Stage(self.cleaned_data["stage"])
        return stage, self.cleaned_data["label"].strip() or self.proposed[stage]


class AskForm(StageForm):
    """Asking for approval."""

    message = _text("Meddelande till dem som ska godkänna")


class IssueForm(StageForm):
    """Issuing a version; a follow-up may have an edition for each nämnd."""

    comment = forms.CharField(label="Kommentar i versionstabellen", required=False, max_length=300)
    reason = _text("Varför ges versionen ut?", rows=2)
    editions = forms.ModelMultipleChoiceField(
        label="Utgåvor för en nämnd",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, editions: Any = None, **kwargs: Any) -> None:
        """``editions`` are the nämnder that may have an edition of their own."""
        super().__init__(*args, **kwargs)
        if editions is None:
            del self.fields["editions"]
            return
        field: Any = self.fields["editions"]
        field.queryset = editions
        field.label_from_instance = lambda unit: unit.name


class DecisionForm(PlainForm):
    """What the minutes say."""

    committee = forms.CharField(widget=forms.HiddenInput)
    corrects = forms.IntegerField(widget=forms.HiddenInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    meeting = forms.DateField(
        label="Sammanträde",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Skriv vilken dag nämnden sammanträdde."},
    )
    paragraph = forms.CharField(
        label="Paragraf",
        max_length=20,
        help_text="Till exempel 120.",
        error_messages={"required": "Skriv beslutets paragraf."},
    )
    registry_number = forms.CharField(
        label="Diarienummer",
        max_length=60,
        help_text="Som det skrivs hos er, till exempel KS 2021/012.",
        error_messages={"required": "Skriv ärendets diarienummer."},
    )
    with_changes = forms.BooleanField(label="Nämnden ändrade något i förslaget", required=False)
    note = forms.CharField(label="Anmärkning", required=False, max_length=300)


def correction(decision: Decision) -> dict[str, Any]:
    """Give what the form that corrects ``decision`` begins with."""
    return {
        "committee": decision.committee.code,
        "corrects": decision.pk,
        "meeting": decision.meeting,
        "paragraph": decision.paragraph,
        "registry_number": decision.registry_number,
        "with_changes": decision.with_changes,
        "note": decision.note,
    }
