"""Where the demo's facts are kept: one JSON file and the spreadsheets beside it."""

import json
from pathlib import Path
from typing import Any, TypeAlias

from django.conf import settings

Facts: TypeAlias = dict[str, Any]

FOLDER = Path(settings.BASE_DIR) / "fixtures"


def read_facts() -> Facts:
    """Read ``fixtures/demo.json``; its keys are the names of the models' fields."""
    facts: Facts = json.loads((FOLDER / "demo.json").read_text(encoding="utf-8"))
    return facts


def read_table(name: str) -> bytes:
    """Read the bytes of a spreadsheet of the demo."""
    return (FOLDER / name).read_bytes()
