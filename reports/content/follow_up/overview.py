"""The overview: statuses counted by perspektiv and nämnd, rows beside activities."""

from collections import Counter
from collections.abc import Iterable, Sequence

from activities.models import StatusChoice
from reports.content.follow_up.movement import Movement
from reports.content.follow_up.nodes import Figure, Overview, Perspective, Status, Tally
from reports.content.follow_up.reading import UNREPORTED, UNREPORTED_CLASS, Place, Source
from reports.content.follow_up.remarks import build_remarks
from reports.content.words import carried_label, listed

# From what is done to what is not, so that the bars of all documents read alike.
CLASS_ORDER = (
    "genomfort",
    "kontinuerligt",
    "pagar",
    "pausat",
    "kvarstar",
    "ej_relevant",
    "ej_bedomt",
)


def build_overview(source: Source, perspectives: Sequence[Perspective]) -> Overview:
    """Count the places of ``source`` in all the ways that the overview shows."""
    statuses = _statuses(source)
    return Overview(
        key="laget",
        title="Läget i korthet",
        figures=_figures(source),
        statuses=statuses,
        by_perspective=tuple(
            _tally(f"laget/{chapter.key}", chapter.title, _within(source, chapter), statuses)
            for chapter in perspectives
        ),
        by_unit=_by_unit(source, statuses),
        total=_tally("laget/summa", "Summa", source.places, statuses),
        perspective_label=perspectives[0].level.lower() if perspectives else "perspektiv",
        remarks=build_remarks(source, perspectives),
    )


def _statuses(source: Source) -> tuple[Status, ...]:
    """Give the statuses that occur, from done to not done, then as the vocabulary has them."""
    occurring = {place.status for place in source.places}
    choices = StatusChoice.objects.filter(vocabulary=source.follow_up.plan.vocabulary_id)
    statuses = [
        Status(choice.label, choice.status_class)
        for choice in choices.order_by("order", "pk")
        if choice.label in occurring
    ]
    if UNREPORTED in occurring - {status.label for status in statuses}:
        statuses.append(Status(UNREPORTED, UNREPORTED_CLASS))
    return tuple(sorted(statuses, key=lambda status: CLASS_ORDER.index(status.status_class)))


def _within(source: Source, chapter: Perspective) -> list[Place]:
    keys = {
        row.key
        for goal in chapter.goals
        for group in goal.groups
        for row in (*group.rows, *(row for each in group.assignments for row in each.rows))
    }
    return [place for place in source.places if place.key in keys]


def _by_unit(source: Source, statuses: Sequence[Status]) -> tuple[Tally, ...]:
    """Count by who answers: shared places first, so that each place is counted once."""
    groups: dict[tuple[str, ...], list[Place]] = {}
    for place in source.places:
        groups.setdefault(place.unit_codes, []).append(place)
    order = sorted(groups, key=lambda codes: (-len(codes), [_rank(source, code) for code in codes]))
    return tuple(
        _tally(f"laget/namnd/{'+'.join(codes)}", _unit_title(codes), groups[codes], statuses)
        for codes in order
    )


def _rank(source: Source, code: str) -> tuple[int, str]:
    codes = [unit.code for unit in source.committees]
    return (codes.index(code) if code in codes else len(codes), code)


def _unit_title(codes: tuple[str, ...]) -> str:
    if not codes:
        return "Utan nämnd"
    return f"Enbart {codes[0]}" if len(codes) == 1 else f"{listed(list(codes))} gemensamt"


def _tally(key: str, title: str, places: Iterable[Place], statuses: Sequence[Status]) -> Tally:
    places = list(places)
    counts = Counter(place.status for place in places)
    return Tally(
        key=key,
        title=title,
        counts=tuple(counts[status.label] for status in statuses),
        rows=len(places),
        activities=_distinct(places),
    )


def _figures(source: Source) -> tuple[Figure, ...]:
    year = source.follow_up.plan.year
    movement = Movement.of(source.places, year)
    carried = [place for place in source.places if place.carried_from]
    years = [place.carried_from for place in carried if place.carried_from]
    since = carried_label(years).removeprefix("Kvarstår ") or "från tidigare år"
    return (
        _figure("rader", ("rad", "rader"), "", source.places),
        _figure("senarelagda", ("senarelagd", "senarelagda"), f"under {year}", movement.within),
        _figure(
            "forskjutna", ("förskjuten", "förskjutna"), f"till {movement.later}", movement.postponed
        ),
        _figure("kvarstar", ("kvarstår", "kvarstår"), since, carried),
    )


def _figure(key: str, words: tuple[str, str], ending: str, places: Sequence[Place]) -> Figure:
    """Count ``places``; ``words`` are what to call one of them and several."""
    distinct = _distinct(places)
    label = words[0] if len(places) == 1 else words[1]
    return Figure(
        key=f"laget/{key}",
        rows=len(places),
        label=f"{label} {ending}".strip(),
        note=f"{distinct} olika aktiviteter" if distinct > 1 else "",
    )


def _distinct(places: Iterable[Place]) -> int:
    return len({place.activity.pk for place in places})
