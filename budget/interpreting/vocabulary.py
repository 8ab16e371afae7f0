"""The names that the database knows and a sheet may use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from budget.models import DistributionKey
from objects.models import Component, Unit, UnitAlias
from objects.names import name_key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names by their compared form (see `name_key`): units give their code, keys their name."""

    units: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    components: frozenset[str] = frozenset()

    def unit(self, text: str) -> str:
        """Code of the unit with this code, name or other spelling; "" when there is none."""
        return self.units.get(name_key(text), "")

    def key(self, text: str) -> str:
        """Name of the distribution key, or ""."""
        return self.keys.get(name_key(text), "")

    def with_keys(self, names: Iterable[str]) -> "Vocabulary":
        """With further keys, such as those that the file itself brings."""
        return replace(self, keys={**{name_key(name): name for name in names}, **self.keys})

    def component(self, text: str) -> bool:
        """Whether a component is called so."""
        return name_key(text) in self.components


def load_vocabulary() -> Vocabulary:
    """Read it (four queries)."""
    units = Unit.objects.values_list("name", "code")
    aliases = UnitAlias.objects.values_list("key", "unit__code")
    return Vocabulary(
        units={
            **{name_key(name): code for name, code in units},
            **dict(aliases),
            **{name_key(code): code for _, code in units},
        },
        keys={
            name_key(name): name for name in DistributionKey.objects.values_list("name", flat=True)
        },
        components=frozenset(map(name_key, Component.objects.values_list("name", flat=True))),
    )
