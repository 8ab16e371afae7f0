"""The administration of what stands around the money: templates, alternatives, comments."""

from typing import TYPE_CHECKING

from django.contrib import admin

from budget.models import (
    AlternativeChange,
    BudgetAlternative,
    DeviationComment,
    ImportTemplate,
    PreparedImport,
)
from objects.admin.base import HistoryAdmin, LookedAt

if TYPE_CHECKING:
    PreparedBase = admin.ModelAdmin[PreparedImport]
else:
    PreparedBase = admin.ModelAdmin


@admin.register(ImportTemplate)
class ImportTemplateAdmin(HistoryAdmin):
    list_display = ["name", "created_by", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["created_by"]
    search_fields = ["name"]
    readonly_fields = ["reading", "created_by"]


@admin.register(DeviationComment)
class DeviationCommentAdmin(HistoryAdmin):
    list_display = ["plan", "series", "forecast", "unit", "kind", "text"]
    list_display_links = ["plan", "text"]
    list_filter = ["plan", "series"]
    list_select_related = ["plan", "unit"]
    search_fields = ["text", "plan__code"]
    autocomplete_fields = ["plan", "unit"]


@admin.register(PreparedImport)
class PreparedImportAdmin(LookedAt, PreparedBase):
    """To look at: what is on its way in is confirmed or thrown away where it was uploaded."""

    list_display = ["file_name", "plan", "created_by", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["plan", "created_by"]
    search_fields = ["file_name", "plan__code"]
    exclude = ["content"]


@admin.register(BudgetAlternative)
class BudgetAlternativeAdmin(LookedAt, HistoryAdmin):
    """To look at: an alternative is adopted or discarded as a whole, on its page."""

    list_display = ["name", "plan", "state", "created_by", "created_at"]
    list_filter = ["state", "plan"]
    list_select_related = ["plan", "created_by"]
    search_fields = ["name", "plan__code"]


@admin.register(AlternativeChange)
class AlternativeChangeAdmin(LookedAt, HistoryAdmin):
    list_display = ["alternative", "line", "was_amount", "amount"]
    list_display_links = ["alternative", "line"]
    list_filter = ["alternative"]
    list_select_related = ["alternative", "line__plan"]
    search_fields = ["alternative__name", "line__title"]
