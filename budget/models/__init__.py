"""Money: lines, the keys that share them, the totals that spreadsheets printed, and what if."""

from budget.models.alternative import AlternativeChange, BudgetAlternative
from budget.models.budget_line import BudgetLine
from budget.models.control_total import ControlTotal
from budget.models.deviation_comment import DeviationComment
from budget.models.difference import DifferenceReason
from budget.models.distribution_key import DistributionKey, KeyShare
from budget.models.import_template import ImportTemplate
from budget.models.prepared_import import PreparedImport

__all__ = [
    "AlternativeChange",
    "BudgetAlternative",
    "BudgetLine",
    "ControlTotal",
    "DeviationComment",
    "DifferenceReason",
    "DistributionKey",
    "ImportTemplate",
    "KeyShare",
    "PreparedImport",
]
