"""What the code imports is asked for by name, not only brought along by something else."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("objects", "activities", "budget", "reports", "portfolio")


def imported_by(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def asked_for() -> set[str]:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    return {re.split(r"[\[~=<> ]", line)[0].lower() for line in lines if line}


def test_every_package_that_the_apps_import_is_asked_for():
    imported = set[str]().union(
        *(imported_by(path) for app in APPS for path in (ROOT / app).rglob("*.py"))
    )
    outside = imported - set(APPS) - sys.stdlib_module_names
    owners = packages_distributions()
    missing = {name for name in outside if asked_for().isdisjoint(map(str.lower, owners[name]))}

    assert missing == set()
