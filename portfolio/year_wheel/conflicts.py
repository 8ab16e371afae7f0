"""What differs between the day that someone wrote and the one that another has saved meanwhile."""

from dataclasses import dataclass

from objects.models import YearWheelDay
from objects.templatetags.portfolio_format import day_in_text


@dataclass(frozen=True)
class Difference:
    """A field that differs: its label, and both values in words."""

    label: str
    written: str
    saved: str


def differences(written: YearWheelDay, saved: YearWheelDay) -> tuple[Difference, ...]:
    """The fields whose values differ, in the order of the form."""
    ours, theirs = _in_words(written), _in_words(saved)
    return tuple(
        Difference(label, ours[label], theirs[label])
        for label in ours
        if ours[label] != theirs[label]
    )


def _in_words(day: YearWheelDay) -> dict[str, str]:
    return {
        "Rubrik": day.title,
        "Dag": day_in_text(day.day),
        "Slag": day.get_kind_display(),
        "Nämnd eller enhet": day.unit.name if day.unit else "alla",
        "Objekt": str(day.object or "alla"),
        "Anmärkning": day.note or "ingen",
    }
