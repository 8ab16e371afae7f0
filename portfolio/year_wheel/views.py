"""The page of a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from objects.models import User
from objects.permissions import Action, may
from portfolio.year_wheel.addresses import year_or_404
from portfolio.year_wheel.page import year_page


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show the year of plan work: what is the reader's own, the picture and the list."""
    assert isinstance(request.user, User)
    chosen = year_or_404(request.GET.get("ar") or str(timezone.localdate().year))
    context = {
        "page": year_page(request.user, chosen),
        "before": chosen - 1,
        "after": chosen + 1,
        "may_edit": may(request.user, Action.EDIT_YEAR_WHEEL),
    }
    return render(request, "portfolio/year_wheel/year.html", context)
