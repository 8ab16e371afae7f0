"""The pages of private notes: whoever asks gets their own, and nobody else's have an address."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from objects.models import User
from reports.models import PrivateNote, Publication
from reports.room.addresses import fields_of
from reports.room.forms import NoteForm
from reports.room.notes import Note, all_notes, note_on
from reports.room.passages import passages_of
from reports.room.services import remove_note, save_note
from reports.room.views import visible_version


@never_cache
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """List all of the reader's own notes."""
    context = {"documents": all_notes(cast("User", request.user))}
    return render(request, "reports/room/notes.html", context)


@never_cache
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, version: str, part: str) -> HttpResponse:
    """Write or change the reader's note on a part of a version."""
    user = cast("User", request.user)
    found = _noted_version(user, version, part)
    own = note_on(found, part, user)
    place = _place(found, part, own)
    initial = {"text": own.text} if own else None
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        text = form.cleaned_data["text"]
        save_note(user=user, publication=found, key=part, place=place, text=text)
        return _back(user, found, version, part)
    context = {
        "form": form,
        "note": own,
        "place": place,
        "part": part,
        "path": version,
        "title": found.title,
        "label": found.label,
    }
    return render(request, "reports/room/note.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def note_remove(request: HttpRequest, version: str, part: str) -> HttpResponse:
    """Remove the reader's note on a part of a version."""
    user = cast("User", request.user)
    found = _noted_version(user, version, part)
    remove_note(user=user, publication=found, key=part)
    return _back(user, found, version, part)


def _noted_version(user: User, path: str, part: str) -> Publication:
    """The version, to whoever may read it or has a note there from when they might."""
    own = PrivateNote.objects.filter(reader=user, key=part)
    earlier = Publication.objects.filter(private_notes__in=own, **fields_of(path))
    return earlier.first() or visible_version(user, path, "html")


def _place(found: Publication, part: str, own: Note | None) -> str:
    if own:
        return own.place
    titles = {one.anchor: one.title for one in passages_of(found.html)}
    if part not in titles:
        raise Http404("Dokumentet har ingen sådan del.")
    return titles[part]


def _back(user: User, found: Publication, path: str, part: str) -> HttpResponseRedirect:
    if not Publication.objects.visible_to(user).filter(pk=found.pk).exists():
        return redirect("reports:room_notes")
    return redirect(f"{reverse('reports:room_version', args=[path])}#{part}")
