"""The form field for an amount of money."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from objects.money import MoneyError, format_money, parse_money


class MoneyFormField(forms.CharField):
    """Takes text as people write amounts and gives kronor as Decimal, or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["empty_value"] = None
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        text = super().to_python(value)
        try:
            return parse_money(text)
        except MoneyError as error:
            raise ValidationError(f"Skriv {error.expected}.", code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return format_money(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(parse_money(data) != initial)
        except MoneyError:
            return True
