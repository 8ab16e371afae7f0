"""The form of one day."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils import timezone

from objects.models import ManagedObject, Unit, YearWheelDay

FIRST_YEAR, LAST_YEAR = 1990, 2200
REASONABLE = f"Året ska ligga mellan {FIRST_YEAR} och {LAST_YEAR}."
LONGEST_TITLE, LONGEST_NOTE = 200, 2_000
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."

if TYPE_CHECKING:
    DayFormBase = forms.ModelForm[YearWheelDay]
else:
    DayFormBase = forms.ModelForm


def whole_number(text: str | None) -> int:
    """Read a number that a form of ours carries; -1, which nothing has, for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else -1


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A unit, chosen by its name."""

    def label_from_instance(self, unit: Any) -> str:
        return str(unit.name)


class DayForm(DayFormBase):
    """Asks for a day of the year wheel."""

    use_required_attribute = False

    # No length is told to the browser: one that cuts what is pasted loses it.
    title = forms.CharField(
        label="Rubrik", validators=[MaxLengthValidator(LONGEST_TITLE, TOO_LONG)]
    )
    day = forms.DateField(
        label="Dag",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(date(FIRST_YEAR, 1, 1), REASONABLE),
            MaxValueValidator(date(LAST_YEAR, 12, 31), REASONABLE),
        ],
    )
    kind = forms.ChoiceField(label="Slag", choices=[("", "välj slag"), *YearWheelDay.Kind.choices])
    unit = UnitField(
        label="Nämnd eller enhet", queryset=Unit.objects.none(), required=False, empty_label="alla"
    )
    object = forms.ModelChoiceField(
        label="Objekt",
        queryset=ManagedObject.objects.order_by("name"),
        required=False,
        empty_label="alla",
    )
    note = forms.CharField(
        label="Anmärkning",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        validators=[MaxLengthValidator(LONGEST_NOTE, TOO_LONG)],
        help_text="Skriv aldrig personnummer här.",
    )

    class Meta:
        model = YearWheelDay
        fields = ["title", "day", "kind", "unit", "object", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        today = Unit.objects.valid_on(timezone.localdate())
        stored = self.instance.unit_id
        units.queryset = today | Unit.objects.filter(pk=stored) if stored else today
