"""What belongs to one reader alone: what was read, and private notes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from reports.models.publication import Publication


class Reading(models.Model):
    """That someone has opened a version, so that they can be told what is new since then."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name="läsare",
    )
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="readings", verbose_name="version"
    )
    first_at = models.DateTimeField("första gången", auto_now_add=True)
    latest_at = models.DateTimeField("senast", auto_now=True)

    class Meta:
        verbose_name = "läsning"
        verbose_name_plural = "läsningar"
        ordering = ["-latest_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "publication"],
                name="reading_is_noted_once",
                violation_error_message="Läsningen är redan antecknad.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader}: {self.publication}"


class PrivateNote(models.Model):
    """A reader's own words on a passage; nobody else sees them, nor that they are there."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="private_notes",
        verbose_name="läsare",
    )
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="private_notes", verbose_name="version"
    )
    key = models.CharField("del", max_length=300)
    place = models.CharField("delens namn", max_length=300)
    text = models.TextField("anteckning")
    written_at = models.DateTimeField("skriven", auto_now=True)

    class Meta:
        verbose_name = "egen anteckning"
        verbose_name_plural = "egna anteckningar"
        ordering = ["publication", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "publication", "key"],
                name="reader_has_one_note_on_a_passage",
                violation_error_message="Du har redan en anteckning där.",
            )
        ]

    def __str__(self) -> str:
        return self.place
