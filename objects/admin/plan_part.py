"""The written parts of object plans."""

from django.contrib import admin

from objects.admin.base import HistoryAdmin
from objects.models import PeriodDeviation, PlanSection, PlanVersion


@admin.register(PlanSection)
class PlanSectionAdmin(HistoryAdmin):
    list_display = ["plan", "kind", "unit"]
    list_display_links = ["plan", "kind"]
    list_filter = ["kind", "plan"]
    list_select_related = ["plan", "unit"]
    search_fields = ["body", "plan__code"]
    autocomplete_fields = ["plan", "unit"]


@admin.register(PlanVersion)
class PlanVersionAdmin(HistoryAdmin):
    list_display = ["plan", "label", "stage", "dated", "comment"]
    list_display_links = ["plan", "label"]
    list_filter = ["stage", "plan"]
    list_select_related = ["plan"]
    search_fields = ["label", "comment", "plan__code"]
    autocomplete_fields = ["plan"]


@admin.register(PeriodDeviation)
class PeriodDeviationAdmin(HistoryAdmin):
    list_display = ["title", "kind", "plan", "component"]
    list_filter = ["kind", "plan"]
    list_select_related = ["plan", "component"]
    search_fields = ["title", "reason", "plan__code"]
    autocomplete_fields = ["plan", "component"]
