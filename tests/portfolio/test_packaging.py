"""The pinned packages, the scripts and what the README says of them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("script/setup", "script/server", "script/test", "script/lock", ".ci/run")
PINNED = ("requirements.txt", "requirements-test.txt")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def direct_requirements(name: str) -> set[str]:
    lines = (line for line in read(name).splitlines() if line and not line.startswith("-"))
    return {re.split(r"[\[~=<> ]", line)[0].lower() for line in lines}


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", read(name), re.MULTILINE))


@pytest.mark.parametrize("name", PINNED)
def test_every_pinned_package_carries_a_hash(name):
    entries = re.split(r"\n(?=\S)", read(name).strip())
    packages = [entry for entry in entries if not entry.startswith("#")]

    assert packages
    assert [entry.split()[0] for entry in packages if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", PINNED)
def test_everything_asked_for_is_pinned(name):
    asked = direct_requirements(name.replace(".txt", ".in"))

    assert asked <= set(pins(name))


def test_the_tests_run_with_the_versions_that_the_site_runs_with():
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", [*PINNED, *SCRIPTS, "pyproject.toml"])
def test_no_package_registry_is_named(name):
    # Where packages come from is for each installation to choose.
    assert not re.search(r"pypi\.|pythonhosted|--(extra-)?index-url|file:/", read(name))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_can_be_run(name):
    assert os.access(ROOT / name, os.X_OK)
    assert read(name).startswith("#!/bin/sh\n")


def test_setup_has_nothing_to_do_the_second_time():
    if not (ROOT / ".venv/installed-requirements-test.txt").exists():
        pytest.skip("miljön är inte gjord av script/setup --test")
    secret = (ROOT / ".env").read_bytes()

    done = subprocess.run(
        [ROOT / "script/setup", "--test"], capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("", "")
    assert (ROOT / ".env").read_bytes() == secret


def test_the_readme_names_every_setting_that_the_environment_decides():
    asked = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', read("portfolio/settings.py")))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))

    assert asked
    assert asked == told


def test_the_readme_links_only_to_files_that_exist():
    links = re.findall(r"\]\((?!http)([^)#]+)", read("README.md"))

    assert [link for link in links if not (ROOT / link).exists()] == []
