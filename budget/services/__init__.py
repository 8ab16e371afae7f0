"""Every write to budgets."""

from budget.services.importing import import_budget as import_budget
from budget.services.undoing import undo_import as undo_import
