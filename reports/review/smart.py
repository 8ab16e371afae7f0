"""The four that the audit asks of a goal: specific, measurable, realistic and time-bound.

A goal with sub-goals is judged by them. What stands on a goal holds for its sub-goals as well: an
indicator, a time, an activity that leads there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from activities.models import Activity
from objects.fuzzy import FuzzyDate, Precision
from objects.models import Goal
from reports.review import standing, words
from reports.review.material import Material
from reports.review.places import goal_place, shortened
from reports.review.remarks import Finding, Place

FOUR = ("specifikt", "mätbart", "realistiskt", "tidsbundet")


@dataclass(frozen=True)
class Judged:
    """A goal, and for each of the four what it lacks; None where nothing is lacking."""

    place: Place
    lacks: tuple[Finding | None, ...]


class Case:
    """One goal with what speaks for it: itself and the goals above, and their activities."""

    def __init__(
        self, goal: Goal, line: tuple[Goal, ...], activities: tuple[Activity, ...], ground: "Ground"
    ) -> None:
        self.goal, self.line, self.activities, self.ground = goal, line, activities, ground
        self.place = goal_place(goal)

    @cached_property
    def indicator(self) -> str:
        """The indicator that holds for the goal, empty when there is none."""
        return next((goal.indicator for goal in self.line if goal.indicator.strip()), "")

    @cached_property
    def measured(self) -> bool:
        """Whether a number, a unit or a question says when the goal is reached."""
        told = f"{self.goal.title} {self.goal.description}"
        return words.can_be_answered(self.indicator) or words.measures(told)

    def finding(self, code: str, text: str, mend: str) -> Finding:
        """A finding on this goal."""
        return Finding(code, self.place, text, mend)


class Ground:
    """What the judgement of all goals of a plan stands on."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.by_pk = {goal.pk: goal for goal in material.goals}
        self.parents = {goal.parent_id for goal in material.goals}
        self.leading: dict[int, list[Activity]] = {}
        for activity in material.activities:
            for goal in material.links.goals.get(activity.pk, ()):
                self.leading.setdefault(goal, []).append(activity)
        lines = material.money.lines
        self.paid_goals = {line.goal_id for line in lines if line.goal_id}
        self.paid_activities = {line.activity_id for line in lines if line.activity_id}
        self.paid_components = {line.component_id for line in lines if line.component_id}

    @property
    def links_money(self) -> bool:
        """Whether the plan ties money to goals or activities at all."""
        return bool(self.paid_goals or self.paid_activities)

    def cases(self) -> Iterator[Case]:
        """Each goal that has no goals below it."""
        for goal in self.material.goals:
            if goal.pk not in self.parents:
                line = self._line(goal)
                found = {one.pk: one for each in line for one in self.leading.get(each.pk, [])}
                yield Case(goal, line, tuple(found.values()), self)

    def _line(self, goal: Goal) -> tuple[Goal, ...]:
        """The goal and those above it, nearest first."""
        line = [goal]
        while (above := self.by_pk.get(line[-1].parent_id or 0)) is not None:
            line.append(above)
        return tuple(line)

    def is_paid(self, activity: Activity) -> bool:
        """Whether a budget line is for the activity or for one of its components."""
        components = self.material.links.components.get(activity.pk, frozenset())
        return activity.pk in self.paid_activities or bool(components & self.paid_components)


def judge(material: Material) -> tuple[Judged, ...]:
    """Judge each goal that has no goals below it, in the order of the plan."""
    judges = (_specific, _measurable, _realistic, _timed)
    return tuple(
        Judged(case.place, tuple(judge(case) for judge in judges))
        for case in Ground(material).cases()
    )


def smart_findings(material: Material) -> Iterator[Finding]:
    """All that the goals lack."""
    for judged in judge(material):
        yield from (finding for finding in judged.lacks if finding)


def _specific(case: Case) -> Finding | None:
    title = case.goal.title
    if words.is_several(title):
        return case.finding(
            "mal-flera-i-ett",
            "Det ser ut att vara flera mål i ett, så det går att nå till hälften.",
            "Dela upp det i delmål, ett för varje sak som ska nås.",
        )
    if case.measured:
        return None
    mend = (
        "Skriv vad som ska ha hänt, för vem och hur mycket, eller ge målet en indikator som mäter "
        "det."
    )
    if words.word_count(f"{title} {case.goal.description}") < 3:
        text = "Målet är så kort att det inte syns vem som ska nå vad."
        return case.finding("mal-vagt", text, mend)
    vague = words.vague_words(title)
    if not vague:
        return None
    why = ", och ".join(f"”{one.word}” {words.WHY[one.kind]}" for one in vague[:2])
    word = "Orden" if " " in vague[0].word else "Ordet"
    return case.finding("mal-vagt", f"{word} {why}.", mend)


def _measurable(case: Case) -> Finding | None:
    if case.measured:
        return None
    mend = "Skriv vad som mäts, hur det är i dag och vad som ska nås."
    if not case.indicator:
        return case.finding(
            "mal-utan-indikator",
            "Programmet hittar ingen indikator, och inget tal i målet, så det syns inte "
            "när det är nått.",
            mend,
        )
    return case.finding(
        "mal-vag-indikator",
        f"Indikatorn ”{shortened(case.indicator)}” har varken tal, enhet eller något att "
        "svara ja eller nej på.",
        mend,
    )


def _realistic(case: Case) -> Finding | None:
    if not case.activities:
        return case.finding(
            "mal-utan-aktivitet",
            "Programmet hittar ingen aktivitet som bidrar till målet.",
            "Koppla de aktiviteter som leder dit till målet.",
        )
    today = case.ground.material.today
    reasons = [standing.standstill(activity, today) for activity in case.activities]
    if all(reasons):
        why = standing.counted_reasons(reasons)
        return case.finding(
            "mal-star-stilla",
            f"Målet vilar bara på aktiviteter som är pausade, sena eller utan ansvarig ({why}).",
            "Ge minst en av dem en ansvarig och en tid som håller, eller ändra målet.",
        )
    return _funded(case)


def _funded(case: Case) -> Finding | None:
    ground = case.ground
    goals = {goal.pk for goal in case.line}
    if not ground.links_money or goals & ground.paid_goals:
        return None
    if any(ground.is_paid(activity) for activity in case.activities):
        return None
    return case.finding(
        "mal-utan-medel",
        "Programmet hittar inga pengar till någon av målets aktiviteter.",
        "Koppla en budgetrad till målet, till en av aktiviteterna eller till deras komponent.",
    )


def _timed(case: Case) -> Finding | None:
    own = [goal.deadline for goal in case.line if goal.deadline]
    if own and _passed_before(own[0], case):
        return case.finding(
            "mal-for-tidigt",
            f"Målet ska nås senast {own[0].label()}, innan planen börjar.",
            "Ändra tiden, eller ta bort målet om det är nått.",
        )
    times = [*own, *(one.deadline or one.planned_deadline for one in case.activities)]
    found = [time for time in times if time]
    if any(time.precision is not Precision.CONTINUOUS for time in found):
        return None
    why = (
        "Det enda som står är löpande, som inte har något slut"
        if found
        else "Programmet hittar ingen tid, varken för målet eller för en aktivitet som leder dit"
    )
    return case.finding("mal-utan-tid", f"{why}.", "Skriv när målet ska vara nått.")


def _passed_before(deadline: FuzzyDate, case: Case) -> bool:
    return deadline.end is not None and deadline.end < case.ground.material.plan.period_start
