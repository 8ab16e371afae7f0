"""Adding, changing and removing a day, and copying a year's days to the next."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from objects.models import User, YearWheelDay
from objects.permissions import Action, require
from objects.writing import StaleError, revision_of
from portfolio.year_wheel.addresses import day_address, year_address, year_or_404
from portfolio.year_wheel.conflicts import differences
from portfolio.year_wheel.copying import copies, fingerprint
from portfolio.year_wheel.forms import DayForm, whole_number
from portfolio.year_wheel.services import copy_days, remove_day, save_day
from reports.content.words import counted

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def _editor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    require(request.user, Action.EDIT_YEAR_WHEEL)
    return request.user


@read_or_send
def edit_day(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a day, or change one."""
    user = _editor(request)
    day = YearWheelDay.objects.filter(pk=pk).first() if pk else None
    if request.method != "POST":
        if pk and day is None:
            raise Http404
        return _form_page(request, DayForm(instance=day), revision_of(day))
    form = DayForm(request.POST, instance=day)
    sent = whole_number(request.POST.get("revision"))
    if not form.is_valid():
        return _form_page(request, form, sent, status=400)
    try:
        # For a day that someone has removed meanwhile the revision of the form is out of date.
        save_day(user=user, day=form.instance, revision=sent)
    except StaleError as error:
        return _conflict(request, form, error.current)
    except ValidationError as error:
        form.add_error(None, error)
        return _form_page(request, form, sent, status=400)
    messages.success(request, f"Sparat: {form.instance.title}")
    return redirect(day_address(form.instance))


def _form_page(
    request: HttpRequest, form: DayForm, revision: int, status: int = 200, **also: Any
) -> HttpResponse:
    # A new day has no date until one is given.
    day: date | None = form.instance.day
    year = year_or_404(request.GET.get("ar") or str((day or timezone.localdate()).year))
    context = {"form": form, "is_new": form.instance.pk is None, "revision": revision, "year": year}
    return render(request, "portfolio/year_wheel/form.html", context | also, status=status)


def _conflict(request: HttpRequest, form: DayForm, current: Any) -> HttpResponse:
    """Show both days. What was written stays in the form, and may be saved over the other's."""
    if current is None:
        return _form_page(request, form, 0, status=409, removed=True)
    found = differences(form.instance, current)
    return _form_page(request, form, revision_of(current), status=409, differences=found)


@read_or_send
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then remove a day."""
    user = _editor(request)
    day = get_object_or_404(YearWheelDay.objects.select_related("unit", "object"), pk=pk)
    changed = False
    if request.method == "POST":
        try:
            remove_day(user=user, day=day, revision=whole_number(request.POST.get("revision")))
        except StaleError:
            changed = True
        else:
            messages.success(request, f"Borttaget: {day.title}")
            return redirect(year_address(day.day.year))
    context = {"day": day, "revision": revision_of(day), "changed": changed}
    status = 409 if changed else 200
    return render(request, "portfolio/year_wheel/remove.html", context, status=status)


@read_or_send
def copy_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show what the days of a year would become in the next, and then copy those chosen."""
    user = _editor(request)
    to = year_or_404(str(year + 1))
    sent = request.method == "POST"
    chosen = {whole_number(one) for one in request.POST.getlist("dag")} - {-1}
    changed = False
    if sent and chosen:
        try:
            number = copy_days(
                user=user, year=year, to=to, chosen=chosen, seen=request.POST.get("sett", "")
            )
        except StaleError:
            changed = True
        else:
            messages.success(request, f"{counted(number, 'dag', 'dagar')} kopierades till {to}.")
            return redirect(year_address(to))
    found = copies(user, year, to)
    context = {
        "year": year,
        "to": to,
        "copies": found,
        "left": sum(one.exists is None for one in found),
        "seen": fingerprint(found),
        "changed": changed,
        "none_chosen": sent and not chosen,
    }
    status = 409 if changed else 400 if sent else 200
    return render(request, "portfolio/year_wheel/copy.html", context, status=status)
