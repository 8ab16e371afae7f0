"""The first draft of what a plan tells of the period before it, out of what was reported."""

from portfolio.renewal.draft.deviations import Deviation
from portfolio.renewal.draft.outcome import Outcome, read_outcome
from portfolio.renewal.draft.writing import Draft, write_draft

__all__ = ["Deviation", "Draft", "Outcome", "read_outcome", "write_draft"]
