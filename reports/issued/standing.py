"""What the page of an issued version tells of it besides what is stored in it."""

from __future__ import annotations

from dataclasses import dataclass

from objects.visibility import Reader
from reports.issued.addresses import Place, siblings
from reports.models import Decision, Publication
from reports.models.publication import FILES
from reports.publishing.stages import order_of
from reports.publishing.standing import is_decided


@dataclass(frozen=True)
class Standing:
    """A version among the others of its document, those that the reader may see.

    ``versions`` are those for the same readers (all nämnder, or one), latest first; ``editions``
    are the others with the same label.
    """

    publication: Publication
    versions: tuple[Publication, ...]
    editions: tuple[Publication, ...]
    decisions: tuple[Decision, ...]

    @property
    def newer(self) -> Publication | None:
        """The latest version, unless it is this one."""
        latest = self.versions[0]
        return None if latest == self.publication else latest

    @property
    def superseded(self) -> Publication | None:
        """The version that this one took over from."""
        key = self.publication.supersedes_id
        return next((one for one in self.versions if one.pk == key), None)

    @property
    def released(self) -> bool:
        """Whether everyone may read the version."""
        return hasattr(self.publication, "release")

    @property
    def can_be_released(self) -> bool:
        """Whether the version may be made public by those who may do that."""
        return is_decided(self.publication.stage) and not self.released


def standing_of(place: Place, reader: Reader) -> Standing:
    """Tell how the version at ``place`` stands (two queries, besides what the reader may see).

    Raises:
        Http404: there is none that ``reader`` may see.
    """
    visible = tuple(siblings(place, reader))
    publication = place.among(visible)
    return Standing(
        publication,
        tuple(one for one in visible if one.edition_code == place.edition),
        tuple(one for one in visible if one.label == place.label and one != publication),
        _decisions(place, publication),
    )


def _decisions(place: Place, publication: Publication) -> tuple[Decision, ...]:
    """Give the decisions on the version, or those that made it a decided one."""
    found = tuple(
        Decision.objects.standing()
        .filter(
            publication__kind=place.kind,
            publication__subject=place.subject,
            publication__period=place.period,
            publication__edition_code="",
        )
        .select_related("publication")
        .defer(*(f"publication__{name}" for name in FILES))
    )
    labels = {publication.label}
    if is_decided(publication.stage):
        # A nämnd that decides late has its decision on the decided version itself.
        own = order_of(publication.label)
        before = {one.publication.label for one in found if order_of(one.publication.label) < own}
        labels |= {max(before, key=order_of)} if before else set()
    return tuple(one for one in found if one.publication.label in labels)
