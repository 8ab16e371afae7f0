"""The link by which a part is added, back in its place when nothing was added."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from reports.editing.desk import Desk
from reports.editing.sheets import NEW


def show_add_link(desk: Desk, under: str) -> HttpResponse:
    """Answer with the link, the focus on it."""
    ident = f"{NEW}/{under}" if under else NEW
    if not desk.in_place:
        return HttpResponseRedirect(desk.page(ident))
    pencil, about = desk.pencil((), desk.ref(ident)), desk.kind.about(desk.plan, under)
    context = {"pencil": pencil, "kind": desk.kind.slug, "under": under, "about": about}
    return render(desk.request, "reports/editing/add.html", context)
