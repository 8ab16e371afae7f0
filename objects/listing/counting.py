"""Counts that are exact where that is cheap, and honest where it is not."""

from dataclasses import dataclass

# As many rows as a page may look at just to tell how many there are.
BOUND = 1000


@dataclass(frozen=True)
class Count:
    """A number of rows; when not ``exact`` there are at least so many."""

    number: int
    exact: bool = True

    @classmethod
    def within(cls, number: int, bound: int | None) -> "Count":
        """What ``number`` tells when counting stopped one past ``bound`` (None: it never did)."""
        if bound is None or number <= bound:
            return cls(number)
        return cls(bound, exact=False)

    @property
    def label(self) -> str:
        """The number in Swedish: "94", "1 204" or "fler än 1 000"."""
        text = f"{self.number:,}".replace(",", "\N{NO-BREAK SPACE}")
        return text if self.exact else f"fler än {text}"


def inside(bound: int | None) -> slice:
    """The slice of a query set that :meth:`Count.within` needs to see."""
    return slice(None) if bound is None else slice(bound + 1)
