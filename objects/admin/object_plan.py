"""Object plans with all that is written in them."""

from django.contrib import admin

from objects.admin.base import DistinctFormSet, FewRows, HistoryAdmin, WideRows
from objects.models import Influence, ObjectPlan, PeriodDeviation, PlanSection, PlanVersion


class SectionFormSet(DistinctFormSet):
    """Sections of which each stands once, or once for a unit."""

    distinct = ["kind", "unit"]
    repeated = "Samma avsnitt står två gånger."


class SectionRows(WideRows):
    model = PlanSection
    formset = SectionFormSet
    autocomplete_fields = ["unit"]


class VersionRows(FewRows):
    model = PlanVersion


class DeviationRows(WideRows):
    model = PeriodDeviation
    autocomplete_fields = ["component"]


class InfluenceRows(WideRows):
    model = Influence
    autocomplete_fields = ["document"]


@admin.register(ObjectPlan)
class ObjectPlanAdmin(HistoryAdmin):
    list_display = ["code", "object", "period_start", "period_end", "goal_scheme", "is_public"]
    list_filter = ["is_public", "object", "period_start"]
    list_select_related = ["object", "goal_scheme"]
    search_fields = ["code", "object__code", "object__name"]
    autocomplete_fields = ["object", "goal_scheme"]
    inlines = [VersionRows, SectionRows, DeviationRows, InfluenceRows]
    fixed = ["object"]
