"""What a document says, apart from what the program itself writes about its versions."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from reports.content.decoding import UnreadableContentError, data_of
from reports.content.encoding import to_data
from reports.content.object_plan.building import VERSION
from reports.content.parts import Document

ABOUT_VERSIONS = ("versions", "schema")
# The facts of the cover that come with the version; what else stands there is approved.
ABOUT_ISSUING = (VERSION, "Beslut")


def essence_of(content: Document) -> str:
    """Give the hash of what ``content`` says; two versions that say the same have the same."""
    return _essence(to_data(content))


def essence_of_json(text: str) -> str:
    """Give the hash of what stored content says, in the form of today.

    What cannot be read says the same as nothing else.
    """
    try:
        return _essence(data_of(text))
    except UnreadableContentError:
        return digest(text)


def _essence(data: dict[str, Any]) -> str:
    said = {name: value for name, value in data.items() if name not in ABOUT_VERSIONS}
    _without_what_issuing_adds(said)
    _without_what_is_reported(said)
    _without_what_came_later(said)
    return digest(json.dumps(said, ensure_ascii=False, sort_keys=True))


def _without_what_issuing_adds(said: dict[str, Any]) -> None:
    """Leave out the facts that tell of the version and of the decisions on it."""
    facts = said.get("facts")
    if isinstance(facts, list | tuple):
        said["facts"] = [
            one for one in facts if not (isinstance(one, dict) and one.get("name") in ABOUT_ISSUING)
        ]


def _without_what_is_reported(said: dict[str, Any]) -> None:
    """Leave a plan's forecasts and outcome out: they go on coming in, and nobody decides them."""
    budget = said.get("budget")
    if isinstance(budget, dict) and (outcome := budget.pop("outcome", None)):
        kept = [entry for entry in said["contents"] if entry["key"] != outcome["key"]]
        said["contents"] = kept


def _without_what_came_later(said: dict[str, Any]) -> None:
    """Leave out parts that older documents do not have, where they hold nothing."""
    for name in ("money", "allocation"):
        if not said.get(name):
            said.pop(name, None)
    budget = said.get("budget")
    if isinstance(budget, dict) and budget.get("revisions") is None:
        budget.pop("revisions", None)


def digest(body: str | bytes | memoryview) -> str:
    """Give the SHA-256 of ``body`` in hexadecimal."""
    return sha256(body.encode() if isinstance(body, str) else bytes(body)).hexdigest()
