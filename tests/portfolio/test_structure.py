"""The shape of the code: what lies where, and how large its parts are."""

import ast
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]
APPS = ("objects", "activities", "budget", "reports", "portfolio")
MODULES = sorted(
    path
    for path in chain.from_iterable((ROOT / folder).rglob("*.py") for folder in (*APPS, "tests"))
    if "migrations" not in path.parts and path.stat().st_size
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def function_lengths(path: Path) -> list[int]:
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_module_is_longer_than_three_hundred_lines():
    assert [str(path.relative_to(ROOT)) for path in MODULES if length(path) > 300] == []


def test_the_median_module_is_shorter_than_eighty_lines():
    assert median(map(length, MODULES)) < 80


def test_nine_functions_in_ten_are_shorter_than_twenty_five_lines():
    lengths = list(chain.from_iterable(map(function_lengths, MODULES)))

    assert quantiles(lengths, n=10)[-1] < 25


def test_nine_templates_in_ten_are_shorter_than_seventy_lines():
    assert quantiles(map(length, TEMPLATES), n=10)[-1] < 70


def test_no_module_is_named_utils():
    names = {"utils", "helpers", "misc", "common"}

    assert [path for path in MODULES if path.stem in names or path.parent.name in names] == []


def test_the_top_folder_holds_only_what_belongs_there():
    expected = {
        *APPS,
        *("fixtures", "templates", "tests", "script", "var"),
        *("manage.py", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"),
        *(f"requirements{part}" for part in (".in", ".txt", "-test.in", "-test.txt")),
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert {name for name in found if not name.endswith(".egg-info")} <= expected
