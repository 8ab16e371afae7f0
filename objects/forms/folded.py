"""Long lists of boxes to tick, folded away until someone wants to change what is ticked."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# So few boxes stand open.
FEW = 6


class FoldedTicks(forms.CheckboxSelectMultiple):
    """Boxes that stand open only when they are few; folded, the fold says what is ticked."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        boxes = super().render(name, value, attrs, renderer)
        labels = {str(key): str(label) for key, label in self.choices}
        if len(labels) <= FEW:
            return boxes
        chosen = [labels[key] for key in map(str, value or ()) if key in labels]
        return format_html(
            '<details class="folded"><summary>{}{}</summary>{}</details>',
            f"{len(chosen)} av {len(labels)} valda ",
            format_html(
                '<span class="folded-chosen">{}</span>',
                "; ".join(label.strip() for label in chosen),
            )
            if chosen
            else mark_safe(""),
            boxes,
        )
