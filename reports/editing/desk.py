"""What every request about a part needs: the plan, the kind of part, and leave to edit it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from objects.forms.base import PartForm
from objects.models import ObjectPlan, User
from objects.permissions import Rights, rights_of
from reports.editing.kinds.base import PartKind
from reports.editing.marks import slugged
from reports.editing.pencil import Pencil, editable, pencil_for
from reports.editing.registry import kind_of

P = ParamSpec("P")


@dataclass(frozen=True)
class Desk:
    """One user at work with one kind of part in one plan."""

    request: HttpRequest
    plan: ObjectPlan
    kind: PartKind[Any]
    rights: Rights

    @property
    def user(self) -> User:
        """The one who edits; the page is never reached without a log-in."""
        return cast("User", self.request.user)

    @property
    def in_place(self) -> bool:
        """Tell whether the part is edited in the document, by htmx."""
        return "HX-Request" in self.request.headers

    @property
    def revision(self) -> int:
        """Give the revision that a form carries; one that never was when it carries none."""
        text = self.request.POST.get("revision", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1

    def ref(self, ident: str) -> str:
        """Give what names a part of this kind in addresses."""
        return f"{self.kind.slug}/{ident}"

    def address(self, name: str, *more: str) -> str:
        """Give the address ``name`` of the kind, or of the part that ``more`` begins with."""
        return reverse(f"reports:{name}", args=[self.plan.code, self.kind.slug, *more])

    def page(self, ident: str = "") -> str:
        """Give the address of the plan in pencil mode, at a part."""
        anchor = f"#redigera-{slugged(self.ref(ident))}" if ident else ""
        return f"{reverse('reports:objectplan', args=[self.plan.code])}?redigera{anchor}"

    def pencil(self, shown: tuple[str, ...], focus: str = "") -> Pencil:
        """Give the pencil with marks for the kinds ``shown``."""
        return pencil_for(self.plan, editable(self.rights, self.plan), shown, focus=focus)

    def form(self, row: Any, ident: str, data: Any = None) -> PartForm:
        """Give the form of a part, with ids of its own on a page that may hold several."""
        name = slugged(self.ref(ident))
        return self.kind.bound(row, data, plan=self.plan, auto_id=f"{name}-%s")


def visible_plan(request: HttpRequest, code: str) -> ObjectPlan:
    """Give the plan with ``code``.

    Raises:
        Http404: there is none that the reader may see.
    """
    plans = ObjectPlan.objects.visible_to(request.user).select_related("object", "goal_scheme")
    return get_object_or_404(plans, code=code)


def at_desk(
    view: Callable[Concatenate[Desk, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let a view in on a part only those who may edit its kind; others get 403, or 404."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, code: str, kind: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        part_kind, plan = kind_of(kind), visible_plan(request, code)
        rights = rights_of(cast("User", request.user))
        if not rights.may(part_kind.action, plan.object_id):
            raise PermissionDenied("Din roll får inte ändra den här delen.")
        return view(Desk(request, plan, part_kind, rights), *args, **kwargs)

    return guarded
