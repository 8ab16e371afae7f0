"""Which nämndsekreterare a document concerns, as far as it is known which nämnder are whose.

The nämnder of a nämndsekreterare are those that the user is tied to, as a ledamot is to theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from objects.models import User
from objects.roles import Group

# The keys of the nämnder of each active nämndsekreterare, none of one whose nämnder are not known.
Ties: TypeAlias = dict[int, frozenset[int]]


def ties_of_secretaries() -> Ties:
    """Read which nämnder are whose (one query)."""
    members = User.objects.filter(groups__name=Group.COMMITTEE_SECRETARY, is_active=True)
    found: dict[int, set[int]] = {}
    for pk, committee in members.values_list("pk", "committees"):
        found.setdefault(pk, set()).update([committee] if committee else [])
    return {pk: frozenset(own) for pk, own in found.items()}


def concerned(ties: Mapping[int, frozenset[int]], committees: frozenset[int]) -> frozenset[int]:
    """Give the keys of those whom a document for ``committees`` concerns.

    They are the secretaries of those nämnder. For a nämnd that is nobody's it may be any of those
    whose nämnder are not known, and where nobody is left it is everyone.
    """
    own = {pk for pk, theirs in ties.items() if theirs & committees}
    if committees - {one for pk in own for one in ties[pk]}:
        own |= {pk for pk, theirs in ties.items() if not theirs}
    return frozenset(own or ties)
