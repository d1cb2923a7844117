"""Shares and growth (P-07, S-08, X-05, X-06, X-08)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.rules.told_ratios import WHOLE_PERCENT, Step, fits
from tests.rules.told.judging import DRAFT, EMPTY, judged, rules

TENTH = Step(Decimal("0.1"), cut=True)


@pytest.mark.parametrize(
    ("value", "exact", "step", "good"),
    [
        (6, Decimal("5.73"), WHOLE_PERCENT, True),
        (5, Decimal("5.73"), WHOLE_PERCENT, False),
        (5, Decimal("5.5"), WHOLE_PERCENT, True),
        (57, Decimal("57.3"), Step(Decimal("0.1"), cut=False), False),
        (Decimal("5.7"), Decimal("5.73"), TENTH, True),
        (Decimal("5.7"), Decimal("5.79"), TENTH, True),
        (Decimal("5.7"), Decimal("5.81"), TENTH, False),
        (Decimal("-12.3"), Decimal("-12.39"), TENTH, True),
        (Decimal("-12.3"), Decimal("12.39"), TENTH, False),
    ],
)
def test_rounded_or_cut_off(value: int, exact: Decimal, step: Step, good: bool) -> None:
    assert fits(value, exact, step) is good  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("X-05", "收到申请60件，较上年增长26%。", "收到申请60件，较上年增长25%。"),
        ("X-05", "收到申请60件，较上年下降25%。", "收到申请60件，是上年的1.25倍。"),
        ("X-05", "收到申请60件，较上年翻一番。", "收到申请60件，较上年增长25.0%。"),
        ("X-05", "收到申请60件，与上年持平。", "行政复议15件，与上年持平。"),
        ("X-05", "办结申请61件，增长35%。", "办结申请61件，增长35.5%。"),
        ("P-07", "答复61件，予以公开20件，占35%。", "答复61件，予以公开20件，占32.8%。"),
        ("P-07", "自然人申请55件，占92.7%。", "自然人申请55件，占91.6%。"),
        ("S-08", "答复61件，予以公开20件，占132%。", "答复61件，予以公开20件，占33%。"),
    ],
)
def test_it_fires_and_is_silent_on_the_nearest_correct_sentence(rule: str, wrong: str, right: str) -> None:
    assert rules(wrong) == [rule]
    assert rules(right) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请60件，上年4件，增长1500%。", ["X-05"]),
        ("收到申请60件，上年4件，增长1400%。", []),
        ("申请量由上年的4件增至60件，增长14倍。", []),
        ("2023年收到申请4件，2024年收到申请60件，增长14倍。", []),
        ("收到申请43件，上年17件，增长1.5倍。", []),
        ("收到申请34件，上年17件，翻一番。", []),
        ("收到申请51件，上年17件，较上年翻两番。", ["X-05"]),
        ("收到申请68件，上年17件，较上年翻两番。", []),
        ("收到申请12件，上年0件，增长100%。", ["X-06"]),
        ("收到申请0件，上年0件，与上年持平。", []),
    ],
)
def test_both_years_in_the_text(text: str, found: list[str]) -> None:
    assert rules(text, base=EMPTY) == found


def test_so_many_times_for_so_many_times_more_is_asked() -> None:
    assert rules("收到申请60件，上年20件，增长3倍。", "warning", base=EMPTY) == ["X-05"]


def test_nearly_the_same_is_the_same() -> None:
    near = DRAFT.replace("received = { total = 48 }", "received = { total = 59 }")
    assert rules("收到申请60件，与上年基本持平。", base=near) == []
    assert rules("收到申请60件，与上年持平。", base=near) == []
    assert "X-05" in rules("收到申请60件，与上年持平。", "warning", base=near)


def test_growth_of_another_figure_of_the_sentence() -> None:
    assert rules("收到申请60件，办结61件，较上年增长25%。") == []


def test_growth_without_last_year_is_one_hint() -> None:
    text = "收到申请60件，较上年增长25%。行政复议15件，较上年下降10%。办结申请61件，较上年增长9%。"
    findings = [one for one in judged(text, base=EMPTY) if one.rule == "X-08"]
    assert [(one.severity, len(one.spans)) for one in findings] == [("hint", 3)]


def test_a_share_in_whole_percent_is_rounded_not_cut() -> None:
    text = "发布政府信息349条，主要包括行政执法公示20条，占比{}%。"
    assert rules(text.format(5), base=EMPTY) == ["P-07"]
    assert rules(text.format(6), base=EMPTY) == []
    assert rules(text.format("5.7"), base=EMPTY) == []


def test_hedged_ratios_are_not_judged() -> None:
    assert rules("答复61件，予以公开20件，约占35%。收到申请60件，增长近三成。") == []
