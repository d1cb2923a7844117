"""The sum beside the government's own figures, and the result as plain data."""

from __future__ import annotations

import json

from engine.rollup import merge
from engine.rollup.against import Gap, against
from engine.rollup.result import document
from tests.rollup.units import applications, draft, unit

LICENSING = "disclosure.licensing"


def test_only_what_differs() -> None:
    rollup = merge([unit("甲局", applications(3)), unit("乙局", {LICENSING: None})])
    own = draft("某县人民政府", applications(3) | {LICENSING: 8, "disclosure.penalties": 2})
    assert against(rollup, own) == (Gap(LICENSING, None, 8), Gap("disclosure.penalties", 0, 2))
    assert [gap.difference for gap in against(rollup, own)] == [None, 2]


def test_what_follows_is_compared_too() -> None:
    own = draft("某县人民政府", applications(3) | {"applications.received.total": None})
    assert against(merge([unit("甲局", applications(3))]), own) == ()


def test_the_document() -> None:
    rollup = merge([unit("甲局", applications(3)), unit("乙局", {LICENSING: None})], listed=["丙局"])
    gaps = against(rollup, draft("某县人民政府"))
    told = document(rollup, output="a.toml", unread=[("x.toml", "坏了")], compared=("own.toml", gaps))
    told = json.loads(json.dumps(told))
    received = told["cells"]["applications.received.total"]
    assert received == {
        "value": 3,
        "known": 3,
        "contributions": [{"unit": 1, "organ": "甲局", "file": "甲局.toml", "value": 3}],
        "blank": [],
    }
    assert told["cells"][LICENSING]["value"] is None
    assert told["cells"][LICENSING]["blank"] == [2]
    assert len(told["cells"]) == 200
    assert told["units"][0]["counted"] is True
    assert {issue["kind"] for issue in told["issues"]} == {"missing", "unlisted", "blank"}
    assert told["against"]["differences"][0]["key"] == LICENSING
    assert told["summary"]["unread"] == 1
    assert told["summary"]["errors"] == 2
