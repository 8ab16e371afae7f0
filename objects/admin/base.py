"""What the pages of the administration have in common."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from objects.fields import RichTextField
from objects.widgets import RichTextWidget

if TYPE_CHECKING:
    FormSetBase = forms.BaseInlineFormSet[models.Model, models.Model, forms.ModelForm[models.Model]]
    TabularBase = admin.TabularInline[models.Model, models.Model]
    StackedBase = admin.StackedInline[models.Model, models.Model]
    Overrides = Mapping[type[models.Field[Any, Any]], Mapping[str, Any]]
else:
    FormSetBase = forms.BaseInlineFormSet
    TabularBase = admin.TabularInline
    StackedBase = admin.StackedInline
    Overrides = Mapping


# The administration has a text field of its own for every kind of text.
WITH_EDITOR: Overrides = {RichTextField: {"widget": RichTextWidget}}


class HistoryAdmin(SimpleHistoryAdmin):
    """A page with history, whose ``fixed`` fields are chosen once and then only shown.

    What other rows agree with is fixed: moving a goal to another scheme would leave its
    placements and the goals below it behind.
    """

    fixed: Sequence[str] = ()
    formfield_overrides: Overrides = WITH_EDITOR
    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        shown = tuple(super().get_readonly_fields(request, obj))
        return (*shown, *self.fixed) if obj is not None else shown

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show an earlier version; the library lets whoever may look at it restore it too."""
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        response: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return response

    def history_view_title(self, request: HttpRequest, obj: models.Model) -> str:
        return f"Ändringar: {obj}"

    def history_form_view_title(self, request: HttpRequest, obj: models.Model) -> str:
        return f"Tidigare version: {obj}"


class LookedAt:
    """A page that shows rows which only the site itself writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class DistinctFormSet(FormSetBase):
    """Inline rows of which no two may give the same ``distinct`` values.

    Django compares the rows of a form with each other only for constraints without a condition,
    on fields that stand in the form and are filled in.
    """

    distinct: Sequence[str] = ()
    repeated = "Samma rad står två gånger."

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            values = form.cleaned_data if form.is_valid() else {}
            if not values or values.get("DELETE"):
                continue
            row = tuple(self.compared(values.get(name)) for name in self.distinct)
            if row in seen:
                raise ValidationError(self.repeated, code="repeated")
            seen.add(row)

    def compared(self, value: object) -> object:
        """Give the form in which a value is compared."""
        return value


class FewRows(TabularBase):
    """Inline rows, without empty ones until they are asked for."""

    formfield_overrides = WITH_EDITOR
    extra = 0
    show_change_link = True


class WideRows(StackedBase):
    """Inline rows with long texts, without empty ones until they are asked for."""

    formfield_overrides = WITH_EDITOR
    extra = 0
    show_change_link = True
