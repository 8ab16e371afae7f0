"""The days of the year's plan work, and who has a part of a plan open."""

from typing import TYPE_CHECKING

from django.contrib import admin

from objects.admin.base import HistoryAdmin, LookedAt
from objects.models import EditingPresence, YearWheelDay

if TYPE_CHECKING:
    PresenceBase = admin.ModelAdmin[EditingPresence]
else:
    PresenceBase = admin.ModelAdmin


@admin.register(YearWheelDay)
class YearWheelDayAdmin(HistoryAdmin):
    list_display = ["day", "title", "kind", "unit", "object"]
    list_display_links = ["day", "title"]
    list_filter = ["kind", "day"]
    list_select_related = ["unit", "object"]
    search_fields = ["title", "note"]
    autocomplete_fields = ["unit", "object"]


@admin.register(EditingPresence)
class EditingPresenceAdmin(LookedAt, PresenceBase):
    list_display = ["plan", "part", "user", "seen_at"]
    list_filter = ["plan"]
    list_select_related = ["plan", "user"]
    search_fields = ["plan__code", "user__username"]
    fields = readonly_fields = ("plan", "part", "user", "seen_at")
