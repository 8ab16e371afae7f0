from django.apps import AppConfig
from django.urls import register_converter

from objects.addresses import IsoDate


class ObjectsConfig(AppConfig):
    name = "objects"
    verbose_name = "Objekt"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every app's addresses name a day as ``<isodate:…>``."""
        register_converter(IsoDate, "isodate")
