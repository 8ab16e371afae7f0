"""The review as a page shows it: by place, chapter by chapter, numbered down the document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString

from objects.models import ObjectPlan, PlanVersion
from reports.review.marks import anchors_of, marked
from reports.review.remarks import Chapter, Place, Remark, Severity
from reports.review.reviewing import Review
from reports.review.smart import FOUR

MOST = 400
"""How many places a page shows; who has more to mend sees the rest when these are mended."""


@dataclass(frozen=True)
class Spot:
    """A place with its remarks, and the address of the form that mends them.

    ``anchor`` is empty when the document does not show the place, ``form`` when the reader may not
    edit it.
    """

    number: int
    place: Place
    anchor: str
    remarks: tuple[Remark, ...]
    form: str

    @property
    def adds(self) -> bool:
        """Whether the form adds something new."""
        return "/ny" in self.place.ref

    @property
    def id(self) -> str:
        """The id of the spot in the list."""
        return f"anmarkning-{self.number}"


@dataclass(frozen=True)
class Group:
    """The spots of one chapter."""

    title: str
    spots: tuple[Spot, ...]

    @property
    def number(self) -> int:
        """How many remarks there are in the chapter."""
        return sum(len(spot.remarks) for spot in self.spots)


@dataclass(frozen=True)
class Choice:
    """A way to see the page: a filter, or a stage to review for."""

    label: str
    query: str
    current: bool
    severity: str = ""
    number: int | None = None


@dataclass(frozen=True)
class GoalLine:
    """A goal in the table of the four: the name of each, and whether it seems to be lacking."""

    label: str
    anchor: str
    four: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class ReviewPage:
    """All that the page shows besides the document, and the document's HTML with marks in it."""

    groups: tuple[Group, ...]
    filters: tuple[Choice, ...]
    stages: tuple[Choice, ...]
    total: int
    places: int
    hidden: int
    goals: tuple[GoalLine, ...]
    document: SafeString
    four: tuple[str, ...] = field(default=FOUR)


def review_page(
    review: Review, html: str, *, only: Severity | None, kinds: Iterable[str]
) -> ReviewPage:
    """Arrange ``review`` beside the document ``html``.

    ``only`` keeps remarks of one severity; ``kinds`` are the kinds of parts that the reader may
    edit.
    """
    chosen = [one for one in review.remarks if only in (None, one.severity)]
    order = {anchor: at for at, anchor in enumerate(anchors_of(html))}
    places = _by_place(chosen)
    found = sorted(places, key=lambda place: _position(place, order))
    editable = frozenset(kinds)
    spots = [
        Spot(
            number=number,
            place=place,
            anchor=_known(place, order),
            remarks=tuple(places[place]),
            form=_form_of(review.material.plan, place, editable),
        )
        for number, place in enumerate(found[:MOST], start=1)
    ]
    return ReviewPage(
        groups=_grouped(spots),
        filters=_filters(review, only),
        stages=_stages(review, only),
        total=len(review.remarks),
        places=len(_by_place(review.remarks)),
        hidden=len(found) - len(spots),
        goals=_goals(review),
        document=marked(html, {spot.anchor: spot for spot in reversed(spots) if spot.anchor}),
    )


def _by_place(remarks: Iterable[Remark]) -> dict[Place, list[Remark]]:
    places: dict[Place, list[Remark]] = {}
    for remark in remarks:
        places.setdefault(remark.place, []).append(remark)
    return places


def _known(place: Place, order: Mapping[str, int]) -> str:
    """The id in the document of the place, or of the nearest part round it that is shown."""
    parts = place.key.split("/")
    for length in range(len(parts), 0, -1):
        anchor = Place("/".join(parts[:length]), place.chapter, "").anchor
        if anchor in order:
            return anchor
    return ""


def _position(place: Place, order: Mapping[str, int]) -> tuple[int, int]:
    anchor = _known(place, order)
    return list(Chapter).index(place.chapter), order.get(anchor, len(order))


def _form_of(plan: ObjectPlan, place: Place, kinds: frozenset[str]) -> str:
    kind, _, ident = place.ref.partition("/")
    if kind not in kinds:
        return ""
    if ident.startswith("ny"):
        return reverse("reports:edit_new", args=[plan.code, kind]) + ident.removeprefix("ny")
    return reverse("reports:edit", args=[plan.code, kind, ident])


def _grouped(spots: Iterable[Spot]) -> tuple[Group, ...]:
    chapters: dict[Chapter, list[Spot]] = {}
    for spot in spots:
        chapters.setdefault(spot.place.chapter, []).append(spot)
    return tuple(Group(chapter.value, tuple(found)) for chapter, found in chapters.items())


def _query(stage: str, severity: Severity | None) -> str:
    parts = [f"infor={stage}", *([f"grad={severity.value}"] if severity else [])]
    return "&".join(parts)


def _filters(review: Review, only: Severity | None) -> tuple[Choice, ...]:
    stage = review.stage.value
    every = Choice("Alla", _query(stage, None), only is None, "", len(review.remarks))
    return (
        every,
        *(
            Choice(one.label, _query(stage, one), only is one, one.value, review.counts[one])
            for one in Severity
        ),
    )


def _stages(review: Review, only: Severity | None) -> tuple[Choice, ...]:
    stages = [stage for stage in PlanVersion.Stage if stage != PlanVersion.Stage.DRAFT]
    return tuple(
        Choice(str(stage.label), _query(stage.value, only), stage is review.stage)
        for stage in stages
    )


def _goals(review: Review) -> tuple[GoalLine, ...]:
    return tuple(
        GoalLine(
            one.place.label,
            one.place.anchor,
            tuple((name, lack is not None) for name, lack in zip(FOUR, one.lacks, strict=True)),
        )
        for one in review.judged[:MOST]
    )
