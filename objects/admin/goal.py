"""Goals, and the schemes and levels that they belong to."""

from django.contrib import admin

from objects.admin.base import FewRows, HistoryAdmin
from objects.models import Goal, GoalLevel, GoalScheme


class LevelRows(FewRows):
    model = GoalLevel


@admin.register(GoalScheme)
class GoalSchemeAdmin(HistoryAdmin):
    list_display = ["name", "code", "valid_from", "valid_to", "predecessor"]
    list_select_related = ["predecessor"]
    list_filter = ["valid_from"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["predecessor"]
    inlines = [LevelRows]


@admin.register(GoalLevel)
class GoalLevelAdmin(HistoryAdmin):
    list_display = ["name", "plural", "depth", "beside", "scheme"]
    list_filter = ["scheme", "beside"]
    list_select_related = ["scheme"]
    search_fields = ["name", "plural", "scheme__name"]
    autocomplete_fields = ["scheme"]
    fixed = ["scheme"]


@admin.register(Goal)
class GoalAdmin(HistoryAdmin):
    list_display = ["code", "number", "title", "level", "parent", "unit", "order"]
    list_filter = ["scheme", "level", "unit"]
    list_select_related = ["level", "parent", "unit"]
    search_fields = ["code", "number", "title"]
    autocomplete_fields = ["scheme", "level", "parent", "unit"]
    fixed = ["scheme"]
