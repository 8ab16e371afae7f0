"""The follow-up table of a plan, read from a spreadsheet into goals, activities and reports."""

from activities.importing.service import import_activities

__all__ = ["import_activities"]
