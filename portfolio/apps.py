from django.apps import AppConfig

from portfolio.year_wheel.secrecy import keep_out_of_logs


class PortfolioConfig(AppConfig):
    name = "portfolio"
    verbose_name = "Portfölj"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_out_of_logs()
