"""What is new in a version since the one that its reader knows, in a line.

It follows from what is stored of both, which never changes: what has been found out is remembered
by their hashes as long as the process lives.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.comparing.summary import since
from reports.content.decoding import UnreadableContentError, from_json
from reports.models import Publication

REMEMBERED = 5_000
Pair = tuple[Publication, Publication]
_known: dict[tuple[str, str], str] = {}


def news_of(pairs: Iterable[Pair]) -> dict[int, str]:
    """Say what the second of each pair has that the first has not, by the second's primary key.

    Empty where either cannot be read any more (one query for pairs not met before).
    """
    wanted = list(pairs)
    if len(_known) > REMEMBERED:
        _known.clear()
    unknown = [pair for pair in wanted if _key(pair) not in _known]
    keys = {one.pk for pair in unknown for one in pair}
    contents = _contents(keys) if keys else {}
    for pair in unknown:
        old, new = (contents[one.pk] for one in pair)
        _known[_key(pair)] = _told(old, new)
    return {pair[1].pk: _known[_key(pair)] for pair in wanted}


def _contents(keys: set[int]) -> dict[int, Publication]:
    found = Publication.objects.filter(pk__in=keys).defer("html", "pdf", "cover")
    return {one.pk: one for one in found}


def _key(pair: Pair) -> tuple[str, str]:
    old, new = pair
    return old.content_sha256, new.content_sha256


def _told(old: Publication, new: Publication) -> str:
    try:
        return since(old, from_json(new.content))
    except UnreadableContentError:
        return ""
