"""The result as data: the shape that other programs rely on, and every wrong cell of table 三 named."""

from __future__ import annotations

import json

import pytest

from engine.draft.model import Decision
from engine.form.keys import CELLS
from engine.rules.check import check
from engine.rules.result import document, file_result
from tests.interview.talk import COUNTY, talk
from tests.rules.drafts import draft_of


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


TOTAL = "applications.received.total"
TEXT = "全年新收政府信息公开申请66件，其中{applications.received.company}件为企业申请，网站浏览3万次，见第12号文件。"
PROFILE = '[profile]\norgan = "某某县人民政府"\nyear = 2024\n'
TOLD = f"""{PROFILE}
[figures.applications.received]
natural_person = 58
company = 2
research = 0
nonprofit = 0
legal_service = 0
other_org = 0
total = 60
[prose]
overview = "{TEXT}"
"""


def test_a_finding_says_where_what_instead_and_who_decided():
    draft = draft_of(TOLD)
    (plain,) = [f for f in _result(draft)["findings"] if f["rule"] == "P-01"]
    start = TEXT.index("新收")
    place = {"part": "overview", "start": start, "end": TEXT.index("，")}
    assert (plain["severity"], plain["cells"], plain["spans"]) == ("error", [TOTAL], [place])
    assert (plain["expected"], plain["actual"], plain["difference"]) == (60, 66, 6)
    assert plain["explanations"] == [
        {
            "changes": [{"key": TOTAL, "from": 66, "to": 60, "source": "prose", "span": place}],
            "cause": "错了一位数字",
        }
    ]
    assert plain["decision"] is None
    words = TEXT[start : TEXT.index("，")]
    by = Decision("P-01", {TOTAL: 60, "overview": words}, "keep", "口径不同", "张三", "2025-01-10")
    (kept,) = [f for f in _result(draft.with_decision(by))["findings"] if f["rule"] == "P-01"]
    assert kept["decision"] == {"action": "keep", "reason": "口径不同", "by": "张三", "at": "2025-01-10"}
    assert {**kept, "decision": None} == plain


def test_a_wrong_cell_has_no_place_in_the_prose():
    wrong = draft_of(TOLD.replace("natural_person = 58", "natural_person = 85").replace("66件", "60件"))
    (finding,) = [f for f in _result(wrong)["findings"] if f["rule"] == "T3-03"]
    assert finding["explanations"] == [
        {
            "changes": [
                {
                    "key": "applications.received.natural_person",
                    "from": 85,
                    "to": 58,
                    "source": "figures",
                    "span": None,
                }
            ],
            "cause": "两位数字颠倒",
        }
    ]


def test_numbers_of_the_prose_have_their_kind_and_state():
    result = _result(draft_of(TOLD))
    text = result["prose"]["overview"]
    assert text == TEXT.replace("{applications.received.company}", "2")
    told = {
        fact["text"]: (fact["key"], fact["kind"], fact["value"], fact["state"]) for fact in result["facts"]
    }
    by_number = {
        number: one for said, one in told.items() for number in ("66", "2件", "3万", "12") if number in said
    }
    assert by_number["66"] == (TOTAL, "count", 66, "contradicts")
    assert by_number["2件"] == ("applications.received.company", "count", 2, "linked")
    assert by_number["3万"][:3] == (None, "other", 30000)
    assert by_number["12"][:2] == (None, "other")
