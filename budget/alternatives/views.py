"""Alternatives: the list, trying one out, reading it, and adopting or discarding it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from budget.allocation import AllocationError
from budget.alternatives.effects import Wanted, effect_of, has_moved, wanted_by
from budget.alternatives.forms import AlternativeForm, ReasonForm
from budget.alternatives.services import MovedLinesError, adopt, discard, save_alternative
from budget.models import BudgetAlternative
from objects.models import ObjectPlan, User
from objects.permissions import Action, may, require
from objects.writing import StaleError, revision_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
CHANGED = "Någon annan har ändrat alternativet medan du skrev. Läs igenom det som står nu."


@require_safe
def alternatives(request: HttpRequest, code: str) -> HttpResponse:
    """List the alternatives of a plan."""
    plan = _plan(request, code)
    found = plan.budget_alternatives.select_related("created_by", "closed_by")
    context = {"plan": plan, "alternatives": found, "may_edit": _may_edit(request, plan)}
    return render(request, "budget/alternatives/list.html", context)


@read_or_send
def try_out(request: HttpRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Try other amounts and bearers, see what moves, and keep it under a name."""
    plan = _plan(request, code)
    require(_user(request), Action.EDIT_BUDGET, plan.object)
    alternative = BudgetAlternative(plan=plan) if pk is None else _alternative(plan, pk)
    wanted = wanted_by(list(alternative.changes.all())) if pk is not None else {}
    sent = request.POST if request.method == "POST" else None
    form = AlternativeForm(sent, plan=plan, alternative=alternative, wanted=wanted)
    context = {"plan": plan, "alternative": alternative, "form": form}
    if sent is None:
        context["revision"] = str(revision_of(alternative))
        return _form_page(request, context, plan, wanted)
    context["revision"] = sent.get("revision", "")
    if not form.is_valid():
        return _form_page(request, context, plan, None, 400)
    if "spara" in sent:
        return _keep(request, context, form.wanted())
    return _form_page(request, context, plan, form.wanted())


def _keep(request: HttpRequest, context: dict[str, Any], wanted: dict[int, Wanted]) -> HttpResponse:
    alternative, form, plan = context["alternative"], context["form"], context["plan"]
    alternative.name = form.cleaned_data["name"]
    alternative.note = form.cleaned_data["note"]
    try:
        save_alternative(
            alternative=alternative,
            wanted=wanted,
            user=_user(request),
            revision=_number(context["revision"]),
        )
    except StaleError as error:
        form.add_error(None, CHANGED)
        context["revision"] = revision_of(error.current)
        return _form_page(request, context, plan, wanted, 409)
    except ValidationError as error:
        found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, faults in found.items():
            form.add_error(name if name in form.fields else None, faults)
        return _form_page(request, context, plan, wanted, 400)
    messages.success(request, f"Sparat: {alternative.name}. Planen är inte ändrad.")
    return redirect("budget:alternative", plan.code, alternative.pk)


def _form_page(
    request: HttpRequest,
    context: dict[str, Any],
    plan: ObjectPlan,
    wanted: dict[int, Wanted] | None,
    status: int = 200,
) -> HttpResponse:
    if wanted is not None:
        context |= _effect(plan, wanted)
    return render(request, "budget/alternatives/form.html", context, status=status)


@require_safe
def alternative(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show an alternative: what it changes and what moves for each nämnd."""
    plan = _plan(request, code)
    return _page(request, _alternative(plan, pk))


@require_POST
def close(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Adopt an alternative, or discard it."""
    plan = _plan(request, code)
    found, form = _alternative(plan, pk), ReasonForm(request.POST)
    require(_user(request), Action.EDIT_BUDGET, plan.object)
    if not form.is_valid():
        return _page(request, found, 400, form=form)
    try:
        told = _closed(request, found, form.cleaned_data["reason"])
    except StaleError:
        return _page(request, _alternative(plan, pk), 409, fault=CHANGED)
    except MovedLinesError as error:
        return _page(request, found, 409, moved=error.changes)
    except ValidationError as error:
        return _page(request, found, 400, form=form, fault=" ".join(error.messages))
    messages.success(request, told)
    return redirect("budget:alternative", code, pk)


def _closed(request: HttpRequest, found: BudgetAlternative, reason: str) -> str:
    """Discard or adopt ``found``, and say what was done."""
    user, revision = _user(request), _number(request.POST.get("revision", ""))
    if "forkasta" in request.POST:
        discard(alternative=found, user=user, revision=revision)
        return f"Förkastat: {found.name}. Planen är inte ändrad."
    number = adopt(alternative=found, user=user, reason=reason, revision=revision)
    return f"Antaget. Ändrade poster i planen: {number}."


def _page(
    request: HttpRequest, found: BudgetAlternative, status: int = 200, **also: Any
) -> HttpResponse:
    plan = found.plan
    related = found.changes.select_related(
        "line__component", "line__unit", "line__key", "unit", "key", "was_unit", "was_key"
    )
    changes = list(related.order_by("line__number"))
    is_open = found.state == BudgetAlternative.State.OPEN
    context = {
        "plan": plan,
        "alternative": found,
        "changes": changes,
        "is_open": is_open,
        "may_edit": is_open and _may_edit(request, plan),
        "moved": [one for one in changes if is_open and has_moved(one)],
        "form": ReasonForm(),
        "revision": revision_of(found),
    }
    if is_open:
        context |= _effect(plan, wanted_by(changes))
    return render(request, "budget/alternatives/page.html", context | also, status=status)


def _effect(plan: ObjectPlan, wanted: dict[int, Wanted]) -> dict[str, Any]:
    try:
        return {"effect": effect_of(plan, wanted)}
    except AllocationError as error:
        return {"fault": str(error)}


def _plan(request: HttpRequest, code: str) -> ObjectPlan:
    visible = ObjectPlan.objects.visible_to(request.user).select_related("object")
    return get_object_or_404(visible, code=code)


def _alternative(plan: ObjectPlan, pk: int) -> BudgetAlternative:
    if pk > 2**63 - 1:
        pk = 0
    related = BudgetAlternative.objects.select_related("created_by", "closed_by", "plan__object")
    return get_object_or_404(related, plan=plan, pk=pk)


def _number(text: str) -> int:
    """The revision that a form carries; -1, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else -1


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _may_edit(request: HttpRequest, plan: ObjectPlan) -> bool:
    return may(_user(request), Action.EDIT_BUDGET, plan.object)
