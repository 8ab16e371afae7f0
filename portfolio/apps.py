from django.apps import AppConfig, apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

from portfolio.year_wheel.secrecy import keep_out_of_logs

# Groups are roles, whose names the code knows; addresses stand with the users.
NOT_ADMINISTERED = ("auth.Group", "account.EmailAddress", "usersessions.UserSession")


class PortfolioConfig(AppConfig):
    name = "portfolio"
    verbose_name = "Portfölj"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_out_of_logs()


class AdministrationConfig(AdminConfig):
    """The administration with the site's own log-in, and without what the libraries add to it."""

    default_site = "portfolio.administration.Administration"

    def ready(self) -> None:
        super().ready()
        for name in NOT_ADMINISTERED:
            admin.site.unregister(apps.get_model(name))
