"""The result as data: the shape that other programs rely on, and every wrong cell of table 三 named."""

from __future__ import annotations

import json

import pytest

from engine.form.keys import CELLS
from engine.rules.check import check
from engine.rules.result import document, file_result
from tests.interview.talk import COUNTY, talk


@pytest.fixture(scope="module")
def county():
    """A finished draft with every cell of table 三 stated."""
    draft = talk(COUNTY)
    view = check(draft).view
    return draft.with_figures({cell: view.value(cell) for cell in CELLS})


def _result(draft) -> dict:
    return json.loads(json.dumps(file_result("草稿.toml", check(draft)), ensure_ascii=False))


def test_the_shape(county):
    result = _result(county)
    assert list(result) == [
        "path", "organ", "year", "edition", "cells", "derived", "prose", "facts", "findings", "unplaced",
    ]  # fmt: skip
    assert list(result["cells"]) == list(CELLS)
    assert (result["path"], result["organ"], result["year"]) == ("草稿.toml", "平安县人民政府", 2024)
    assert result["cells"]["disclosure.fees"] == 5230.75
    assert result["derived"] == {}
    for fact in result["facts"]:
        assert set(fact) >= {
            "part", "start", "end", "text", "key", "kind", "value", "unit", "parts", "whole", "state",
        }  # fmt: skip
        assert result["prose"][fact["part"]][fact["start"] : fact["end"]] == fact["text"]
    assert any(fact["state"] == "linked" for fact in result["facts"])
    for finding in result["findings"]:
        assert list(finding) == [
            "rule", "severity", "message", "cells", "spans", "expected", "actual", "difference", "explanations",
            "decision",
        ]  # fmt: skip


def test_blanks_are_null_and_what_follows_says_why(county):
    figures = {
        "applications.received.total": None,
        "applications.granted.company": None,
        "disclosure.licensing": None,
    }
    result = _result(county.with_figures(figures))
    assert [result["cells"][key] for key in figures] == [None, None, None]
    assert result["derived"]["applications.received.total"]["value"] == 250
    assert result["derived"]["applications.granted.company"]["value"] == 15
    assert all(entry["because"] for entry in result["derived"].values())
    assert "disclosure.licensing" not in result["derived"]


def test_the_document_counts_what_has_no_decision(county):
    wrong = county.with_figures({"applications.received.total": 251})
    files = [
        file_result("a", check(county)),
        file_result("b", check(wrong)),
        {"path": "c", "error": "读不了"},
    ]
    whole = document(files)
    assert (whole["schema"], len(whole["files"])) == (1, 3)
    errors = sum(f["severity"] == "error" for file in files[:2] for f in file["findings"])
    assert whole["summary"]["errors"] == errors > 0


def _slip(value: int, kind: str) -> int:
    digits = str(value)
    wrong = {
        "one more": value + 1,
        "ten times": value * 10 if value else 7,
        "doubled": value * 2 if value else 3,
        "swapped": int(digits[::-1]) if digits != digits[::-1] else value + 9,
        "lost": 0 if value else 1,
        "large": value + 4321,
    }
    return wrong[kind]


@pytest.mark.parametrize("kind", ["one more", "ten times", "doubled", "swapped", "lost", "large"])
def test_any_wrong_cell_of_table_three_is_named_with_its_right_value(county, kind):
    for cell in CELLS:
        if not cell.startswith("applications."):
            continue
        right = county.figures[cell]
        wrong = county.with_figures({cell: _slip(int(right), kind)})
        changes = [
            explanation["changes"]
            for finding in _result(wrong)["findings"]
            if finding["rule"].startswith(("T3", "X-01", "S-05"))
            for explanation in finding["explanations"][:1]
        ]
        assert changes, (cell, kind)
        for change in changes:
            assert [(c["key"], c["from"], c["to"]) for c in change] == [
                (cell, _slip(int(right), kind), right)
            ], (cell, kind, change)
            assert change[0]["source"] == "figures"
