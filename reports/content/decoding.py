"""Content from the JSON that was stored of it."""

import json
from functools import cache
from typing import Any

from cattrs import BaseValidationError, Converter
from cattrs.errors import StructureHandlerNotFoundError

from reports.content.follow_up import FollowUpContent
from reports.content.object_plan import ObjectPlanContent
from reports.content.parts import SCHEMA, Document
from reports.content.upgrades import oldest_schema, upgraded

KINDS: dict[str, type[Document]] = {
    "objektplan": ObjectPlanContent,
    "uppfoljning": FollowUpContent,
}
PLAIN = (str, int, bool)
DAMAGED = "Innehållet är skadat: delar av dokumentet saknas eller har fel form."


class UnreadableContentError(ValueError):
    """Stored content cannot be read; the message says why, in Swedish."""


def from_json(text: str) -> Document:
    """Give the document that ``text``, made by ``to_json`` under this schema or an older, tells of.

    Raises:
        UnreadableContentError: the text is broken, of a kind that is not known or of a later
            schema.
    """
    data = data_of(text)
    try:
        content: Document = _converter().structure(data, KINDS[data["kind"]])
    except (BaseValidationError, StructureHandlerNotFoundError, TypeError, ValueError) as error:
        raise UnreadableContentError(DAMAGED) from error
    return content


def data_of(text: str) -> dict[str, Any]:
    """Give stored content as plain dictionaries, lists and strings, in the form of today.

    Raises:
        UnreadableContentError: as ``from_json``; but the form of each part is not looked at.
    """
    data = _read(text)
    _check(data)
    try:
        return upgraded(data)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableContentError(DAMAGED) from error


def _read(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableContentError("Innehållet är skadat: det är inte JSON.") from error
    if not isinstance(data, dict):
        raise UnreadableContentError("Innehållet är skadat: det är inget dokument.")
    return data


def _check(data: dict[str, Any]) -> None:
    kind, schema = data.get("kind"), data.get("schema")
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnreadableContentError(f"Dokument av slaget ”{kind}” är okända här.")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 0:
        raise UnreadableContentError("Innehållet är skadat: det saknar schemats nummer.")
    if schema > SCHEMA:
        raise UnreadableContentError(
            f"Innehållet har schema {schema}, som är nyare än schema {SCHEMA}, det senaste som"
            " läses här."
        )
    if schema < oldest_schema():
        raise UnreadableContentError(
            f"Innehållet har schema {schema}, som är äldre än schema {oldest_schema()}, det"
            " äldsta som läses här."
        )


@cache
def _converter() -> Converter:
    """Give a converter that takes nothing for something else: 1 is no text, "1" no number."""
    converter = Converter(forbid_extra_keys=True)
    for plain in PLAIN:
        converter.register_structure_hook(plain, _exact)
    return converter


def _exact(value: Any, wanted: type) -> Any:
    if type(value) is not wanted:
        raise TypeError(f"{value!r} is not {wanted.__name__}")
    return value
