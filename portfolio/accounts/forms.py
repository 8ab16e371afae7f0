"""The forms of the log-in, with labels instead of texts inside the fields."""

from typing import Any

from allauth.account import forms as stock
from django import forms

AGAIN = "Nya lösenordet en gång till"
NEW = "Nytt lösenord"
RULES = (
    "Minst tolv tecken. Inte bara siffror, inget vanligt lösenord och inget som liknar ditt namn "
    "eller din adress. Flera ord i rad går bra."
)


def prepare(form: forms.BaseForm, labels: dict[str, str]) -> None:
    """Label the fields, take away what stands inside them, and put the cursor in the first."""
    form.label_suffix = ""
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    if "password1" in form.fields:
        form.fields["password1"].help_text = RULES
    first = next(iter(form.fields.values()))
    first.widget.attrs["autofocus"] = True


class SignInForm(stock.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare(self, {"login": "Användarnamn eller e-post", "password": "Lösenord"})
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(stock.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare(self, {"email": "E-post"})


class NewPasswordForm(stock.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare(self, {"password1": NEW, "password2": AGAIN})


class ChangePasswordForm(stock.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare(self, {"oldpassword": "Nuvarande lösenord", "password1": NEW, "password2": AGAIN})
        self.fields["oldpassword"].help_text = ""
