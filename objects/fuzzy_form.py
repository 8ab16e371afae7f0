"""The form field for a point in time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from objects.fuzzy import FuzzyDate, FuzzyDateError, parse_fuzzy


class FuzzyDateFormField(forms.CharField):
    """Takes text and gives a :class:`~objects.fuzzy.FuzzyDate`, or None when it is empty.

    The text must name its year unless ``year`` is given. A value that is sent back as it was shown
    keeps the text it was first written with.
    """

    def __init__(self, *, year: int | None = None, **kwargs: Any) -> None:
        self.year = year
        kwargs["empty_value"] = None
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, FuzzyDate):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return parse_fuzzy(text, year=self.year)
        except FuzzyDateError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, FuzzyDate):
            return value
        return value.text if self._reads_as(value.text, value) else value.label()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "").strip()

    def _clean_bound_field(self, bound: forms.BoundField) -> Any:
        written = None if self.disabled else bound.initial
        if isinstance(written, FuzzyDate) and not self.has_changed(written, bound.data):
            return written
        return super()._clean_bound_field(bound)  # type: ignore[misc]

    def _reads_as(self, text: str, value: FuzzyDate) -> bool:
        try:
            return parse_fuzzy(text, year=self.year) == value
        except FuzzyDateError:
            return False
