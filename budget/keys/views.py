"""Keys: the list, a key with its versions, and the forms that make and change them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from budget.allocation import AllocationError
from budget.explaining.words import percent_words
from budget.keys.forms import KeyForm, parts_of, share_rows
from budget.keys.queries import (
    KeyFamily,
    bound_keys,
    changes,
    effects,
    families,
    family,
    movable,
    side_by_side,
    state_of,
)
from budget.keys.services import move_lines, save_key
from budget.models import DistributionKey
from budget.models.distribution_key import Basis
from objects.models import User
from objects.permissions import Action, may, require
from objects.writing import StaleError

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def key_list(request: HttpRequest) -> HttpResponse:
    """List the keys with their versions."""
    context = {"families": families(request.user), "may_edit": _may_edit(request)}
    return render(request, "budget/keys/list.html", context)


@require_safe
def key_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a key: its versions side by side, what it does, and its history."""
    found = _family(request, code)
    context = {
        "family": found,
        "shares": side_by_side(found.versions),
        "changes": changes(version.key for version in found.versions),
        "may_edit": _may_edit(request),
    }
    try:
        context["effects"] = effects(request.user, code)
    except AllocationError as error:
        context["fault"] = str(error)
    return render(request, "budget/keys/key.html", context)


@read_or_send
def new_key(request: HttpRequest) -> HttpResponse:
    """Make a key."""
    _editor(request)
    key = DistributionKey(valid_from=date(timezone.localdate().year, 1, 1))
    return _edit(request, key, key, "Ny fördelningsnyckel")


@read_or_send
def new_version(request: HttpRequest, code: str) -> HttpResponse:
    """Make a new version of a key, beginning with the shares of the latest."""
    _editor(request)
    latest = _family(request, code).latest
    start = max(date(timezone.localdate().year + 1, 1, 1), latest.valid_from)
    key = DistributionKey(
        code=code, name=latest.name, object=latest.object, basis=latest.basis, valid_from=start
    )
    return _edit(request, key, latest, f"Ny version av {latest.name}")


@read_or_send
def change_key(request: HttpRequest, code: str, valid_from: date) -> HttpResponse:
    """Change a version in place."""
    _editor(request)
    key = _version(request, code, valid_from)
    return _edit(request, key, key, f"Ändra {key.name}")


def _edit(
    request: HttpRequest, key: DistributionKey, shown: DistributionKey, title: str
) -> HttpResponse:
    """Show or save the form of ``key``; its rows begin as the shares of ``shown``."""
    context = {"title": title, "key": key, "is_bound": key.pk in bound_keys(), "shown": shown}
    if request.method != "POST":
        rows = share_rows(None, shown, shown.basis)
        return _form(request, context, KeyForm(instance=key), rows, state_of(key))
    basis = request.POST.get("basis", "")
    basis = basis if basis in Basis.values else Basis.PERCENT
    form = KeyForm(request.POST, instance=key)
    more = "fler" in request.POST
    rows, state = share_rows(request.POST, key, basis, more), request.POST.get("state", "")
    if more or not (form.is_valid() & rows.is_valid()):
        return _form(request, context, form, rows, state, 200 if more else 400)
    return _save(request, context, form, rows, state)


def _save(
    request: HttpRequest, context: dict[str, Any], form: KeyForm, rows: Any, state: str
) -> HttpResponse:
    user, is_new = _editor(request), form.instance.pk is None
    try:
        key = save_key(key=form.instance, parts=parts_of(rows), user=user, state=state)
    except StaleError as error:
        if error.current is None:
            raise Http404 from error
        current = DistributionKey.objects.get(pk=error.current.pk)
        context["current"] = current
        return _form(request, context, form, rows, state_of(current), 409)
    except ValidationError as error:
        form.take_errors(error)
        return _form(request, context, form, rows, state, 400)
    messages.success(request, f"Sparat: {key.name}, gäller från {key.valid_from}")
    if is_new and movable(user, key):
        return redirect("budget:key_move", key.code, key.valid_from)
    return redirect("budget:key", key.code)


def _form(
    request: HttpRequest,
    context: dict[str, Any],
    form: KeyForm,
    rows: Any,
    state: str,
    status: int = 200,
) -> HttpResponse:
    current = context.get("current")
    if current is not None:
        context["current_shares"] = [
            (one.unit, percent_words(one.share)) for one in current.shares.select_related("unit")
        ]
    code = context["key"].code
    back = reverse("budget:key", args=[code]) if code else reverse("budget:keys")
    context |= {"form": form, "rows": rows, "state": state, "back": back}
    return render(request, "budget/keys/form.html", context, status=status)


@read_or_send
def move(request: HttpRequest, code: str, valid_from: date) -> HttpResponse:
    """Offer the lines of plans in a version's days, and move those chosen to it."""
    user = _editor(request)
    require(user, Action.EDIT_BUDGET)
    key, changed = _version(request, code, valid_from), False
    seen = _seen(request.POST.getlist("rad"))
    if request.method == "POST" and seen:
        try:
            number = move_lines(key=key, seen=seen, user=user)
        except StaleError:
            changed = True
        else:
            messages.success(
                request, f"Poster som nu använder versionen från {valid_from}: {number}."
            )
            return redirect("budget:key", code)
    context = {"key": key, "lines": movable(user, key), "changed": changed}
    context["none_chosen"] = request.method == "POST" and not seen
    status = 409 if changed else 400 if context["none_chosen"] else 200
    return render(request, "budget/keys/move.html", context, status=status)


def _seen(texts: list[str]) -> dict[int, int]:
    """The lines chosen, with the version each had: "12:3"."""
    found = {}
    for text in texts:
        line, _, key = text.partition(":")
        if all(one.isascii() and one.isdecimal() and len(one) < 19 for one in (line, key)):
            found[int(line)] = int(key)
    return found


def _family(request: HttpRequest, code: str) -> KeyFamily:
    found = family(request.user, code)
    if found is None:
        raise Http404("Nyckeln finns inte.")
    return found


def _version(request: HttpRequest, code: str, valid_from: date) -> DistributionKey:
    versions = _family(request, code).versions
    found = next((one.key for one in versions if one.key.valid_from == valid_from), None)
    if found is None:
        raise Http404("Nyckeln har ingen version från den dagen.")
    return found


def _editor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    require(request.user, Action.EDIT_KEYS)
    return request.user


def _may_edit(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and may(request.user, Action.EDIT_KEYS)
