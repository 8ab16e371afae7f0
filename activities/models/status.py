"""The words a plan uses for how an activity goes, each mapped to a class that all plans share."""

from django.db import models
from simple_history.models import HistoricalRecords


class StatusVocabulary(models.Model):
    """A set of status words that one or more operational plans use."""

    name = models.CharField("namn", max_length=100, unique=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "statusvokabulär"
        verbose_name_plural = "statusvokabulärer"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StatusChoice(models.Model):
    """One word of a vocabulary, such as "Pågående", and the class it belongs to."""

    class Class(models.TextChoices):
        REMAINING = "kvarstar", "Kvarstår"
        ONGOING = "pagar", "Pågår"
        DONE = "genomfort", "Genomfört"
        PAUSED = "pausat", "Pausat"
        CONTINUOUS = "kontinuerligt", "Kontinuerligt"
        NOT_RELEVANT = "ej_relevant", "Ej relevant"
        NOT_ASSESSED = "ej_bedomt", "Ej bedömt"

    vocabulary = models.ForeignKey(
        StatusVocabulary,
        on_delete=models.CASCADE,
        related_name="choices",
        verbose_name="vokabulär",
    )
    label = models.CharField("ord", max_length=60)
    status_class = models.CharField("klass", max_length=14, choices=Class)
    order = models.PositiveSmallIntegerField("ordning", default=0)
    requires_comment = models.BooleanField("kräver kommentar", default=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "status"
        verbose_name_plural = "statusar"
        ordering = ["vocabulary", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "label"],
                name="status_label_is_unique_in_its_vocabulary",
                violation_error_message="Vokabulären har redan det ordet.",
            )
        ]

    def __str__(self) -> str:
        return self.label
