"""What is new in a version since the one that its reader knows, in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from reports.comparing.remembered import Hashes, find_out, known
from reports.models import Publication

Pair: TypeAlias = tuple[Publication, Publication]


def news_of(pairs: Iterable[Pair]) -> dict[int, str]:
    """Say what the second of each pair has that the first has not, by the second's primary key.

    Empty where either cannot be read any more (one query for pairs not met before).
    """
    wanted = {new.pk: (old, new) for old, new in pairs}
    told = known(map(_hashes, wanted.values()))
    unknown = {_hashes(pair): pair for pair in wanted.values() if _hashes(pair) not in told}
    keys = {one.pk for pair in unknown.values() for one in pair}
    contents = _contents(keys) if keys else {}
    for hashes, (old, new) in unknown.items():
        told[hashes] = find_out(hashes, contents[old.pk], contents[new.pk])
    return {pk: told[_hashes(pair)] for pk, pair in wanted.items()}


def _contents(keys: set[int]) -> dict[int, str]:
    return dict(Publication.objects.filter(pk__in=keys).values_list("pk", "content"))


def _hashes(pair: Pair) -> Hashes:
    old, new = pair
    return old.content_sha256, new.content_sha256
