"""Content as JSON."""

import json

from reports.content.encoding import to_json
from tests.reports import specimens


def test_the_json_tells_its_kind_and_schema() -> None:
    data = json.loads(to_json(specimens.object_plan()))
    assert (data["kind"], data["schema"], data["key"]) == ("objektplan", 1, "UKFA-2022")
    assert json.loads(to_json(specimens.follow_up()))["kind"] == "uppfoljning"


def test_equal_content_gives_equal_json() -> None:
    assert to_json(specimens.follow_up()) == to_json(specimens.follow_up())


def test_amounts_are_kept_exactly_and_as_shown() -> None:
    data = json.loads(to_json(specimens.object_plan()))
    assert data["budget"]["summary"]["total"]["total"] == {
        "exact": "1234.50",
        "label": "1\u00a0234,50",
    }


def test_every_node_has_a_key_and_no_database_id() -> None:
    def keys(node: object) -> list[str]:
        if isinstance(node, dict):
            assert "id" not in node
            assert "pk" not in node
            return [name for value in node.values() for name in keys(value)] + (
                [node["key"]] if "key" in node else []
            )
        if isinstance(node, list):
            return [name for value in node for name in keys(value)]
        return []

    found = keys(json.loads(to_json(specimens.object_plan())))
    assert all(found)
