"""Users: added, changed and deactivated, never deleted."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from objects.admin.base import FewRows, HistoryAdmin
from objects.models import RoleAssignment, User

if TYPE_CHECKING:
    StockBase = StockUserAdmin[User]
else:
    StockBase = StockUserAdmin

POWERS = frozenset({"is_staff", "is_superuser", "user_permissions"})


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
    add_fieldsets = (
        (None, {"classes": ["wide"], "fields": ["username", "first_name", "last_name", "email"]}),
        (
            "Lösenord",
            {"classes": ["wide"], "fields": ["usable_password", "password1", "password2"]},
        ),
    )
    inlines = [RoleRows]

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Show what makes someone a superuser to superusers alone; roles do for the others."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or request.user.is_superuser:
            return fieldsets
        return [
            (name, {**options, "fields": [one for one in options["fields"] if one not in POWERS]})
            for name, options in fieldsets
        ]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep superusers for each other: whoever can change one's address can become them."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Let none but superusers restore a user, since it gives back the powers they had."""
        if request.method == "POST" and not request.user.is_superuser:
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never: the history speaks of users. Take away "aktiv" instead."""
        return False
