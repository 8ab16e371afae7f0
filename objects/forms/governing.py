"""The forms of governing documents and what they ask."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from objects.forms.base import PartForm
from objects.forms.choices import UnitsField, units_of
from objects.models import GoverningDocument, Influence, InfluenceDirection, Unit

ONE_OR_THE_OTHER = "Välj ett dokument ur registret eller skriv titeln på ett nytt, inte båda."
REGISTERED = "Dokumentet finns redan i registret. Välj det i listan."


class InfluenceForm(PartForm):
    """A governing document's row: the document, its number and its effect."""

    new_title = forms.CharField(
        label="Eller ett nytt dokument",
        max_length=300,
        required=False,
        help_text="Titeln på ett dokument som inte finns i registret. Det läggs till där.",
    )
    new_url = forms.URLField(
        label="Det nya dokumentets webbadress", required=False, assume_scheme="https"
    )

    class Meta:
        model = Influence
        fields = ["document", "number", "effect"]
        labels = {"document": "Dokument ur registret"}

    field_order = ["document", "new_title", "new_url", "number", "effect"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = self.plan.influences.exclude(pk=self.instance.pk)
        free = GoverningDocument.objects.exclude(pk__in=others.values("document"))
        self.fields["document"].queryset = free  # type: ignore[attr-defined]
        self.fields["document"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one document."""
        found = super().clean() or self.cleaned_data
        document, title = found.get("document"), found.get("new_title")
        chosen = "document" in self.changed_data or self.instance._state.adding
        if title and document and chosen:
            self.add_error("new_title", ONE_OR_THE_OTHER)
        elif not title and not document and "new_title" not in self.errors:
            self.add_error("document", "Välj ett dokument eller skriv titeln på ett nytt.")
        elif title and GoverningDocument.objects.filter(title__iexact=title).exists():
            self.add_error("new_title", ValidationError(REGISTERED, code="registered"))
        return found

    def new_document(self) -> GoverningDocument | None:
        """Give the document that the register lacks, not saved; None when one was chosen."""
        title = self.cleaned_data.get("new_title")
        if not title:
            return None
        return GoverningDocument(title=title, url=self.cleaned_data.get("new_url") or "")


class DirectionForm(PartForm):
    """What a governing document asks, of all or of some units."""

    units = UnitsField(
        Unit.objects.none(), label="Gäller", required=False, help_text="Inget val betyder alla."
    )

    class Meta:
        model = InfluenceDirection
        fields = ["body", "units"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units_of(self.plan, *self.initial_units())  # type: ignore[attr-defined]

    def initial_units(self) -> list[int]:
        """Give the keys of the units that are ticked when the form opens."""
        return [getattr(unit, "pk", unit) for unit in self.initial.get("units", [])]
