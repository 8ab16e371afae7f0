"""How the log-in library works here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.db.models import Q
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
        ratelimit.clear(self.request, action="login_failed", key=_account_key(user))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failed attempts by account.

        The library counts by what was typed and by the name of the site as the request has it, so
        that an address beside a user name, or any port in ``Host``, would give as many tries again.
        """
        login = credentials.get("email") or credentials.get("username") or ""
        user = User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login)).first()
        return _account_key(user) if user and login else login.lower()

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


def _account_key(user: User) -> str:
    """What names an account, however it was typed; a user name has no slash."""
    return f"account/{user.pk}"
