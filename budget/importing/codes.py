"""Codes for what an import creates: the name in plain letters, unique among the taken ones."""

from collections.abc import Container

from django.utils.text import slugify


def new_code(name: str, taken: Container[str], length: int = 60) -> str:
    """Slug of `name`, numbered when it is taken; "BoU/BIN" gives ``bou-bin``."""
    base = slugify(name.replace("/", "-"))[:length].strip("-") or "utan-namn"
    code, number = base, 1
    while code in taken:
        number += 1
        tail = f"-{number}"
        code = base[: length - len(tail)] + tail
    return code
