"""Money: lines, the keys that share them, and the totals that spreadsheets printed."""

from budget.models.budget_line import BudgetLine
from budget.models.control_total import ControlTotal
from budget.models.difference import DifferenceReason
from budget.models.distribution_key import DistributionKey, KeyShare

__all__ = ["BudgetLine", "ControlTotal", "DifferenceReason", "DistributionKey", "KeyShare"]
