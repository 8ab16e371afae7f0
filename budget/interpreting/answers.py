"""Settling a question."""

from dataclasses import replace

from budget.interpreting.reading import Reading


def answer(reading: Reading, name: str, value: str) -> Reading:
    """`reading` with the question `name` answered; raises ReadingError for unknown values."""
    return replace(reading, decided=reading.decided | {name})
