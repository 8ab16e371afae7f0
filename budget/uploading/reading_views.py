"""The page where a file's reading is shown over its first rows, and chosen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from budget.interpreting import Reading, ReadingError, load_vocabulary
from budget.interpreting.notes import notes_of
from budget.models import PreparedImport
from budget.services.preparing import choose_reading, keep_template
from budget.uploading import choosing
from budget.uploading.answering import changed_reading, open_questions
from budget.uploading.files import reading_of, workbook_of
from budget.uploading.views import INVALID, own, user_of
from objects.sheets import Workbook


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how the file is read; a form sent here chooses, and leads on to the preview."""
    prepared = own(request, pk)
    workbook = workbook_of(prepared)
    now = reading_of(prepared, workbook)
    if request.method != "POST":
        return _page(request, prepared, workbook, now)
    try:
        found = changed_reading(workbook, prepared.plan, now, request.POST)
    except ReadingError as error:
        messages.error(request, str(error))
        return _page(request, prepared, workbook, now, status=INVALID)
    choose_reading(prepared=prepared, reading=found.as_json(), user=user_of(request))
    return _chosen(request, prepared, workbook, found)


def _chosen(
    request: HttpRequest, prepared: PreparedImport, workbook: Workbook, found: Reading
) -> HttpResponse:
    """Go on to what the button said: the preview, the template, or the page again."""
    if "mall" in request.POST:
        try:
            name = request.POST.get("namn", "")
            kept = keep_template(name=name, reading=found.as_json(), user=user_of(request))
        except ValidationError as error:
            return _page(request, prepared, workbook, found, faults=error.messages, status=INVALID)
        messages.success(request, f"Importmallen ”{kept.name}” är sparad.")
    if "granska" in request.POST:
        return redirect("budget:import_preview", prepared.pk)
    return redirect("budget:import_reading", prepared.pk)


def _page(
    request: HttpRequest,
    prepared: PreparedImport,
    workbook: Workbook,
    now: Reading,
    *,
    faults: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    known = load_vocabulary()
    context: dict[str, Any] = {
        "prepared": prepared,
        "reading": now,
        "sheets": workbook.sheets,
        "grid": choosing.grid_of(workbook, now),
        "questions": open_questions(workbook, now, prepared.plan.year, known),
        "notes": notes_of(workbook, now, known),
        "choices": {
            "roles": choosing.role_choices(),
            "periods": choosing.PERIODS,
            "units": choosing.unit_choices(),
            "kinds": choosing.KINDS,
            "ways": choosing.WAYS,
            "scales": choosing.SCALES,
            "signs": choosing.SIGNS,
            "styles": choosing.STYLES,
            "rows": range(1, choosing.ROWS + 1),
        },
        "template_faults": faults or [],
        "template_name": request.POST.get("namn", ""),
    }
    return render(request, "budget/uploading/reading.html", context, status=status)
