"""Sharing an amount by the shares of a key, exact to the öre."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)

ORE = Decimal("0.01")


class AllocationError(ValueError):
    """Shares that do not share the whole, or an amount that is no whole number of öre."""


class Part(NamedTuple):
    """A part of an amount: whole öre, what was cut off, and whether it got one öre of the rest.

    `remainder` is counted in parts of an öre, as many as the split's denominator. All are told as
    if the amount were positive.
    """

    whole: int
    remainder: int
    rounded_up: bool
    is_negative: bool

    @property
    def ore(self) -> int:
        """The part in öre."""
        found = self.whole + self.rounded_up
        return -found if self.is_negative else found


@dataclass(frozen=True, slots=True)
class Split(Generic[K]):
    """Shares made ready to divide many amounts: whole-number weights over one denominator.

    `members` stand in the order in which equal remainders get their öre.
    """

    members: tuple[tuple[K, int], ...]
    denominator: int

    @classmethod
    def of(cls, shares: "Mapping[K, Fraction] | Sequence[tuple[K, Fraction]]") -> "Split[K]":
        """Check and prepare `shares`.

        Raises:
            AllocationError: a share is negative, someone is named twice, or the sum is not 1.
        """
        pairs = list(shares.items()) if isinstance(shares, Mapping) else list(shares)
        if len({key for key, _ in pairs}) < len(pairs):
            raise AllocationError("Samma mottagare står två gånger i nyckeln.")
        if any(share < 0 for _, share in pairs):
            raise AllocationError("En andel kan inte vara negativ.")
        if sum((share for _, share in pairs), Fraction(0)) != 1:
            raise AllocationError("Andelarna blir inte 100 % tillsammans.")
        denominator = lcm(*(share.denominator for _, share in pairs))
        weights = ((key, int(share * denominator)) for key, share in pairs)
        return cls(tuple(sorted(weights, key=lambda pair: str(pair[0]))), denominator)

    def allocate(self, amount: Decimal) -> dict[K, Decimal]:
        """Parts of `amount` (kr) in whole öre that sum to it; see :func:`allocate`."""
        ore = int(amount.scaleb(2))
        if ore != amount.scaleb(2):
            raise AllocationError("Beloppet är inte i hela ören.")
        return {key: Decimal(part).scaleb(-2) for key, part in self.allocate_ore(ore).items()}

    def allocate_ore(self, ore: int) -> dict[K, int]:
        """Parts of `ore`, a whole number of öre; see :func:`allocate`."""
        return {key: part.ore for key, part in self.steps(ore).items()}

    def steps(self, ore: int) -> "dict[K, Part]":
        """How each part of `ore` comes about: cut to whole öre, then one more to some."""
        floors = [divmod(abs(ore) * weight, self.denominator) for _, weight in self.members]
        left = abs(ore) - sum(whole for whole, _ in floors)
        ranked = sorted(range(len(floors)), key=lambda place: -floors[place][1])
        rounded_up = set(ranked[:left])
        return {
            key: Part(*floors[place], place in rounded_up, ore < 0)
            for place, (key, _) in enumerate(self.members)
        }


def allocate(
    amount: Decimal, shares: Mapping[K, Fraction] | Sequence[tuple[K, Fraction]]
) -> dict[K, Decimal]:
    """Share `amount` (kr) among the keys of `shares`, in whole öre that sum to the amount.

    The öre left over go to the largest remainders and, where these are equal, to the first in
    the order of the keys' text (a unit's is its code). Who has no share gets 0, and a negative
    amount gives the same parts with the sign turned.

    Raises:
        AllocationError: the shares do not sum to exactly 1, one of them is negative, someone is
            named twice, or the amount has parts of an öre.
    """
    return Split.of(shares).allocate(amount)
