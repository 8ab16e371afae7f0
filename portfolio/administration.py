"""The administration as a whole: who is let in, and what it is called."""

from typing import Any

from allauth.account.views import logout
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from objects.models import User


class Administration(AdminSite):
    """The stock administration, entered by those whose role is to administer.

    Log-in, log-out and change of password are those of the site, so that what guards them there
    guards them here.
    """

    site_header = site_title = "Objektportföljen – administration"
    index_title = "Register"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return isinstance(user, User) and (user.is_administrator or super().has_permission(request))

    @method_decorator(never_cache)
    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the site's log-in.

        Raises:
            PermissionDenied: whoever is logged in does not administer.
        """
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or request.get_full_path())

    # The stock ones answer with templates of their own, as their types insist.
    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return logout(request)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return redirect("account_change_password")
