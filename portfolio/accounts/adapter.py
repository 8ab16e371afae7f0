"""How the log-in library works here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.contrib.sites.requests import RequestSite
from django.http import HttpRequest
from django.urls import reverse

from objects.models import User
from portfolio.accounts.mail import post

WRONG = (
    "Namnet eller adressen hör inte ihop med lösenordet. "
    "Tänk på att stora och små bokstäver skiljer sig åt i lösenordet."
)
TOO_MANY = (
    "Det har blivit för många misslyckade försök. Vänta i fem minuter och försök igen, "
    "eller välj ett nytt lösenord genom ”Glömt lösenordet?”."
)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up here; the administrator enters people."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": TOO_MANY,
        "enter_current_password": "Det är inte ditt nuvarande lösenord.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """Save a new password, and forget the failed attempts with the old one."""
        super().set_password(user, password)
        site = RequestSite(self.request)
        for login in filter(None, (user.username, user.email)):
            key = f"{site.domain}:{login.lower()}"
            ratelimit.clear(self.request, action="login_failed", key=key)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link, but not to someone who logs in without a password of their own here."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand a mail over to be sent.

        It is sent beside the request: its answer must come as soon, and be the same, whether there
        is an account to write to or not, and whether the mail server answers or not.
        """
        context = {"request": self.request, "email": email, **context}
        post(self.render_mail(template_prefix, email, context))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")
