"""What the engine asks of a kind of part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Required, TypedDict, TypeVar

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.text import Truncator

from objects.forms.base import PartForm
from objects.models import ObjectPlan, User
from objects.permissions import Action
from objects.services.parts import save_part
from objects.services.removing import remove_part
from objects.services.restoring import bring_back

M = TypeVar("M", bound=models.Model)
NO_SUCH_PART = "Planen har ingen sådan del."


@dataclass(frozen=True)
class Fragment:
    """A template and what it needs besides ``pencil``."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Region:
    """A stretch of the document that is shown anew when parts come, go or change places.

    Its template has one outermost element in pencil mode, with the id ``region-<name>``. ``kinds``
    are the slugs of the parts in it.
    """

    name: str
    kinds: tuple[str, ...]
    build: Callable[[ObjectPlan], Fragment]


class Writer(TypedDict, total=False):
    """Who saves, having read which revision, and why; as the services take it."""

    user: Required[User | None]
    revision: int | None
    reason: str


@dataclass(frozen=True)
class Place:
    """Where a part stands: the key of its node, and whether others stand before and after it."""

    key: str
    ident: str
    name: str
    can_rise: bool = False
    can_sink: bool = False


class PartKind(Generic[M]):
    """A kind of part: one entry in the registry. Subclasses fill in what is theirs."""

    slug: ClassVar[str]
    noun: ClassVar[str]
    """In the definite form, as in "Ta bort målet"."""
    model: type[M]
    form: type[PartForm]
    region: Region | None = None
    action: ClassVar[Action] = Action.EDIT_PLAN
    columns: ClassVar[int] = 0
    """How many columns the table has whose row the part is, in pencil mode; 0 for no table row."""
    moving: ClassVar[frozenset[str]] = frozenset()
    """Fields that, when changed, put the part elsewhere in its region."""
    new: ClassVar[str] = ""
    """What is added, as in "Lägg till version"; empty for what cannot be added."""
    movable: ClassVar[bool] = True
    """Whether parts change places with their neighbours, where the kind has a region."""
    removable: ClassVar[bool] = True
    advice: ClassVar[str] = "Flytta eller ta bort det först."
    """What to do about that which stands in the way of a removal."""
    storied: ClassVar[bool] = True
    """Whether the plan's history tells of it; not where another kind tells of the same rows."""

    def rows(self, plan: ObjectPlan) -> models.QuerySet[M]:
        """Give the plan's parts of this kind, in their order."""
        raise NotImplementedError

    def places(self, plan: ObjectPlan) -> Iterable[Place]:
        """Give where each of the plan's parts of this kind stands."""
        raise NotImplementedError

    def shape(self, row: M) -> str:
        """Give the element that the part is in the document, and its form in its place."""
        return "tr" if self.columns else "div"

    def adding(self, under: str) -> str:
        """Give what is added under the part or place ``under``."""
        return self.new

    def about(self, plan: ObjectPlan, under: str) -> str:
        """Give what tells this link to add from others with the same words (one query at most)."""
        return ""

    def siblings(self, plan: ObjectPlan, row: M) -> models.QuerySet[M]:
        """Give the parts among which ``row`` is moved, itself included, in their order."""
        return self.rows(plan)

    def along(self, row: M) -> Sequence[models.Model]:
        """Give what is removed with ``row``, in the order in which it can go."""
        return ()

    def along_names(self, row: M, along: Sequence[Any]) -> list[str]:
        """Give what ``along`` is called in the question before it is removed."""
        return [short(str(each), 20) for each in along]

    def under(self, row: M) -> str:
        """Give the part or place that ``row`` stands under, as :meth:`start` takes it."""
        return ""

    def name(self, row: M) -> str:
        """Give what the part is called in its edit link."""
        raise NotImplementedError

    def part(self, plan: ObjectPlan, row: M) -> Fragment:
        """Give the part as it stands in the document."""
        raise NotImplementedError

    def start(self, plan: ObjectPlan, under: str) -> M:
        """Give a new part, not saved, that is to stand under the part ``under``.

        Raises:
            Http404: there is no such place.
        """
        raise NotImplementedError

    def find(self, plan: ObjectPlan, ident: str) -> M:
        """Give the part that ``ident`` names.

        Raises:
            Http404: the plan has none.
        """
        row = self.rows(plan).filter(pk=number(ident)).first()
        if row is None:
            raise Http404(NO_SUCH_PART)
        return row

    def ident(self, row: M) -> str:
        """Give what names the part in its address."""
        return str(row.pk)

    def bound(self, row: M, data: Any = None, **kwargs: Any) -> PartForm:
        """Give the form of the part, filled in with ``data``."""
        return self.form(data, instance=row, **kwargs)

    def save(self, plan: ObjectPlan, row: M, form: PartForm, writer: Writer) -> None:
        """Save what a valid ``form`` has put on ``row``."""
        save_part(row, plan=plan, action=self.action, related=form.related(), **writer)

    def remove(
        self,
        plan: ObjectPlan,
        row: M,
        along: Sequence[models.Model],
        *,
        user: User | None,
        revision: int | None,
    ) -> None:
        """Remove the part, and what goes ``along`` with it."""
        remove_part(row, plan=plan, user=user, revision=revision, along=along, action=self.action)

    def bring_back(self, plan: ObjectPlan, record: Any, user: User | None) -> Any:
        """Bring back the part whose removal the history ``record`` tells of, and give it."""
        records = [record, *self.removed_with(record)]
        return bring_back(records, plan=plan, user=user, action=self.action)[0]

    def records(self, plan: ObjectPlan) -> Q:
        """Give what picks the plan's parts of this kind out of their history, removed ones too."""
        return Q(plan_id=plan.pk)

    def record_of(self, plan: ObjectPlan, ident: str) -> dict[str, Any]:
        """Give what picks the history of one part out of :meth:`records`."""
        return {"id": number(ident)}

    def removed_with(self, record: Any) -> Sequence[Any]:
        """Give the records of what was removed along with the part that ``record`` tells of."""
        return ()


def number(text: str) -> int:
    """Read the primary key in an address.

    Raises:
        Http404: it is none.
    """
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise Http404(NO_SUCH_PART)
    return int(text)


def in_order(
    rows: Iterable[M],
    key: Callable[[M], str],
    name: Callable[[M], str],
    group: Callable[[M], object] = lambda row: None,
) -> list[Place]:
    """Give the places of ``rows``; those of one ``group`` stand after each other."""
    groups: dict[object, list[M]] = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row)
    return [
        Place(key(row), str(row.pk), name(row), at > 0, at < len(members) - 1)
        for members in groups.values()
        for at, row in enumerate(members)
    ]


def short(text: str, words: int = 8) -> str:
    """Give the first words of ``text``, for the name of a link."""
    return Truncator(text).words(words, truncate=" …")
