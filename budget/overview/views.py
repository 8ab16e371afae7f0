"""The pages of money: of a plan, of a nämnd and of the municipality, and their files."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from budget.allocation import AllocationError
from budget.overview.files import table_file
from budget.overview.municipality_page import municipality_page
from budget.overview.page import Link, Page
from budget.overview.plan_page import plan_page
from budget.overview.unit_page import unit_page
from objects.models import ObjectPlan, Unit, User
from objects.permissions import Action, may

Show: TypeAlias = Callable[..., HttpResponse]
Give: TypeAlias = Callable[..., HttpResponse]


@require_safe
def of_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show the money of an object's plan."""
    plan = _plan(request, code)
    context = {"plan": plan, "may_edit": _may(request, Action.EDIT_BUDGET, plan)}
    return _shown(request, lambda: _plan_page(request, plan), "of_plan", [code], context)


@require_safe
def of_plan_file(request: HttpRequest, code: str, slug: str, kind: str) -> HttpResponse:
    """Give a table of an object's plan as a file."""
    plan = _plan(request, code)
    return _file(lambda: _plan_page(request, plan), slug, plan.code, kind)


@require_safe
def of_unit(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show the money of a nämnd over all objects."""
    unit = get_object_or_404(Unit, code=code)
    return _shown(request, lambda: unit_page(unit, year, request.user), "of_unit", [code, year])


@require_safe
def of_unit_file(request: HttpRequest, code: str, year: int, slug: str, kind: str) -> HttpResponse:
    """Give a table of a nämnd as a file."""
    unit = get_object_or_404(Unit, code=code)
    return _file(lambda: unit_page(unit, year, request.user), slug, f"{unit.code}-{year}", kind)


@require_safe
def of_all(request: HttpRequest, year: int) -> HttpResponse:
    """Show the money of all objects."""
    return _shown(request, lambda: _municipality_page(request, year), "of_all", [year])


@require_safe
def of_all_file(request: HttpRequest, year: int, slug: str, kind: str) -> HttpResponse:
    """Give a table of the municipality as a file."""
    return _file(lambda: _municipality_page(request, year), slug, f"budget-{year}", kind)


def _plan(request: HttpRequest, code: str) -> ObjectPlan:
    visible = ObjectPlan.objects.visible_to(request.user).select_related("object")
    return get_object_or_404(visible, code=code)


def _may(request: HttpRequest, action: Action, plan: ObjectPlan) -> bool:
    return isinstance(request.user, User) and may(request.user, action, plan.object)


def _plan_page(request: HttpRequest, plan: ObjectPlan) -> Page:
    allowed = _may(request, Action.EXPLAIN_DIFFERENCE, plan)
    return plan_page(plan, request.user, may_comment=allowed)


def _municipality_page(request: HttpRequest, year: int) -> Page:
    return municipality_page(year, request.user, settings.ORGANISATION)


def _shown(
    request: HttpRequest,
    build: Callable[[], Page],
    name: str,
    arguments: list[Any],
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the page, or why its amounts cannot be shared out."""
    try:
        page = build()
    except AllocationError as error:
        page = Page("Budget", "", Link("Budget", reverse("budget:list")), fault=str(error))
    files = [
        (one, *(reverse(f"budget:{name}_{kind}", args=[*arguments, one.slug]) for kind in FILES))
        for one in page.tables
    ]
    return render(
        request, "budget/overview/page.html", {"page": page, "tables": files, **(context or {})}
    )


FILES = ("csv", "xlsx")


def _file(build: Callable[[], Page], slug: str, name: str, kind: str) -> HttpResponse:
    try:
        table = build().table(slug)
    except AllocationError as error:
        raise Http404(str(error)) from error
    if table is None:
        raise Http404
    return table_file(table, slugify(name), kind)
