"""Objects with their components and roles."""

from django.contrib import admin

from objects.admin.base import FewRows, HistoryAdmin
from objects.models import Component, ManagedObject, ObjectFamily, RoleAssignment


class ComponentRows(FewRows):
    model = Component


class RoleRows(FewRows):
    model = RoleAssignment
    autocomplete_fields = ["user"]


@admin.register(ObjectFamily)
class ObjectFamilyAdmin(HistoryAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(ManagedObject)
class ManagedObjectAdmin(HistoryAdmin):
    list_display = ["code", "name", "family", "establishment", "established_on"]
    list_filter = ["establishment", "family", "units"]
    list_select_related = ["family"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["family", "units", "predecessors"]
    inlines = [ComponentRows, RoleRows]


@admin.register(Component)
class ComponentAdmin(HistoryAdmin):
    list_display = ["name", "object", "kind", "phase", "supplier", "contract_end"]
    list_filter = ["kind", "phase", "object"]
    list_select_related = ["object"]
    search_fields = ["code", "name", "supplier", "object__code", "object__name"]
    autocomplete_fields = ["object"]
    date_hierarchy = "contract_end"
    fixed = ["object"]


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(HistoryAdmin):
    list_display = ["object", "role", "side", "user", "valid_from", "valid_to"]
    list_filter = ["role", "side", "object"]
    list_select_related = ["object", "user"]
    search_fields = ["object__code", "object__name", "user__username", "user__last_name"]
    autocomplete_fields = ["object", "user"]
