"""Form controls of our own."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.templatetags.static import static

from objects.richtext import MAX_LENGTH, readable, sanitise


class RichTextWidget(forms.Textarea):
    """A field of formatted text, which a script turns into an editor.

    Without the script it is a text field: paragraphs are plain text with blank lines between them,
    and other formatting is HTML with a line for each block.
    """

    template_name = "objects/widgets/rich_text.html"

    class Media:
        css = {"all": ["objects/editor.css"]}
        js = [Script("objects/editor.js", type="module")]

    def format_value(self, value: Any) -> str | None:
        if not value or len(str(value)) > 10 * MAX_LENGTH:
            return str(value) if value else None
        return readable(sanitise(str(value)))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-editor": static("django_prose_editor/editor.js"),
            "data-longest": str(MAX_LENGTH),
        }
        context["widget"]["has_tags"] = "<" in (context["widget"]["value"] or "")
        if self.is_required:
            context["widget"]["attrs"]["data-required"] = True
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        """The editor hides the field, and a browser cannot point at what is hidden."""
        return False
