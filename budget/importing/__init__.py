"""Budget spreadsheets: read, understood, compared with the plan, and saved whole or not at all."""

from budget.importing.proposal import Proposal, propose
from budget.importing.saving import save

__all__ = ["Proposal", "propose", "save"]
