"""The two ways in which all money is sorted."""

from django.db import models


class Series(models.TextChoices):
    """What the amount is: decided, expected or spent."""

    BUDGET = "budget", "Budget"
    FORECAST = "prognos", "Prognos"
    OUTCOME = "utfall", "Utfall"


class CostKind(models.TextChoices):
    """What the amount is for: VM keeps what exists, VU develops it or brings in something new."""

    MAINTENANCE = "vm", "VM"
    DEVELOPMENT = "vu", "VU"
    NEW = "nyutveckling", "Nyutveckling"
    OTHER = "ovrigt", "Övrigt"
