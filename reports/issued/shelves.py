"""What has been issued, document by document."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict

from objects.visibility import Reader
from reports.models import DocumentKind, Publication

YEAR = 4  # digits that a period begins with


@dataclass(frozen=True)
class Wanted:
    """Which versions are asked for; empty words ask for all."""

    kind: str = ""
    year: str = ""
    subject: str = ""
    period: str = ""

    @classmethod
    def of(cls, params: QueryDict) -> Wanted:
        """Read what an address asks for; what is no kind and no year asks for nothing."""
        kind, year = params.get("slag", ""), params.get("ar", "")
        return cls(
            kind if kind in DocumentKind.values else "",
            year if year.isascii() and year.isdigit() and len(year) == YEAR else "",
        )

    @property
    def one_document(self) -> bool:
        """Whether the versions of a single document are asked for."""
        return bool(self.subject)

    def matches(self, publication: Publication) -> bool:
        """Tell whether ``publication`` is among those asked for."""
        return (
            self.kind in ("", publication.kind)
            and self.subject in ("", publication.subject)
            and self.period in ("", publication.period)
            and publication.period.startswith(self.year)
        )


@dataclass(frozen=True)
class Shelf:
    """A document with its versions, latest first, each with its editions after it."""

    versions: tuple[Publication, ...]

    @property
    def latest(self) -> Publication:
        """The version that names the document."""
        return self.versions[0]

    @property
    def address(self) -> str:
        """The address of the list of the document's versions."""
        one = self.latest
        return f"/dokument/{one.kind}/{one.subject}/{one.period}/"


@dataclass(frozen=True)
class Shelves:
    """The documents that are asked for, and the years and kinds that may be asked for."""

    shelves: tuple[Shelf, ...]
    years: tuple[str, ...]
    kinds: tuple[DocumentKind, ...]


def shelves(reader: Reader, wanted: Wanted) -> Shelves:
    """Give the versions that ``reader`` may see (one query, besides what they may see)."""
    visible = tuple(
        Publication.objects.visible_to(reader)
        .without_files()
        .select_related("release", "edition")
        .order_by("-published_at", "edition_code", "-pk")
    )
    kinds = {one.kind for one in visible}
    return Shelves(
        _by_document(tuple(one for one in visible if wanted.matches(one))),
        tuple(sorted({one.period[:YEAR] for one in visible}, reverse=True)),
        tuple(kind for kind in DocumentKind if kind in kinds),
    )


def _by_document(found: tuple[Publication, ...]) -> tuple[Shelf, ...]:
    """Group by document; the one with the latest version comes first."""
    first: dict[tuple[str, str, str], int] = {}
    for place, one in enumerate(found):
        first.setdefault(_document(one), place)
    ordered = sorted(found, key=lambda one: first[_document(one)])
    return tuple(Shelf(tuple(group)) for _, group in groupby(ordered, key=_document))


def _document(publication: Publication) -> tuple[str, str, str]:
    return publication.kind, publication.subject, publication.period
