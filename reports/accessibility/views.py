"""The statement of accessibility, with its form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reports.accessibility.forms import FaultForm
from reports.accessibility.reporting import TooManyReportsError, report_fault
from reports.opening import open_to_all

TEMPLATE = "reports/accessibility/statement.html"
TOO_MANY = "Det har kommit in ovanligt många rapporter. Vänta en stund och försök igen."
LONGEST = 500


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def statement(request: HttpRequest) -> HttpResponse:
    """Show the statement and take reports; ``?sida=`` names the page that a report is about.

    The authority is the one that 6 § of the ordinance (2018:1938) points out; by 18 § of the law
    (2018:1937) anyone may report to it. Source: Digg's own guidance on the law, chapters 9 and 10
    (www.digg.se/kunskap-och-stod/digital-tillganglighet/rattslig-vagledning), and its page for
    reports, www.digg.se/tdosanmalan.
    """
    if request.method != "POST":
        page = request.GET.get("sida", "").replace("\0", "")[:LONGEST]
        return render(request, TEMPLATE, {"form": FaultForm(initial={"page": page})})
    form = FaultForm(request.POST)
    if not form.is_valid():
        return render(request, TEMPLATE, {"form": form}, status=422)
    try:
        report_fault(**form.cleaned_data)
    except TooManyReportsError:
        form.add_error(None, TOO_MANY)
        return render(request, TEMPLATE, {"form": form}, status=429)
    return redirect("reports:accessibility_thanks")


@require_safe
@open_to_all
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank the one who reported a fault."""
    return render(request, "reports/accessibility/thanks.html")
