"""What a public installation rests on: a silent deployment check and a strict policy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DEBUG": "false",
    "HTTPS": "true",
    "ALLOWED_HOSTS": "portfolj.example",
    "SECRET_KEY": "Zr8k-2Vt_q0xN5uYwBj7eLd3HsPa9GmKcXf1TiRoQ4vUbE6zSy",
}


def environment_of_production() -> dict[str, str]:
    # The browser tests of the same process allow what a public installation must not.
    inherited = {name: value for name, value in os.environ.items() if "ASYNC_UNSAFE" not in name}
    return {**inherited, **PRODUCTION}


def test_the_deployment_check_is_silent_with_the_settings_of_production():
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment_of_production(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout + done.stderr


def policy_of(path: str) -> dict[str, list[str]]:
    response = Client().get(path, follow=True)
    header = response.headers["Content-Security-Policy"]
    directives = (directive.split() for directive in header.split(";") if directive.strip())
    return {name: sources for name, *sources in directives}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/administration/", "/finns-inte/"])
def test_the_policy_lets_in_no_inline_script_or_style(path):
    policy = policy_of(path)

    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["default-src"] in (["'none'"], ["'self'"])
    assert policy["frame-ancestors"] == ["'none'"]
