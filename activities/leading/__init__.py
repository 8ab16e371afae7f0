"""Leading a follow-up: who has not reported, reminders, opening, closing and moving it."""
