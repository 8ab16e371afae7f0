"""The administration of budgets."""

from budget.admin import around, money

__all__ = ["around", "money"]
