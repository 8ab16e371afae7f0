"""The form that takes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from budget.interpreting import ReadingError
from budget.models import ImportTemplate
from budget.uploading.files import first_reading
from objects.models import ObjectPlan
from objects.sheets import FaultyFileError, read_workbook
from objects.sheets.bounds import MAX_BYTES

if TYPE_CHECKING:
    PlanBase = forms.ModelChoiceField[ObjectPlan]
else:
    PlanBase = forms.ModelChoiceField

ENDINGS = ".xlsx,.ods,.csv,.tsv,.txt"
LARGEST = MAX_BYTES // 1_000_000
MOST_FAULTS = 20


class PlanField(PlanBase):
    """One plan, by object and code."""

    def label_from_instance(self, obj: ObjectPlan) -> str:
        return f"{obj.object.name}, {obj.year} ({obj.code})"


class UploadForm(forms.Form):
    """A plan, a file and perhaps an importmall; `content` and `reading` when it is valid."""

    use_required_attribute = False
    plan = PlanField(
        queryset=ObjectPlan.objects.none(),
        label="Objektplan",
        empty_label="Välj plan",
        error_messages={"required": "Välj vilken plan filen gäller."},
    )
    template = forms.ModelChoiceField(
        queryset=ImportTemplate.objects.all(),
        label="Importmall",
        required=False,
        empty_label="Ingen, låt programmet läsa av filen",
    )
    file = forms.FileField(
        label="Kalkylblad",
        allow_empty_file=True,
        help_text=f"xlsx, ods eller csv, högst {LARGEST} MB.",
        widget=forms.FileInput(attrs={"accept": ENDINGS, "data-largest": MAX_BYTES}),
        error_messages={
            "required": "Välj en fil.",
            "invalid": "Välj en fil.",
            "max_length": "Filens namn är för långt. Högst 255 tecken.",
        },
        max_length=255,
    )

    def __init__(self, *args: Any, plans: QuerySet[ObjectPlan], **kwargs: Any) -> None:
        """``plans`` are those that the user may choose."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        field = self.fields["plan"]
        assert isinstance(field, PlanField)
        field.queryset = plans
        self.content = b""
        self.reading: dict[str, Any] = {}

    def clean(self) -> dict[str, Any] | None:
        """Read the file once, so that one that cannot be read is never kept."""
        values = super().clean() or {}
        file, plan = values.get("file"), values.get("plan")
        if file is None or plan is None:
            return values
        self.content = file.read()
        try:
            workbook = read_workbook(self.content, file.name)
            self.reading = first_reading(workbook, plan, values.get("template")).as_json()
        except FaultyFileError as error:
            self.add_error(
                "file", [ValidationError(f"{one}.") for one in error.faults[:MOST_FAULTS]]
            )
        except ReadingError as error:
            self.add_error("template", str(error))
        return values
