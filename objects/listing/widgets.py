"""Form controls that are printed without a template each: a list of goals may be long."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Choices = list[tuple[str, str]]


class PlainSelect(forms.Select):
    """A select of plain options, without groups."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = str(value or "")
        selected = mark_safe(" selected")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, selected if str(key) == chosen else "", label) for key, label in self.choices),
        )
        given = {**self.attrs, **(attrs or {})}
        return format_html('<select name="{}" id="{}">{}</select>', name, given.get("id"), options)


class Tick(forms.CheckboxInput):
    """A tick box whose address reads "ja" when it is ticked."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        ticked = mark_safe(" checked")
        return format_html(
            '<input type="checkbox" name="{}" id="{}" value="ja"{}>',
            name,
            (attrs or {}).get("id"),
            ticked if value else "",
        )
