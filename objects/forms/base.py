"""What the forms of a plan's parts have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from objects.fuzzy_form import FuzzyDateFormField
from objects.money_form import MoneyFormField
from objects.richtext_form import RichTextFormField

if TYPE_CHECKING:
    from django.db import models

    from objects.models import ObjectPlan

    ModelFormBase = forms.ModelForm[models.Model]
else:
    ModelFormBase = forms.ModelForm

# Far more than a document needs, far less than what would make it slow to compare.
LONGEST_PLAIN = 5_000
# Fields that turn what is typed into something else than text.
NO_TEXT = (FuzzyDateFormField, MoneyFormField, RichTextFormField)
TOO_LONG = "Texten är för lång: %(show_value)s tecken. Högst %(limit_value)s får plats."


class PartForm(ModelFormBase):
    """A form for one part of a plan.

    Only the fields' own rules are tried here; what the model asks is tried once, by the service
    that saves, and comes back through :meth:`take_errors`. No text is cut by the browser: what is
    too long is said, and kept.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, plan: ObjectPlan, **kwargs: Any) -> None:
        """``plan`` is the one whose part it is: it decides what can be chosen."""
        self.plan = plan
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _limit(field)

    def _post_clean(self) -> None:
        """Put the values on the row, and leave the rules of the model to the service."""
        self.instance = forms.models.construct_instance(
            self, self.instance, list(self.fields), self._meta.exclude
        )

    def related(self) -> dict[str, Iterable[Any]]:
        """Give what the many-to-many fields hold, as the services take it."""
        names = {field.name for field in self.instance._meta.many_to_many}
        return {name: value for name, value in self.cleaned_data.items() if name in names}

    def take_errors(self, error: ValidationError) -> None:
        """Show the faults that a service found: at the field, or above the form."""
        found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, faults in found.items():
            self.add_error(name if name in self.fields else None, faults)

    def lead_focus(self) -> None:
        """Let the first field take the focus, or the first one at fault."""
        wrong = [name for name in self.fields if name in self.errors] if self.is_bound else []
        for bound in self.visible_fields():
            if not wrong or bound.name in wrong:
                bound.field.widget.attrs["autofocus"] = True
                return


def _limit(field: forms.Field) -> None:
    """Give every text a limit, told by the server: a browser that cuts loses what is pasted."""
    if not isinstance(field, forms.CharField) or isinstance(field, NO_TEXT):
        return
    limit = field.max_length or LONGEST_PLAIN
    field.widget.attrs.pop("maxlength", None)
    field.validators = [
        *(each for each in field.validators if not isinstance(each, MaxLengthValidator)),
        MaxLengthValidator(limit, TOO_LONG),
    ]
