"""Model fields of our own: a fuzzy point in time, and formatted text that is safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from objects.fuzzy import FuzzyDate, FuzzyDateError, parse_fuzzy
from objects.fuzzy_form import FuzzyDateFormField
from objects.richtext import sanitise
from objects.richtext_form import RichTextFormField, within_limit
from objects.widgets import RichTextWidget

if TYPE_CHECKING:
    from django import forms
    from django.db.backends.base.base import BaseDatabaseWrapper

    FuzzyBase = models.Field[FuzzyDate | str | None, FuzzyDate | None]
    RichBase = models.TextField[str, str]
else:
    FuzzyBase = models.CharField
    RichBase = models.TextField


class FuzzyDateField(FuzzyBase):
    """A :class:`~objects.fuzzy.FuzzyDate` in one column, null when there is none.

    The column holds the encoded form, so ordering by it is ordering in time, and its first ten
    characters are the last day. In lookups a string is compared with the column as it stands; on
    saving, a string is read as a point in time that names its year.
    """

    description = "Tidpunkt med olika noggrannhet"
    _pyi_private_set_type: FuzzyDate | str | None
    _pyi_private_get_type: FuzzyDate | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, expression: object, connection: object
    ) -> FuzzyDate | None:
        return FuzzyDate.decode(value) if value else None

    def to_python(self, value: Any) -> FuzzyDate | None:
        """Raises ValidationError for a text that is no point in time, or that names no year."""
        if value is None or isinstance(value, FuzzyDate):
            return value
        text = str(value)
        if not text.strip():
            return None
        try:
            return FuzzyDate.decode(text)
        except ValueError:
            return _parsed(text)

    def get_prep_value(self, value: Any) -> Any:
        return value.encode() if isinstance(value, FuzzyDate) else value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if not hasattr(value, "as_sql"):
            value = self.to_python(value)
        return super().get_db_prep_save(value, connection)

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return str(self.get_prep_value(value) or "")

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": FuzzyDateFormField, "max_length": None, **kwargs})


class RichTextField(RichBase):
    """HTML within the allow-list of :mod:`objects.richtext`, sanitised on cleaning and saving."""

    description = "Formaterad text"
    default_validators = [within_limit]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        cleaned = super().clean(value, model_instance)
        return sanitise(cleaned) if isinstance(cleaned, str) else cleaned

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = sanitise(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Also what ``update()`` and ``bulk_update()`` write, which never ask ``pre_save``."""
        if isinstance(value, str):
            value = sanitise(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(
            **{"form_class": RichTextFormField, "widget": RichTextWidget, **kwargs}
        )


def _parsed(text: str) -> FuzzyDate:
    try:
        return parse_fuzzy(text, year=None)
    except FuzzyDateError as error:
        raise ValidationError(str(error), code="invalid") from error
