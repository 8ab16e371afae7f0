"""Rows that are written once: what was issued, decided or approved never changes.

PostgreSQL refuses as well, by a trigger of its own (migration ``0002_guard``).
"""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class FrozenError(Exception):
    """Something tried to change or remove what never changes."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: det som är utgivet eller antecknat ändras aldrig.")


class FrozenQuerySet(models.QuerySet[M]):
    """Rows to read and to add to, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(str(self.model._meta.verbose_name))

    def delete(self) -> NoReturn:
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(str(self.model._meta.verbose_name))

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[M]:
        """Add rows; never over those that are there.

        Raises:
            FrozenError: rows that are there would be changed.
        """
        if kwargs.get("update_conflicts"):
            raise FrozenError(str(self.model._meta.verbose_name))
        return super().bulk_create(objs, *args, **kwargs)


class FrozenModel(models.Model):
    """A row that can be added and read, never changed or removed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row.

        Raises:
            FrozenError: it is there already.
        """
        if not self._state.adding:
            raise FrozenError(str(self))
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(str(self))
