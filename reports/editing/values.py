"""What a part's form holds: to be compared, told in words, and sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict

from objects.richtext import sanitise
from objects.richtext_form import RichTextFormField

if TYPE_CHECKING:
    from objects.forms.base import PartForm
    from reports.editing.desk import Desk


def earlier_form(desk: Desk, record: Any, name: str) -> PartForm:
    """Give the form as it was filled in at the history ``record`` of the part."""
    relations = type(record)._history_m2m_fields
    initial = {
        field.name: [
            getattr(link, f"{field.m2m_reverse_field_name()}_id")
            for link in getattr(record, field.name).all()
        ]
        for field in relations
    }
    return desk.kind.bound(record.instance, None, plan=desk.plan, auto_id=name, initial=initial)


def data_of(form: PartForm) -> QueryDict:
    """Give what a browser would send of ``form``."""
    data = QueryDict(mutable=True)
    for bound in form.visible_fields():
        put(data, bound)
    return data


def put(data: QueryDict, bound: forms.BoundField) -> None:
    """Put the value of one field into ``data``, as a browser would send it."""
    data.setlist(bound.html_name, _sent(bound))


def told(bound: forms.BoundField) -> str:
    """Give the value of a field in words, or as sanitised HTML where it is formatted text."""
    values = _sent(bound)
    choices = getattr(bound.field, "choices", None)
    if choices is not None:
        labels = {str(value): str(label) for value, label in choices if str(value)}
        return ", ".join(labels.get(value, value) for value in values)
    text = "\n".join(values).replace("\r\n", "\n").strip()
    return sanitise(text) if is_rich(bound) and text else text


def is_rich(bound: forms.BoundField) -> bool:
    """Tell whether a field holds formatted text."""
    return isinstance(bound.field, RichTextFormField)


def _sent(bound: forms.BoundField) -> list[str]:
    value = bound.field.widget.format_value(bound.value())
    values = value if isinstance(value, list | tuple) else [value]
    return [str(each) for each in values if each not in (None, "")]
