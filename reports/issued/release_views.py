"""Making a decided version public."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from objects.models import User
from objects.permissions import Action, require
from reports.issued.addresses import Place
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import release

TEMPLATE = "reports/issued/release.html"


@require_http_methods(["GET", "HEAD", "POST"])
def release_version(request: HttpRequest, **names: str) -> HttpResponse:
    """Ask whether the version is to be made public, and make it so when that is confirmed."""
    publication = Place(**names).find(request.user)
    if not isinstance(request.user, User):
        raise PermissionDenied
    require(request.user, Action.RELEASE)
    context: dict[str, object] = {"publication": publication}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    try:
        release(publication, user=request.user)
    except PublishingError as error:
        return render(request, TEMPLATE, context | {"hinders": error.hinders}, status=422)
    return redirect(publication.address)
