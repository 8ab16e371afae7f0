"""The register of governing documents, and their rows in the plans."""

from django.contrib import admin
from django.db import models

from objects.admin.base import HistoryAdmin, WideRows
from objects.models import GoverningDocument, Influence, InfluenceDirection


class DirectionRows(WideRows):
    model = InfluenceDirection
    autocomplete_fields = ["units"]


@admin.register(GoverningDocument)
class GoverningDocumentAdmin(HistoryAdmin):
    list_display = ["title", "url"]
    search_fields = ["title"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Influence)
class InfluenceAdmin(HistoryAdmin):
    list_display = ["plan", "number", "document"]
    list_display_links = ["document"]
    list_filter = ["plan", "document"]
    list_select_related = ["plan", "document"]
    search_fields = ["document__title", "plan__code"]
    autocomplete_fields = ["plan", "document"]
    inlines = [DirectionRows]


@admin.register(InfluenceDirection)
class InfluenceDirectionAdmin(HistoryAdmin):
    list_display = ["influence", "order"]
    list_filter = ["influence__plan"]
    list_select_related = ["influence__document"]
    search_fields = ["body", "influence__document__title"]
    autocomplete_fields = ["influence", "units"]
