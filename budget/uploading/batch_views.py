"""An import that is done: what came of it, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from budget.services import undo_import
from budget.uploading.queries import batches_of, plans_to_import
from budget.uploading.views import CONFLICT, user_of
from objects.models import ImportBatch, ObjectPlan
from objects.services.removing import Obstacle, StandsOnError


@require_safe
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell what an import did."""
    return _page(request, _batch(request, pk))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back, or list what stands in the way."""
    batch = _batch(request, pk)
    try:
        undo_import(batch=batch, user=user_of(request))
    except StandsOnError as error:
        return _page(request, batch, error.obstacles, status=CONFLICT)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Inläsningen är ångrad. Allt den skrev är tillbaka som det var.")
    return redirect("budget:import_done", pk)


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    plans = plans_to_import(user_of(request))
    return get_object_or_404(batches_of(plans).defer("content", "effects"), pk=pk)


def _page(
    request: HttpRequest,
    batch: ImportBatch,
    obstacles: tuple[Obstacle, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "batch": batch,
        "plan": ObjectPlan.objects.filter(code=batch.target).select_related("object").first(),
        "outcome": batch.outcome,
        "obstacles": obstacles,
        "may_undo": batch.undone_at is None
        and ImportBatch.objects.exclude(effects={}).filter(pk=batch.pk).exists(),
    }
    return render(request, "budget/uploading/done.html", context, status=status)
