"""What the numbers of the overview do not say by themselves, as sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence

from objects.names import name_key
from reports.content.follow_up.nodes import Perspective
from reports.content.follow_up.reading import Place, Source
from reports.content.words import capitalised, counted, listed, number_word


def build_remarks(source: Source, perspectives: Sequence[Perspective]) -> tuple[str, ...]:
    """Tell of shared rows, repeated activities, contradictions, assignments and missing goals."""
    remarks = (
        _shared(source),
        _repeated(source.places),
        _contradicting(source.places),
        _assignments(source),
        _without_committee_goals(perspectives) if source.unit is None else "",
    )
    return tuple(remark for remark in remarks if remark)


def _shared(source: Source) -> str:
    """Say how many rows concern each nämnd; they overlap and are never added."""
    touching = Counter(code for place in source.places for code in place.unit_codes)
    shared = sum(len(place.units) > 1 for place in source.places)
    if source.unit or not shared or len(touching) < 2:
        return ""
    codes = [unit.code for unit in source.committees if unit.code in touching]
    codes += sorted(set(touching) - set(codes))
    parts = [f"{touching[code]} rader berör {code}" for code in codes]
    return f"{capitalised(listed(parts))}; {number_word(shared)} av raderna är gemensamma."


def _repeated(places: Iterable[Place]) -> str:
    sizes = Counter(Counter(place.activity.pk for place in places).values())
    total = sum(number for size, number in sizes.items() if size > 1)
    if not total:
        return ""
    parts = [
        f"{number_word(sizes[size])} på {number_word(size, neuter=True)}"
        for size in sorted(sizes)
        if size > 1
    ]
    lead = counted(total, "aktivitet står", "aktiviteter står")
    return f"{lead} på mer än ett ställe: {listed(parts)} ställen."


def _contradicting(places: Iterable[Place]) -> str:
    together: dict[int, list[Place]] = {}
    for place in places:
        together.setdefault(place.activity.pk, []).append(place)
    status = sum(len({place.status for place in group}) > 1 for group in together.values())
    deadline = sum(
        len({place.deadline and place.deadline.encode() for place in group}) > 1
        for group in together.values()
    )
    parts = [
        f"{number_word(number)} med olika {what}"
        for number, what in ((status, "status"), (deadline, "slutdatum"))
        if number
    ]
    if not parts:
        return ""
    total = sum(_differs(group) for group in together.values())
    lead = counted(total, "aktivitet redovisas", "aktiviteter redovisas")
    return f"{lead} olika på sina ställen: {listed(parts)}."


def _differs(group: Sequence[Place]) -> bool:
    return len({(place.status, place.deadline and place.deadline.encode()) for place in group}) > 1


def _assignments(source: Source) -> str:
    found = [goal for goal in source.goals if goal.level.beside and source.under(goal)]
    if not found:
        return ""
    distinct = len({name_key(goal.title) for goal in found})
    level = found[0].level
    lead = counted(
        len(found), f"{level.name.lower()} följs", f"{level.plural.lower()} följs", neuter=True
    )
    return f"{lead} upp, {number_word(distinct)} med olika lydelse."


def _without_committee_goals(perspectives: Sequence[Perspective]) -> str:
    goals = [goal for chapter in perspectives for goal in chapter.goals if goal.title]
    missing = [goal for goal in goals if not goal.has_committee_goals]
    if not missing:
        return ""
    word = missing[0].level.lower()
    lead = counted(len(missing), word, word, neuter=True)
    return f"{lead} saknar nämndmål."
