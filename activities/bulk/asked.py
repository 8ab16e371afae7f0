"""What a request to change many activities asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, QueryDict

from activities.forms.bulk import VALUE_FORMS, ValueForm
from activities.models import Activity
from activities.services.bulk import chosen
from objects.models import User

# A page of the list shows fifty.
MOST = 200


@dataclass(frozen=True)
class Asked:
    """The activities that were chosen, the field to change, and the list to go back to.

    ``revisions`` come with a confirmation, by primary key.
    """

    user: User
    activities: Sequence[Activity]
    missing: int
    field: str
    back: str
    revisions: dict[int, int]

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """Read a request; what cannot be read is passed over."""
        params = request.POST if request.method == "POST" else request.GET
        user, keys = cast("User", request.user), _numbers(params, "rad")
        found = list(chosen(keys, user))
        return cls(
            user=user,
            activities=found,
            missing=len(keys) - len(found),
            field=params.get("falt", ""),
            back=params.get("lista", ""),
            revisions=_revisions(params),
        )

    def form(self, data: QueryDict | None = None) -> ValueForm | None:
        """Give the form of the field; None when there is no such field."""
        made = VALUE_FORMS.get(self.field)
        return made(data, activities=self.activities) if made else None


def _numbers(params: QueryDict, name: str) -> set[int]:
    return {int(text) for text in params.getlist(name)[:MOST] if _is_number(text)}


def _revisions(params: QueryDict) -> dict[int, int]:
    """Read "KEY:REVISION" for each activity that is confirmed."""
    pairs = (text.partition(":") for text in params.getlist("bekraftad")[:MOST])
    return {int(key): int(rev) for key, _, rev in pairs if _is_number(key) and _is_number(rev)}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
