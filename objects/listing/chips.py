"""The filters in force, each with the address of the page without it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from objects.listing.table import PAGE_FIELD


@dataclass(frozen=True)
class Chip:
    """A filter in force: "Nämnd: BOU", and the query string without it."""

    label: str
    value: str
    without: str


def tidy(params: QueryDict) -> QueryDict:
    """Give ``params`` without what is empty, so that an address tells only what matters."""
    kept = params.copy()
    for name in params:
        values = [value for value in params.getlist(name) if value.strip()]
        if values:
            kept.setlist(name, values)
        else:
            del kept[name]
    return kept


def chips(form: forms.Form, params: QueryDict) -> list[Chip]:
    """Give a chip for each field of the valid ``form`` that filters."""
    return [
        Chip(str(field.label), _shown(field.field, value), _without(params, field.name))
        for field in form
        if (value := form.cleaned_data.get(field.name))
    ]


def _shown(field: forms.Field, value: Any) -> str:
    if value is True:
        return ""
    labels = dict(getattr(field, "choices", ()))
    return str(labels.get(str(value), value)).strip("\N{NO-BREAK SPACE}– ")


def _without(params: QueryDict, name: str) -> str:
    left = params.copy()
    left.pop(name, None)
    left.pop(PAGE_FIELD, None)
    return left.urlencode()
