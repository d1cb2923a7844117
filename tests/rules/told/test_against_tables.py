"""Counts and statements of none in the prose against tables and last year (P-01…P-14, X-08, S-00, S-04)."""

from __future__ import annotations

import pytest

from tests.rules.told.judging import DRAFT, EMPTY, judged, rules

WRONG_AND_RIGHT = [
    ("P-01", "全年新收政府信息公开申请66件。", "全年新收政府信息公开申请60件。"),
    ("P-01", "全年共受理申请66件（含上年结转3件）。", "全年共受理申请63件（含上年结转3件）。"),
    ("P-02", "办结申请51件。", "办结申请61件。"),
    ("P-04", "收到申请60件，上年结转2件。", "收到申请60件，上年结转3件。"),
    ("P-04", "收到申请60件，结转下年度3件。", "收到申请60件，结转下年度2件。"),
    ("P-05", "全年未收到政府信息公开申请。", "全年未收到群众投诉。"),
    ("P-06", "办理申请61件，其中不予公开7件。", "办理申请61件，其中不予公开6件。"),
    ("P-06", "予以公开及部分公开24件。", "予以公开及部分公开25件。"),
    ("P-08", "全年未发生行政复议案件。", "全年未发生因工作失误引发的行政复议案件。"),
    ("P-09", "全年被申请行政复议12件。", "全年被申请行政复议15件。"),
    ("P-09", "行政诉讼2件。", "行政诉讼3件。"),
    ("P-12", "制发行政规范性文件4件。", "制发行政规范性文件3件。"),
    ("P-12", "公开行政规范性文件4件。", "公开行政规范性文件40件。"),
    ("P-13", "作出行政处罚决定98件。", "作出行政处罚决定88件。"),
    ("P-13", "行政事业性收费7863.54万元。", "行政事业性收费7863.5万元。"),
    ("P-14", "其中自然人申请56件。", "其中自然人申请55件。"),
    ("X-08", "收到申请60件，上年为46件。", "收到申请60件，上年为48件。"),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), WRONG_AND_RIGHT)
def test_it_fires_and_is_silent_on_the_nearest_correct_sentence(rule: str, wrong: str, right: str) -> None:
    assert rules(wrong) == [rule]
    assert rules(right) == []


def test_both_values_and_the_place_are_named() -> None:
    (finding,) = judged("全年新收政府信息公开申请66件。")
    assert finding.message == "正文“新收政府信息公开申请66件”与表三本年新收（总计）60件不一致，请核对。"
    assert (finding.expected, finding.actual, finding.difference) == (60, 66, 6)
    assert [span.part for span in finding.spans] == ["overview"]


@pytest.mark.parametrize(
    "text",
    [
        "县民政局受理政府信息公开申请6件。",
        "全市共收到政府信息公开申请8000件。",
        "其中，县政府本级收到政府信息公开申请20件。",
        "通过“双公示”平台公示行政处罚信息99条。",
        "政府网站发布信息30条。",
        "收到申请60件。重点领域收到申请6件，逐件会商。",
    ],
)
def test_what_may_be_meant_otherwise_only_warns(text: str) -> None:
    assert rules(text) == []
    (message,) = [one.message for one in judged(text) if one.severity == "warning"]
    assert "如口径不同请写明" in message


@pytest.mark.parametrize(
    "text",
    [
        "近三年共收到政府信息公开申请150件。",
        "五年来累计受理申请260件，办结258件。",
        "1—11月收到申请52件。",
        "上半年收到申请30件，下半年收到申请30件。",
        "平均每月收到申请5件。",
        "通过政务服务网收到申请50件。",
        "超期答复申请1件，补正后撤回申请2件。",
        "已审结行政复议13件，其中维持6件。",
        "办理因上一年度申请引发的行政复议1件。",
        "收到申请60件，比上年多12件。",
        "收到申请60件，统计口径与上年一致。",
        "不予公开的6件均涉及第三方权益。",
        "清理规范性文件60件，保留40件，废止2件。",
        "本年度依申请公开工作没有新的情况需要报告。",
        "全年未发生泄密事件，没有申请积压。",
        "未制定与上级不一致的行政规范性文件。",
        "县长信箱收到来信120件，全部办结。",
        "受理12345热线工单60000件，办结率100%。",
    ],
)
@pytest.mark.parametrize("part", ["overview", "problems", "matters"])
def test_true_sentences_raise_nothing(text: str, part: str) -> None:
    assert [one for one in judged(text, part=part) if one.severity != "hint"] == []


def test_the_period_of_the_report_is_no_part_of_the_year() -> None:
    assert rules("2024年1月1日至2024年12月31日，新收政府信息公开申请66件。") == ["P-01"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年收到申请12件，办结10件。本年度收到申请13件。", ["S-04"]),
        ("全区受理申请800件，区政府本级受理206件。", []),
        ("收到申请17件，予以公开13件；上年结转1件，予以公开1件。", []),
        ("收到申请20件，上年结转3件，办结20件，结转下年度2件。", ["S-00"]),
        ("收到申请20件，上年结转3件，办结21件，结转下年度2件。", []),
        ("共受理申请455件，其中4件来自上年结转，答复451件，结转下年度8件。", ["S-00"]),
        ("共受理申请459件，其中4件来自上年结转，答复451件，结转下年度8件。", []),
        ("公开信息139条，公众号累计发布956条。", []),
        ("新收申请106件，上年结转8件，网站受理20件，信函受理89件，现场受理5件。", []),
    ],
)
def test_the_prose_alone(text: str, found: list[str]) -> None:
    assert rules(text, base=EMPTY) == found


def test_posts_that_the_draft_states_are_compared_and_ask() -> None:
    text = "全年主动公开政府信息8891条。"
    assert rules(text) == []
    assert rules(text, "warning") == ["S-04"]
    assert rules(text, "warning", base=EMPTY) == []


def test_the_fee_against_its_own_figures() -> None:
    stated = DRAFT + "[figures.info_fee]\nnotices = 0\n"
    assert rules("发出收费通知3件。", base=stated, part="matters") == ["P-18"]
    assert rules("未发出收费通知。", base=stated, part="matters") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("未发出收费通知，实际收取300元。", ["P-18"]),
        ("发出收费通知1件，总金额200元，实际收取300元。", ["P-18"]),
        ("发出收费通知1件，总金额300元，实际收取300元。", []),
        ("未发出收费通知，未收取信息处理费。", []),
    ],
)
def test_the_fee_in_words_alone(text: str, found: list[str]) -> None:
    assert rules(text, base=EMPTY, part="matters") == found
