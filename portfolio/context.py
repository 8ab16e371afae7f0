"""What every page knows besides its own content."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from activities import answering


def organisation(request: HttpRequest) -> dict[str, str]:
    """Give the templates the name of the municipality that the installation belongs to."""
    return {"organisation": settings.ORGANISATION}


def own_activities(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """Tell the menu whether the reader answers for any activity; asked for only where it stands."""

    def has_activities() -> bool:
        return request.user.is_authenticated and answering.has_activities(request.user)

    return {"has_activities": has_activities}
