"""A budget file on its way in: start, how it is read, what it would do, and yes or no."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from budget.models import PreparedImport
from budget.services.preparing import (
    GONE,
    ChangedSinceError,
    confirm_import,
    correct_cells,
    discard_import,
    note_seen,
    prepare_import,
)
from budget.uploading.answering import waits_for_answer
from budget.uploading.fault_file import fault_workbook
from budget.uploading.files import as_chosen, reading_of, workbook_of
from budget.uploading.forms import UploadForm
from budget.uploading.preview import Preview, corrections_in, laid_out, preview_of
from budget.uploading.queries import plans_to_import, prepared_of, recent_batches
from budget.uploading.workbook import plan_workbook
from objects.listing.exports import XLSX_TYPE
from objects.models import User
from objects.sheets import FaultyFileError

CONFLICT, INVALID = 409, 422
UNANSWERED = "Svara på frågorna först. Det som kan läsas på två sätt gissas inte."
CHANGED = "Planen har ändrats sedan du såg förhandsgranskningen. Nu skulle filen göra det här."


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Take a file for a plan; show what is begun and what has been taken in."""
    plans = plans_to_import(user_of(request))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, plans=plans, initial=request.GET.dict())
    if form.is_bound and form.is_valid():
        prepared = prepare_import(
            content=form.content,
            file_name=form.cleaned_data["file"].name,
            plan=form.cleaned_data["plan"],
            reading=form.reading,
            user=user_of(request),
        )
        return redirect("budget:import_reading", prepared.pk)
    context = {
        "form": form,
        "begun": prepared_of(user_of(request)).defer("content"),
        "batches": recent_batches(plans),
        "plans": plans,
    }
    status = INVALID if form.is_bound else 200
    return render(request, "budget/uploading/start.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the file would do; a form sent here corrects faulty cells."""
    prepared = own(request, pk)
    if request.method == "POST":
        values = corrections_in(request.POST)
        correct_cells(prepared=prepared, values=values, user=user_of(request))
        return redirect("budget:import_preview", prepared.pk)
    workbook = workbook_of(prepared)
    # Once a preview is shown, no answer is lacking until the reading is changed.
    if not prepared.seen and waits_for_answer(
        workbook, reading_of(prepared, workbook), prepared.plan.year
    ):
        messages.error(request, UNANSWERED)
        return redirect("budget:import_reading", prepared.pk)
    found = preview_of(prepared, workbook, is_whole="allt" in request.GET)
    if prepared.seen and prepared.seen != found.digest:
        messages.warning(request, CHANGED)
    note_seen(prepared, found.digest)
    return _preview_page(request, prepared, found)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the file in, or show the preview again when it no longer holds."""
    files = prepared_of(user_of(request))
    if not PreparedImport.objects.filter(pk=pk).exists():
        # A second press, or Back to a page whose file is taken in.
        messages.warning(request, GONE)
        return redirect("budget:imports")
    prepared = get_object_or_404(files, pk=pk)
    try:
        batch = confirm_import(
            prepared=prepared,
            workbook=as_chosen(prepared, workbook_of(prepared)),
            shown=request.POST.get("visad", ""),
            user=user_of(request),
        )
    except ChangedSinceError as changed:
        messages.warning(request, CHANGED)
        found = laid_out(prepared, changed.proposal.report, changed.proposal)
        note_seen(prepared, found.digest)
        return _preview_page(request, prepared, found, status=CONFLICT)
    except (ValidationError, FaultyFileError) as error:
        messages.error(request, " ".join(getattr(error, "messages", [str(error)])))
        is_gone = getattr(error, "code", "") == "gone"
        return redirect("budget:imports") if is_gone else redirect("budget:import_preview", pk)
    return redirect("budget:import_done", batch.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away."""
    prepared = own(request, pk)
    discard_import(prepared=prepared, user=user_of(request))
    messages.success(request, f"{prepared.file_name} är kastad. Inget har ändrats i planen.")
    return redirect("budget:imports")


@require_safe
def fault_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the faulty rows as a workbook."""
    prepared = own(request, pk)
    workbook = workbook_of(prepared)
    faults = preview_of(prepared, workbook).report.faults
    content = fault_workbook(workbook, reading_of(prepared, workbook), faults)
    return as_xlsx(content, f"felrader-{prepared.plan.code}.xlsx")


@require_safe
def plan_file(request: HttpRequest, code: str) -> HttpResponse:
    """Give the plan's budget as a workbook to fill in."""
    plan = get_object_or_404(plans_to_import(user_of(request)), code=code)
    return as_xlsx(plan_workbook(plan), f"budget-{plan.code}.xlsx")


def user_of(request: HttpRequest) -> User:
    """The user, who is signed in: all addresses ask for that."""
    return cast("User", request.user)


def own(request: HttpRequest, pk: int) -> PreparedImport:
    """The file that the user has uploaded; someone else's does not exist."""
    return get_object_or_404(prepared_of(user_of(request)), pk=pk)


def as_xlsx(content: bytes, name: str) -> HttpResponse:
    """A workbook to save."""
    response = HttpResponse(content, content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _preview_page(
    request: HttpRequest, prepared: PreparedImport, found: Preview, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"prepared": prepared, "preview": found, "report": found.report}
    return render(request, "budget/uploading/preview.html", context, status=status)
