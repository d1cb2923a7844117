"""Statements of all against the tables and against the sentence itself (P-03, P-10, P-14)."""

from __future__ import annotations

import pytest

from tests.rules.told.judging import DRAFT, EMPTY, rules

DONE = (
    DRAFT.replace("carried_out = { total = 2 }", "carried_out = { total = 0 }", 1)
    .replace("handled = { total = 61 }", "handled = { total = 63 }")
    .replace("other = { total = 6 }", "other = { total = 8 }")
)


@pytest.mark.parametrize("part", ["overview", "problems", "matters"])
@pytest.mark.parametrize("text", ["全部申请均已办结。", "做到便民利企。所有政府信息公开申请均已按时办结。"])
def test_all_done_wherever_it_stands(part: str, text: str) -> None:
    assert rules(text, part=part) == ["P-03"]
    assert rules(text, part=part, base=DONE) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请60件，上年结转3件，均已办结。",
        "收到申请60件，全部办结。",
        "收到政府信息公开申请60件，办结率100%。",
    ],
)
def test_all_done_behind_a_number(text: str) -> None:
    assert rules(text) == ["P-03"]
    assert rules(text, base=DONE) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请60件，结转下年度2件，其余均已办结。",
        "除2件结转下年度外，其余均已办结。",
        "办结61件，均在法定期限内答复。",
        "到期申请均已按时答复，按时办结率100%。",
        "上年结转的3件均已办结。",
        "下一步，确保政府信息公开申请全部按时办结。",
        "收到申请60件，均依法依规予以答复。",
        "收到申请60件，全部登记在册。",
    ],
)
def test_of_some_or_as_a_wish_is_no_error(text: str) -> None:
    assert rules(text) == []


def test_against_the_same_sentence() -> None:
    text = "新收申请191件，均已按时办结，{}4件结转下年度继续办理。"
    assert rules(text.format("剩余"), base=EMPTY) == ["P-03"]
    assert rules(text.format("另有上年"), base=EMPTY) == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("P-10", "行政复议15件，均获维持。", "行政诉讼3件，均获维持。"),
        ("P-14", "收到申请60件，均为自然人。", "收到申请60件，多为自然人。"),
    ],
)
def test_results_and_applicants(rule: str, wrong: str, right: str) -> None:
    assert rules(wrong) == [rule]
    assert rules(right) == []
