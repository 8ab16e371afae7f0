"""Deviations from the budget that ask for a comment, and the comments."""
