"""The start page, and one object as seen from all rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from objects.models import ManagedObject, User
from portfolio import object_story, overview


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what matters to the one who is logged in."""
    assert isinstance(request.user, User)
    return render(request, "portfolio/start.html", {"overview": overview.overview(request.user)})


@require_safe
def managed_object(request: HttpRequest, code: str) -> HttpResponse:
    """Show one object: who, what, towards what, for how much."""
    visible = ManagedObject.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(visible, code=code)
    story = object_story.object_story(found, request.user)
    return render(request, "portfolio/object.html", {"object": found, "story": story})
