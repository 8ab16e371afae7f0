"""The administration of what readers have told of pages that they could not use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from activities.admin import person
from reports.accessibility.reporting import mark_handled
from reports.models import AccessibilityReport

if TYPE_CHECKING:
    ReportAdminBase = admin.ModelAdmin[AccessibilityReport]
    HandlingFormBase = forms.ModelForm[AccessibilityReport]
else:
    ReportAdminBase = admin.ModelAdmin
    HandlingFormBase = forms.ModelForm


class HandlingForm(HandlingFormBase):
    """Asks whether a report has been taken care of."""

    handled = forms.BooleanField(
        label="Omhändertagen",
        required=False,
        help_text="Vem som satte märket och när sparas. Tas det bort räknas rapporten som ny.",
    )

    class Meta:
        model = AccessibilityReport
        fields: tuple[str, ...] = ()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["handled"] = self.instance.handled_at is not None


@admin.register(AccessibilityReport)
class AccessibilityReportAdmin(ReportAdminBase):
    """Reports to read; what a reader wrote is not changed by anyone."""

    form = HandlingForm
    list_display = ["sent_at", "page", "beginning", "handled_at", "handled_by"]
    list_filter = [("handled_at", admin.EmptyFieldListFilter), "sent_at"]
    list_select_related = ["handled_by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["page", "text", "email"]
    readonly_fields = ("sent_at", "page", "text", "email", "handled_at", "handled_by")
    fields = (*readonly_fields, "handled")

    @admin.display(description="vad som inte fungerade")
    def beginning(self, report: AccessibilityReport) -> str:
        """Give so much of the text as a row has room for."""
        return report.text if len(report.text) <= 80 else f"{report.text[:80]}…"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: AccessibilityReport, form: forms.Form, change: bool
    ) -> None:
        mark_handled(report=obj, handled=form.cleaned_data["handled"], user=person(request))
