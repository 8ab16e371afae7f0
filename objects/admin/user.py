"""Users: added, changed and deactivated, never deleted."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.http import HttpRequest

from objects.admin.base import FewRows, HistoryAdmin
from objects.models import RoleAssignment, User

if TYPE_CHECKING:
    StockBase = StockUserAdmin[User]
else:
    StockBase = StockUserAdmin


class RoleRows(FewRows):
    model = RoleAssignment
    autocomplete_fields = ["object"]


@admin.register(User)
class UserAdmin(HistoryAdmin, StockBase):
    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups", "committees"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    autocomplete_fields = ["committees"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = (*(StockUserAdmin.fieldsets or ()), ("Nämnder", {"fields": ["committees"]}))
    inlines = [RoleRows]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never: the history speaks of users. Take away "aktiv" instead."""
        return False
