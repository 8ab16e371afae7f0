"""The form of a key: its name and days, and a row for each unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms import formset_factory

from budget.keys.shares import Part, ShareError, read_number, written
from budget.models import DistributionKey
from budget.models.distribution_key import Basis
from objects.forms.choices import UnitField
from objects.forms.rows import date_input
from objects.models import ManagedObject, Unit

if TYPE_CHECKING:
    KeyFormBase = forms.ModelForm[DistributionKey]
else:
    KeyFormBase = forms.ModelForm

FIRST, LAST = date(1990, 1, 1), date(2200, 12, 31)
REASONABLE = "Dagen ska ligga mellan 1990 och 2200."
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."
MOST_ROWS = 60
SPARE_ROWS = 2
LEAST_ROWS = 3


def _day(label: str, **how: Any) -> forms.DateField:
    reasonable = [MinValueValidator(FIRST, REASONABLE), MaxValueValidator(LAST, REASONABLE)]
    return forms.DateField(label=label, widget=date_input(), validators=reasonable, **how)


class KeyForm(KeyFormBase):
    """What a key is called, for whom it is and when it holds."""

    use_required_attribute = False

    name = forms.CharField(label="Namn", validators=[MaxLengthValidator(200, TOO_LONG)])
    object = forms.ModelChoiceField(
        label="Objekt",
        queryset=ManagedObject.objects.order_by("name"),
        required=False,
        empty_label="alla objekt",
    )
    valid_from = _day("Gäller från")
    valid_to = _day("Gäller till och med", required=False, help_text="Tomt: tills vidare.")
    basis = forms.ChoiceField(
        label="Andelarna anges i",
        choices=Basis,
        widget=forms.RadioSelect,
        help_text="Vikter är till exempel antal elever; andelen är vikten av deras summa.",
    )

    class Meta:
        model = DistributionKey
        fields = ["name", "object", "valid_from", "valid_to", "basis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.instance.code:
            # Lines stand on the key: for whom it is was decided when it was made.
            del self.fields["object"]

    def _post_clean(self) -> None:
        """Put the values on the row, and leave the rules of the model to the service."""
        self.instance = forms.models.construct_instance(self, self.instance, list(self.fields))

    def take_errors(self, error: ValidationError) -> None:
        """Show what a service found: at the field, or above the form."""
        found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, faults in found.items():
            self.add_error(name if name in self.fields else None, faults)


class ShareForm(forms.Form):
    """One unit with its share; an empty row is left out."""

    use_required_attribute = False

    unit = UnitField(
        label="Nämnd", queryset=Unit.objects.none(), required=False, empty_label="välj nämnd"
    )
    share = forms.CharField(label="Andel", required=False, max_length=40)

    def __init__(self, *args: Any, basis: str, units: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.basis = basis
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["share"].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    @property
    def is_chosen(self) -> bool:
        """Whether the row says anything, and is not to be taken away."""
        data = self.cleaned_data
        return not data.get("DELETE") and bool(data.get("unit") or data.get("share"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("DELETE") or self.errors:
            return data
        unit, share = data.get("unit"), data.get("share")
        if unit and not share:
            self.add_error("share", "Skriv nämndens andel, eller 0.")
        elif share and not unit:
            self.add_error("unit", "Välj nämnden som andelen gäller.")
        elif share:
            try:
                data["number"] = read_number(share, self.basis)
            except ShareError as error:
                self.add_error("share", str(error))
        return data


Rows = formset_factory(
    ShareForm, extra=SPARE_ROWS, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def share_rows(data: Any, key: DistributionKey, basis: str, more: bool = False) -> Any:
    """The rows of ``key``, as stored or as sent in ``data``; ``more`` adds some empty ones."""
    units = Unit.objects.order_by("order", "code")
    stored = list(key.shares.select_related("unit")) if key.pk else []
    options: Any = {"form_kwargs": {"basis": basis, "units": units}, "prefix": "rad"}
    if data is not None:
        return Rows(_with_more(data) if more else data, **options)
    rows = Rows(initial=initial_rows(key), **options)
    rows.extra = max(SPARE_ROWS, LEAST_ROWS - len(stored))
    return rows


def initial_rows(key: DistributionKey) -> list[dict[str, Any]]:
    """The shares of ``key`` as the rows show them."""
    if key._state.adding:
        return []
    shares = key.shares.select_related("unit").order_by("unit__order", "unit__code")
    return [{"unit": one.unit_id, "share": written(one, key.basis)} for one in shares]


def _with_more(data: Any) -> Any:
    """``data`` as sent, with room for some further rows."""
    copied = data.copy()
    number = copied.get("rad-TOTAL_FORMS", "")
    if number.isascii() and number.isdecimal() and len(number) < 3:
        copied["rad-TOTAL_FORMS"] = str(min(int(number) + LEAST_ROWS, MOST_ROWS))
    return copied


def parts_of(rows: Any) -> list[Part]:
    """What the valid ``rows`` say."""
    return [
        Part(row.cleaned_data["unit"].pk, row.cleaned_data["number"])
        for row in rows.forms
        if row.is_chosen
    ]
