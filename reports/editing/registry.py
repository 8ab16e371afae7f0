"""The kinds of parts that can be edited. A new kind is an entry here, a form and a template."""

from typing import Any

from django.http import Http404

from reports.editing.kinds.base import NO_SUCH_PART, PartKind
from reports.editing.kinds.texts import TextKind

KINDS: dict[str, PartKind[Any]] = {kind.slug: kind for kind in (TextKind(),)}


def kind_of(slug: str) -> PartKind[Any]:
    """Give the kind that stands in an address.

    Raises:
        Http404: there is none.
    """
    if slug not in KINDS:
        raise Http404(NO_SUCH_PART)
    return KINDS[slug]
