"""What was stored under an older schema is read as it was meant, and is left as it was stored.

``samples`` holds a document of each kind from each schema, as it was stored then. A sample is never
changed; a new schema gets samples of its own (``to_json`` of the specimens).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from objects.models import ObjectPlan, PlanVersion
from reports.content.decoding import KINDS, UnreadableContentError, data_of, from_json
from reports.content.encoding import to_json
from reports.content.object_plan import build_object_plan
from reports.content.parts import SCHEMA
from reports.content.upgrades import UPGRADES
from reports.models import Publication
from reports.publishing.essence import digest
from reports.publishing.publishing import Wish, publish
from reports.publishing.subjects import PlanSubject
from reports.publishing.verifying import differences
from tests.build import make_user
from tests.publishing import approve, decide, make_publication, make_request
from tests.reports.review.ground import sound_plan

SAMPLES = Path(__file__).parent / "samples"
SCHEMAS = range(1, SCHEMA + 1)
Stage = PlanVersion.Stage


def keeps(read: Any, stored: Any) -> bool:
    """Tell whether all that was stored is read as it was, and what came later is empty."""
    if isinstance(stored, dict):
        same = all(keeps(read[name], value) for name, value in stored.items())
        return same and not any(read[name] for name in read.keys() - stored.keys())
    if isinstance(stored, list):
        return len(read) == len(stored) and all(map(keeps, read, stored))
    return bool(read == stored)


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_that_there_has_been_is_read(kind: str, schema: int) -> None:
    text = (SAMPLES / f"{kind}-{schema}.json").read_text()
    assert json.loads(text)["schema"] == schema
    content = from_json(text)
    assert keeps(json.loads(to_json(content)), data_of(text))


def test_every_schema_but_the_latest_has_the_function_that_takes_it_on() -> None:
    assert sorted(UPGRADES) == list(SCHEMAS)[:-1]


def with_components(data: dict[str, Any]) -> dict[str, Any]:
    """What an upgrade looks like: the documents of schema 0 knew of no components."""
    if data["kind"] != "objektplan":
        return data
    empty = {"key": "komponenter", "title": "Komponenter", "rows": []}
    return {**data, "components": empty}


def older(text: str) -> str:
    """The same document as it would have been stored under schema 0."""
    data = json.loads(text)
    del data["components"]
    return json.dumps(data | {"schema": 0}, ensure_ascii=False)


@pytest.fixture
def from_schema_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UPGRADES, 0, with_components)


@pytest.fixture
def plan(db: None) -> ObjectPlan:
    return sound_plan()


@pytest.fixture
def stored(plan: ObjectPlan, from_schema_0: None) -> Publication:
    text = older(to_json(build_object_plan(plan)))
    stamp = {"content": text, "content_sha256": digest(text), "schema": 0}
    return make_publication(plan, "0.9", stage=Stage.FINAL, **stamp)


def test_what_no_function_takes_on_is_not_guessed_at() -> None:
    text = older((SAMPLES / "objektplan-1.json").read_text())
    with pytest.raises(UnreadableContentError, match="schema 0, som är äldre än schema 1"):
        from_json(text)


def test_what_is_damaged_beyond_its_function_says_so(from_schema_0: None) -> None:
    UPGRADES[0] = lambda data: {**data, "title": data["finns inte"]}
    with pytest.raises(UnreadableContentError, match="skadat"):
        from_json(older((SAMPLES / "objektplan-1.json").read_text()))


def test_an_old_version_is_shown_compared_and_handed_out_and_stays_as_it_was_stored(
    plan: ObjectPlan, stored: Publication
) -> None:
    plan.sections.filter(kind="purpose").update(body="<p>Ett nytt syfte.</p>")
    client = Client()
    client.force_login(make_user(is_superuser=True))
    sides = {"fran": stored.path, "till": "objektplan/ukfa/2022/arbetskopia"}

    assert stored.html in client.get(stored.address).text
    assert "1 avsnitt ändrat." in client.get("/dokument/jamfor/", sides).text
    assert client.get(f"{stored.address.rstrip('/')}.xlsx").status_code == 200
    assert client.get(f"{stored.address.rstrip('/')}.json").text == stored.content
    assert "kronor i budget" in client.get("/lasrum/").text
    assert list(differences()) == []
    kept = Publication.objects.get()
    assert (kept.content, kept.schema) == (stored.content, 0)


def test_what_was_decided_under_an_older_schema_is_issued_unchanged_under_this(
    plan: ObjectPlan, stored: Publication
) -> None:
    decide(stored, plan.object.units.get())

    assert publish(Wish(PlanSubject(plan), Stage.DECIDED, "1.0"), user=None).schema == SCHEMA


def test_what_was_approved_under_an_older_schema_is_still_approved_and_shown(
    plan: ObjectPlan, from_schema_0: None
) -> None:
    text = older(to_json(build_object_plan(plan)))
    approve(plan, content=text, essence_sha256="0" * 64)
    client = Client()
    client.force_login(make_user(is_superuser=True))

    shown = client.get("/objektplaner/UKFA-2022/versioner/forslag/").text
    assert "som det var när godkännande begärdes." in shown
    assert "Arbetskopian har ändrats sedan dess." not in shown
    made = publish(Wish(PlanSubject(plan), Stage.PRELIMINARY, "0.8"), user=None)
    assert made.label == "0.8"
    assert make_request(plan, "0.9").content != text
