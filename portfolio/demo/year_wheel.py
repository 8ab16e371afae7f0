"""The demo's year wheel: one year as it is written, copied on to this year and the next."""

from django.utils import timezone

from objects.models import ManagedObject, YearWheelDay
from portfolio.demo.creating import create, unit
from portfolio.demo.source import Facts
from portfolio.year_wheel.services import copy_days


def create_year_wheel(facts: list[Facts]) -> None:
    """Save the days, and copy them so that something lies ahead whenever the demo is loaded."""
    for one in facts:
        item = ManagedObject.objects.filter(code=one.get("object")).first()
        create(YearWheelDay, one, unit=unit(one.get("unit")), object=item)
    written = int(facts[0]["day"][:4])
    this_year = timezone.localdate().year
    for year in {this_year, this_year + 1} - {written}:
        copy_days(user=None, year=written, to=year)
