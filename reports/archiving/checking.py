"""Is a package whole, and what it was when it was made?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reports.archiving.package import CHECKSUMS
from reports.publishing.essence import digest

LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def faults_of(package: bytes) -> tuple[str, ...]:
    """Give all that is wrong with ``package`` as Swedish sentences; nothing when it is whole."""
    try:
        with ZipFile(BytesIO(package)) as archive:
            return tuple(_faults(archive))
    except BadZipFile:
        return ("Filen är ingen hel zip-fil.",)


def _faults(archive: ZipFile) -> Iterator[str]:
    held = Counter(archive.namelist())
    yield from (f"{path} finns flera gånger." for path, times in held.items() if times > 1)
    if CHECKSUMS not in held:
        yield f"{CHECKSUMS} saknas."
        return
    noted = _noted(archive)
    for path, sum_noted in noted.items():
        if path not in held:
            yield f"{path} saknas."
        elif digest(archive.read(path)) != sum_noted:
            yield f"{path} har ändrats."
    yield from (
        f"{path} hör inte till paketet." for path in held if path not in {*noted, CHECKSUMS}
    )


def _noted(archive: ZipFile) -> dict[str, str]:
    lines = archive.read(CHECKSUMS).decode("utf-8", errors="replace").splitlines()
    found = (LINE.fullmatch(line) for line in lines)
    return {match[2]: match[1] for match in found if match}
