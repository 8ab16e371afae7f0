"""What every page knows besides its own content."""

from django.conf import settings
from django.http import HttpRequest


def organisation(request: HttpRequest) -> dict[str, str]:
    """Give the templates the name of the municipality that the installation belongs to."""
    return {"organisation": settings.ORGANISATION}
