"""Content as JSON: the form in which it is compared, frozen and handed out."""

import json
from dataclasses import asdict
from typing import Any

from reports.content.parts import Document


def to_json(content: Document) -> str:
    """Give ``content`` as JSON text; equal content gives equal text."""
    return json.dumps(to_data(content), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def to_data(content: Document) -> dict[str, Any]:
    """Give ``content`` as plain dictionaries, lists and strings, its kind and schema included."""
    return asdict(content)
