"""Every write to budgets."""

from budget.services.importing import import_budget as import_budget
