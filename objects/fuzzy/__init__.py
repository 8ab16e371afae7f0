"""Points in time as people write them in plans: "December", "Kvartal 2-3", "HT 2023", "löpande"."""

from objects.fuzzy.dates import FuzzyDate, Precision
from objects.fuzzy.errors import FuzzyDateError
from objects.fuzzy.parsing import before, is_starred, parse_fuzzy

__all__ = ["FuzzyDate", "FuzzyDateError", "Precision", "before", "is_starred", "parse_fuzzy"]
