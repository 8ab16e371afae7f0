"""The package itself: a zip file whose bytes follow from what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings

from reports.archiving.holdings import ArchiveError, Holding, holdings_of, issued
from reports.archiving.mets import description
from reports.publishing.subjects import Subject

CHECKSUMS = "checksums.sha256"
UNIX = 3
PLAIN_FILE = 0o100644 << 16


def make_package(subject: Subject) -> bytes:
    """Give all issued versions of ``subject`` as a zip file; the same versions give the same bytes.

    Raises:
        ArchiveError: nothing has been issued, or something is not what it was then.
    """
    versions = issued(subject)
    if not versions:
        raise ArchiveError(f"{subject.name} har inga utgivna versioner att arkivera.")
    kept = [one for version in versions for one in holdings_of(version)]
    kept.sort(key=lambda one: one.path)
    told = description(subject, settings.ORGANISATION, versions, kept)
    files = [told, *kept]
    return _zipped([checksums(files), *files])


def file_name(subject: Subject) -> str:
    """Give what the package is called, such as "arkivpaket-objektplan-ukfa-2022.zip"."""
    return "-".join(("arkivpaket", subject.kind, *subject.slugs)) + ".zip"


def checksums(files: list[Holding]) -> Holding:
    """Give the checksums as ``sha256sum --check`` reads them."""
    lines = "".join(f"{one.sha256}  {one.path}\n" for one in files)
    return Holding(CHECKSUMS, "text/plain", lines.encode(), files[0].at)


def _zipped(files: Iterable[Holding]) -> bytes:
    """Store without compression: its bytes would differ between machines, and PDF has its own."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for one in files:
            info = ZipInfo(one.path, one.at.astimezone(UTC).timetuple()[:6])
            info.create_system, info.external_attr = UNIX, PLAIN_FILE
            archive.writestr(info, one.body)
    return out.getvalue()
