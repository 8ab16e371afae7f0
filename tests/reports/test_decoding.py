"""Content back from stored JSON."""

import json
from typing import Any

import pytest

from reports.content.decoding import UnreadableContentError, from_json
from reports.content.encoding import to_json
from reports.content.follow_up import build_follow_up
from reports.content.object_plan import build_object_plan
from tests.reports import factories, specimens


def told(**changes: Any) -> str:
    return json.dumps(json.loads(to_json(specimens.object_plan())) | changes)


@pytest.mark.parametrize("content", [specimens.object_plan(), specimens.follow_up()])
def test_what_was_stored_comes_back_the_same(content) -> None:
    assert from_json(to_json(content)) == content


@pytest.mark.django_db
def test_documents_built_from_the_database_come_back_the_same() -> None:
    plan = build_object_plan(factories.object_plan(rows=3))
    follow_up = build_follow_up(factories.follow_up(rows=3), None)
    assert from_json(to_json(plan)) == plan
    assert from_json(to_json(follow_up)) == follow_up


def test_the_demo_documents_come_back_the_same(demo) -> None:
    for content in demo.all().values():
        assert from_json(to_json(content)) == content


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "inte JSON"),
        ("[" * 100_000, "inte JSON"),
        ("[]", "inget dokument"),
        (told(kind="skrivelse"), "skrivelse"),
        (told(kind=None), "okända"),
        (told(schema=2), "schema 2, som är nyare"),
        (told(schema=0), "schema 0, som är äldre"),
        (told(schema=-1), "saknar schemats nummer"),
        (told(schema="1"), "saknar schemats nummer"),
        (told(unknown="x"), "fel form"),
        (told(goals=None), "fel form"),
        (told(year=2022), "fel form"),
        (told(facts="ja"), "fel form"),
        (told(budget={}), "fel form"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, message: str) -> None:
    with pytest.raises(UnreadableContentError, match=message):
        from_json(text)
