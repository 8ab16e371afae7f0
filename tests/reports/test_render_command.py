"""manage.py render writes files, and says clearly what is wrong."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from activities.models import FollowUp
from tests.reports.factories import follow_up, object_plan

pytestmark = pytest.mark.django_db


def render(*args: str, output: Path, **options: str) -> str:
    out = StringIO()
    call_command("render", *args, output=str(output), stdout=out, **options)
    return out.getvalue()


def test_the_ending_of_the_file_decides_the_format(tmp_path: Path) -> None:
    object_plan()
    starts = {".pdf": b"%PDF-1.7", ".html": b"<!doctype html>", ".json": b"{"}
    for ending, start in starts.items():
        path = tmp_path / f"plan{ending}"
        assert str(path) in render("objektplan", "UKFA-2022", output=path)
        assert path.read_bytes().startswith(start)


def test_the_edition_of_a_namnd_is_written(tmp_path: Path) -> None:
    follow_up(rows=2)
    path = tmp_path / "bou.json"
    render("uppfoljning", "UF-2022", output=path, follow_up="2022-08-31", unit="bou")
    assert json.loads(path.read_text())["key"] == "UF-2022/2022-08-31/BOU"


@pytest.mark.parametrize(
    ("args", "options", "message"),
    [
        (["objektplan", "X"], {}, "Objektplanen ”X” finns inte. Det som finns: UKFA-2022."),
        (["uppfoljning", "X"], {}, "Verksamhetsplanen ”X” finns inte. Det som finns: UF-2022."),
        (["uppfoljning", "UF-2022"], {}, "Ange --follow-up. Det som finns: 2022-08-31."),
        (
            ["uppfoljning", "UF-2022"],
            {"follow_up": "igår"},
            "”igår” är inget datum. Skriv till exempel 2022-08-31.",
        ),
        (
            ["uppfoljning", "UF-2022"],
            {"follow_up": "2021-08-31"},
            "Uppföljningen ”2021-08-31” finns inte. Det som finns: 2022-08-31.",
        ),
        (
            ["uppfoljning", "UF-2022"],
            {"follow_up": "2022-08-31", "unit": "KOF"},
            "Nämnden ”KOF” finns inte. Det som finns: BIN, BOU.",
        ),
        (["objektplan", "UKFA-2022"], {"unit": "BOU"}, "--follow-up och --unit hör till"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    args: list[str], options: dict[str, str], message: str, tmp_path: Path
) -> None:
    object_plan()
    follow_up(rows=1)
    path = tmp_path / "ut.json"
    with pytest.raises(CommandError, match=message.split(".", maxsplit=1)[0]) as error:
        render(*args, output=path, **options)
    assert str(error.value).startswith(message)
    assert not path.exists()


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ska sluta på"):
        render("objektplan", "UKFA-2022", output=tmp_path / "plan.docx")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    object_plan()
    with pytest.raises(CommandError, match="kan inte skrivas"):
        render("objektplan", "UKFA-2022", output=tmp_path / "saknas" / "plan.json")


def test_only_the_named_follow_up_is_written(tmp_path: Path) -> None:
    first = follow_up(rows=1)
    FollowUp.objects.create(plan=first.plan, cut_off=date(2022, 12, 31))
    path = tmp_path / "ut.json"
    render("uppfoljning", "UF-2022", output=path, follow_up="2022-12-31")
    assert json.loads(path.read_text())["cut_off"] == "2022-12-31"
