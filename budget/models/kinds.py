"""The ways in which all money is sorted."""

from django.db import models


class Series(models.TextChoices):
    """What the amount is: decided, expected or spent."""

    BUDGET = "budget", "Budget"
    FORECAST = "prognos", "Prognos"
    OUTCOME = "utfall", "Utfall"


def series_title(series: str, forecast: int | None) -> str:
    """The name of a series with the number of a forecast: "Budget", "Prognos 2"."""
    label = Series(series).label
    return f"{label} {forecast}" if forecast else str(label)


class CostKind(models.TextChoices):
    """What the amount is for: VM keeps what exists, VU develops it or brings in something new."""

    MAINTENANCE = "vm", "VM"
    DEVELOPMENT = "vu", "VU"
    NEW = "nyutveckling", "Nyutveckling"
    OTHER = "ovrigt", "Övrigt"


class Period(models.TextChoices):
    """The part of a year that an amount is for; empty means the whole of it."""

    YEAR = "", "Hela året"
    TERTIAL_1 = "t1", "Tertial 1"
    TERTIAL_2 = "t2", "Tertial 2"
    TERTIAL_3 = "t3", "Tertial 3"
    JANUARY = "m01", "Januari"
    FEBRUARY = "m02", "Februari"
    MARCH = "m03", "Mars"
    APRIL = "m04", "April"
    MAY = "m05", "Maj"
    JUNE = "m06", "Juni"
    JULY = "m07", "Juli"
    AUGUST = "m08", "Augusti"
    SEPTEMBER = "m09", "September"
    OCTOBER = "m10", "Oktober"
    NOVEMBER = "m11", "November"
    DECEMBER = "m12", "December"
