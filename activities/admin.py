"""The administration of operational plans, activities and follow-ups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from activities.models import (
    Activity,
    FollowUp,
    OperationalPlan,
    Placement,
    Reminder,
    StatusChoice,
    StatusReport,
    StatusVocabulary,
)
from activities.services.states import refresh_states
from objects.admin.base import FewRows, HistoryAdmin, LookedAt
from objects.models import User

if TYPE_CHECKING:
    ReminderBase = admin.ModelAdmin[Reminder]
else:
    ReminderBase = admin.ModelAdmin

REASON = "Ändrat i administrationen"


def person(request: HttpRequest) -> User:
    """Give the one who is signed in; the administration lets in no other."""
    assert isinstance(request.user, User)
    return request.user


class ChoiceRows(FewRows):
    model = StatusChoice


class FollowUpRows(FewRows):
    model = FollowUp
    fields = ["cut_off", "is_open", "is_public"]


class PlacementRows(FewRows):
    model = Placement
    autocomplete_fields = ["goal", "units"]


class ReportsShown(FewRows):
    """Reports to look at, each with a link to its own page: a follow-up has hundreds."""

    model = StatusReport
    can_delete = False
    fields = readonly_fields = ("placement", "status", "deadline", "comment", "reported_at")

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Model]:
        return (
            super()
            .get_queryset(request)
            .select_related(
                "activity", "follow_up__plan", "status", "placement__goal", "placement__activity"
            )
        )


@admin.register(StatusVocabulary)
class StatusVocabularyAdmin(HistoryAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    inlines = [ChoiceRows]


@admin.register(StatusChoice)
class StatusChoiceAdmin(HistoryAdmin):
    list_display = ["label", "status_class", "vocabulary", "order", "requires_comment"]
    list_filter = ["status_class", "vocabulary"]
    list_select_related = ["vocabulary"]
    search_fields = ["label", "vocabulary__name"]
    autocomplete_fields = ["vocabulary"]
    fixed = ["vocabulary"]


@admin.register(OperationalPlan)
class OperationalPlanAdmin(HistoryAdmin):
    list_display = ["code", "name", "unit", "year", "goal_scheme", "is_public"]
    list_filter = ["year", "is_public", "unit"]
    list_select_related = ["unit", "goal_scheme"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["unit", "committees", "goal_scheme", "vocabulary"]
    inlines = [FollowUpRows]
    fixed = ["goal_scheme", "vocabulary"]


@admin.register(Activity)
class ActivityAdmin(HistoryAdmin):
    list_display = ["number", "title", "plan", "status", "deadline", "late", "has_conflict"]
    list_display_links = ["number", "title"]
    list_filter = ["plan", "status__status_class", "moved", "has_conflict", "object", "units"]
    list_select_related = ["plan", "status"]
    search_fields = ["title", "sub_points"]
    autocomplete_fields = [
        *("plan", "units", "object", "components", "contributes_to", "predecessor", "owner"),
    ]
    readonly_fields = ["status", "deadline", "late", "has_conflict"]
    inlines = [PlacementRows, ReportsShown]
    fixed = ["plan"]

    @admin.display(description="framflyttad", boolean=True, ordering="moved")
    def late(self, activity: Activity) -> bool:
        """Tell whether it was moved, as a mark: a generated field is written as a word."""
        return bool(activity.moved)

    def save_model(
        self, request: HttpRequest, obj: Activity, form: ModelForm[Activity], change: bool
    ) -> None:
        """Save; an earlier version that is restored still stands as it was last reported."""
        super().save_model(request, obj, form, change)
        refresh_states(plan=obj.plan, activities=[obj.pk], user=person(request), reason=REASON)


@admin.register(Placement)
class PlacementAdmin(HistoryAdmin):
    list_display = ["activity", "goal", "order", "carried_from"]
    list_filter = ["activity__plan", "carried_from"]
    list_select_related = ["activity", "goal"]
    search_fields = ["activity__title", "goal__title"]
    autocomplete_fields = ["activity", "goal", "units"]
    fixed = ["activity"]


@admin.register(FollowUp)
class FollowUpAdmin(HistoryAdmin):
    list_display = ["plan", "cut_off", "is_open", "is_public"]
    list_display_links = ["plan", "cut_off"]
    list_filter = ["is_open", "is_public", "plan"]
    list_select_related = ["plan"]
    search_fields = ["plan__code", "plan__name"]
    autocomplete_fields = ["plan", "leader"]
    inlines = [ReportsShown]
    fixed = ["plan"]

    def save_model(
        self, request: HttpRequest, obj: FollowUp, form: ModelForm[FollowUp], change: bool
    ) -> None:
        """Save, and follow a moved date: another occasion may be the latest now."""
        super().save_model(request, obj, form, change)
        if change and "cut_off" in form.changed_data:
            refresh_states(plan=obj.plan, user=person(request), reason=REASON)


@admin.register(StatusReport)
class StatusReportAdmin(HistoryAdmin):
    list_display = ["activity", "follow_up", "placement", "status", "deadline", "reported_at"]
    list_filter = ["follow_up__plan", "follow_up__cut_off", "status"]
    list_select_related = [
        *("activity", "follow_up__plan", "status"),
        *("placement__activity", "placement__goal"),
    ]
    search_fields = ["activity__title", "comment"]
    autocomplete_fields = ["activity", "follow_up", "placement", "status"]
    readonly_fields = ["reported_by", "reported_at"]
    fixed = ["activity", "follow_up"]

    def save_model(
        self, request: HttpRequest, obj: StatusReport, form: ModelForm[StatusReport], change: bool
    ) -> None:
        """Note who reports, save, and bring the activity up to what is reported."""
        if not change:
            obj.reported_by, obj.reported_at = person(request), timezone.now()
        super().save_model(request, obj, form, change)
        self.refresh(request, [obj.activity])

    def delete_model(self, request: HttpRequest, obj: StatusReport) -> None:
        activity = obj.activity
        super().delete_model(request, obj)
        self.refresh(request, [activity])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[StatusReport]) -> None:
        activities = [report.activity for report in queryset.select_related("activity__plan")]
        super().delete_queryset(request, queryset)
        self.refresh(request, activities)

    def refresh(self, request: HttpRequest, activities: Iterable[Activity]) -> None:
        """Bring ``activities`` up to what is reported."""
        for activity in set(activities):
            refresh_states(
                plan=activity.plan, activities=[activity.pk], user=person(request), reason=REASON
            )


@admin.register(Reminder)
class ReminderAdmin(LookedAt, ReminderBase):
    list_display = ["follow_up", "recipient", "sent_by", "sent_at"]
    list_filter = ["follow_up__plan", "sent_at"]
    list_select_related = ["follow_up__plan", "recipient", "sent_by"]
    search_fields = ["recipient__username", "follow_up__plan__code"]
    fields = readonly_fields = ("follow_up", "recipient", "sent_by", "sent_at", "text")
