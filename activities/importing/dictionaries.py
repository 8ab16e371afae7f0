"""What the words of a file are looked up in, so that no row asks the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import OperationalPlan, StatusChoice
from objects.models import Unit, UnitAlias
from objects.names import name_key

# Other words for the classes that all plans share.
_CLASS_WORDS = {
    StatusChoice.Class.REMAINING: ("kvarstår", "ej påbörjad", "ej påbörjat", "inte påbörjad"),
    StatusChoice.Class.ONGOING: ("pågår", "pågående", "påbörjad", "påbörjat"),
    StatusChoice.Class.DONE: ("genomfört", "genomförd", "klar", "klart", "avslutad", "avslutat"),
    StatusChoice.Class.PAUSED: ("pausad", "pausat", "vilande"),
    StatusChoice.Class.CONTINUOUS: ("kontinuerligt", "kontinuerlig", "löpande"),
    StatusChoice.Class.NOT_RELEVANT: ("ej relevant", "inte relevant", "ej aktuell"),
    StatusChoice.Class.NOT_ASSESSED: ("ej bedömt", "inte bedömt", "ej bedömd"),
}
_LISTS = (re.compile(r"\s*[,;/&+\n]\s*"), re.compile(r"\s+(?:och|samt)\s+", re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """Units by every known spelling, statuses by their words, and both as text for a reader."""

    units: dict[str, Unit]
    known_units: str
    statuses: dict[str, StatusChoice]
    known_statuses: str

    @classmethod
    def load(cls, plan: OperationalPlan) -> "Dictionaries":
        units = list(Unit.objects.all())
        choices = list(plan.vocabulary.choices.order_by("order", "pk"))
        named = list(plan.committees.all()) or units
        return cls(
            units=_unit_words(units),
            known_units=_either(unit.code for unit in named),
            statuses=_status_words(choices),
            known_statuses=_either(choice.label for choice in choices),
        )

    def find_status(self, text: str) -> StatusChoice | None:
        """The plan's own word for ``text``: the same word, or one of the same class."""
        return self.statuses.get(name_key(text))

    def find_units(self, text: str) -> tuple[list[Unit], list[str]]:
        """The units that ``text`` names, each once, and the names that are not known."""
        units: dict[int, Unit] = {}
        unknown: list[str] = []
        for name in self._names(text):
            unit = self.units.get(name_key(name))
            if unit is None:
                unknown.append(name)
            else:
                units[unit.pk] = unit
        return list(units.values()), unknown

    def _names(self, text: str, level: int = 0) -> list[str]:
        # A name may itself hold a comma or "och", so a text is only split when it is not known.
        if level == len(_LISTS) or name_key(text) in self.units:
            return [text]
        parts = filter(None, _LISTS[level].split(text))
        return [name for part in parts for name in self._names(part, level + 1)]


def _unit_words(units: Iterable[Unit]) -> dict[str, Unit]:
    by_pk = {unit.pk: unit for unit in units}
    words = {alias.key: by_pk[alias.unit_id] for alias in UnitAlias.objects.all()}
    words |= {name_key(unit.name): unit for unit in by_pk.values()}
    return words | {name_key(unit.code): unit for unit in by_pk.values()}


def _status_words(choices: list[StatusChoice]) -> dict[str, StatusChoice]:
    by_class = {choice.status_class: choice for choice in reversed(choices)}
    words = {
        name_key(word): by_class[status_class]
        for status_class, synonyms in _CLASS_WORDS.items()
        if status_class in by_class
        for word in synonyms
    }
    return words | {name_key(choice.label): choice for choice in choices}


def _either(names: Iterable[str]) -> str:
    listed = list(names)
    return " eller ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))
