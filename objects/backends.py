"""What roles allow in the administration."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from objects.models import User

ADMINISTERED = frozenset({"objects", "activities", "budget", "reports"})


class RoleBackend(BaseBackend):
    """Lets an Administratör look at, add, change and remove whatever the rooms keep.

    It stands in the code and not as permissions of the group, so that it holds for every model
    there is, also tomorrow's, and cannot be changed by those whom it concerns. What the libraries
    keep (sessions, permissions) is for superusers.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return self.has_module_perms(user_obj, perm.partition(".")[0])

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Tell whether the administration shows an app to the user at all."""
        return (
            app_label in ADMINISTERED and isinstance(user_obj, User) and user_obj.is_administrator
        )
