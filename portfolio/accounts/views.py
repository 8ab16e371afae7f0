"""What a user sees of their own account, beside the library's pages."""

from allauth.account.views import password_change
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from objects.models import User


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here, and lead to what one may change oneself."""
    user = request.user
    assert isinstance(user, User)
    held = user.object_roles.current(timezone.localdate()).select_related("object")
    context = {"held": held, "administers": admin.site.has_permission(request)}
    return render(request, "account/account.html", context)


def change_password(request: HttpRequest) -> HttpResponseBase:
    """Change the password, for those who have one here."""
    assert isinstance(request.user, User)
    if not request.user.has_usable_password():
        return redirect("account")
    answer: HttpResponseBase = password_change(request)
    return answer
