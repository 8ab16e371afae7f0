"""Addresses of log-in and of one's own account.

The names are the library's, which looks for them; those of its pages that have no use here (to sign
up, to confirm and change addresses) have no address. Single sign-on would add its own pages here.
"""

from allauth.account import views as stock
from allauth.usersessions.views import list_usersessions
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from portfolio.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
    path("logga-in/", stock.login, name="account_login"),
    path("logga-ut/", require_POST(stock.logout), name="account_logout"),
    path("avstangd/", stock.account_inactive, name="account_inactive"),
    path("byt-losenord/", views.change_password, name="account_change_password"),
    path("inloggningar/", list_usersessions, name="usersessions_list"),
    path("glomt-losenord/", stock.password_reset, name="account_reset_password"),
    path("glomt-losenord/skickat/", stock.password_reset_done, name="account_reset_password_done"),
    path(
        "nytt-losenord/klart/",
        stock.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^nytt-losenord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        stock.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
