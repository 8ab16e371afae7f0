"""The forms of the way to a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from activities.leading.forms import PlainForm
from objects.models import PlanVersion, Unit
from reports.models import Decision
from reports.publishing.stages import LABEL

LONGEST = 4000
CHOOSE = "Välj en version."
READ_AGAIN = "Läs vilken version beslutet gäller, och anteckna det igen."
Stage = PlanVersion.Stage


def _text(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=widget, strip=True, **more
    )


@dataclass(frozen=True)
class Offer:
    """A version as the page offers it: its stage and the label it would get.

    ``value`` is what the form sends, so that what was pressed is what was read, even when other
    versions have been issued since.
    """

    stage: Stage
    label: str

    @property
    def value(self) -> str:
        return f"{self.stage.value} {self.label}"

    @classmethod
    def read(cls, value: str) -> Offer:
        """Give what ``value`` stands for.

        Raises:
            ValueError: it stands for nothing.
        """
        stage, _, label = value.partition(" ")
        if stage not in Stage.values or not LABEL.fullmatch(label):
            raise ValueError(f"{value!r} is no version")
        return cls(Stage(stage), label)


class OfferField(forms.TypedChoiceField):
    """One of the versions offered; also one that was offered when the page was shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=Offer.read, widget=forms.RadioSelect, **kwargs)

    def valid_value(self, value: Any) -> bool:
        """Leave it to the service to say whether the version can still be issued."""
        return True


class StageForm(PlainForm):
    """A version that is wished for: as offered, or with a label of one's own."""

    stage = OfferField(
        label="Version", error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE)
    )
    label = forms.CharField(
        label="Annan beteckning",
        required=False,
        max_length=10,
        help_text="Lämna tomt för den som står ovan.",
    )

    def __init__(self, *args: Any, offers: Sequence[Offer], **kwargs: Any) -> None:
        """``offers`` are the versions to choose among; the first is chosen to begin with."""
        super().__init__(*args, **kwargs)
        self.offers = tuple(offers)
        field: Any = self.fields["stage"]
        field.choices = [(one.value, f"{one.label}, {one.stage.label}") for one in offers]
        field.initial = offers[0].value if offers else ""

    def wished(self) -> tuple[Stage, str]:
        """Give the stage and the label, once the form is valid."""
        chosen: Offer = self.cleaned_data["stage"]
        return chosen.stage, self.cleaned_data["label"].strip() or chosen.label


def _appendix(help_text: str) -> forms.BooleanField:
    return forms.BooleanField(
        label="Ta med bilagan Så fördelas kostnaderna", required=False, help_text=help_text
    )


class AskForm(StageForm):
    """Asking for approval; a plan may be approved with its appendix."""

    appendix = _appendix("Versionen ges ut med bilagan om den godkänns med den.")
    message = _text("Meddelande till dem som ska godkänna")

    def __init__(self, *args: Any, appendix: bool, **kwargs: Any) -> None:
        """``appendix`` tells whether the document may have one."""
        super().__init__(*args, **kwargs)
        if not appendix:
            del self.fields["appendix"]


class IssueForm(StageForm):
    """Issuing a version; a follow-up may have an edition for each nämnd."""

    comment = forms.CharField(label="Kommentar i versionstabellen", required=False, max_length=300)
    reason = _text("Varför ges versionen ut?", rows=2)
    appendix = _appendix(
        "Gäller ett utkast. En version som har godkänts eller beslutats ges ut som den godkändes."
    )
    editions = forms.ModelMultipleChoiceField(
        label="Utgåvor för en nämnd",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, editions: Any = None, appendix: bool = False, **kwargs: Any
    ) -> None:
        """``editions`` are the nämnder that may have one; ``appendix`` offers the choice of it."""
        super().__init__(*args, **kwargs)
        if not appendix:
            del self.fields["appendix"]
        if editions is None:
            del self.fields["editions"]
            return
        field: Any = self.fields["editions"]
        field.queryset = editions
        field.label_from_instance = lambda unit: unit.name


class ShownField(forms.CharField):
    """What the page shows: a form that comes back sends what it shows now, not what was sent."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Give what the page shows."""
        return initial


class DecisionForm(PlainForm):
    """What the minutes say."""

    committee = forms.CharField(widget=forms.HiddenInput)
    corrects = forms.IntegerField(widget=forms.HiddenInput, required=False)
    version = ShownField(
        widget=forms.HiddenInput,
        error_messages={"required": READ_AGAIN},
    )
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
        "version": decision.publication.label,
        "meeting": decision.meeting,
        "paragraph": decision.paragraph,
        "registry_number": decision.registry_number,
        "with_changes": decision.with_changes,
        "note": decision.note,
    }
