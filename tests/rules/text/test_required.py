"""Required statements (M), each rule firing and silent on the nearest correct case."""

from __future__ import annotations

from datetime import date

import pytest

from engine.draft import new_draft
from engine.form.edition_2021 import FORM
from engine.rules.deadline import deadline
from tests.rules.text.sound import MATTERS, OVERVIEW, PREAMBLE, PROBLEMS, PROSE, sound

HEADINGS = [section.heading for section in FORM.sections]
TWO = "（一）存在的主要问题\n一是甲事有3处没有做到；二是乙事慢了5天。\n（二）改进措施\n"

ANNEXED = PREAMBLE.replace("六个部分", "六个部分以及统计附表")

CASES = [
    ("M-01", {"prose": sound(matters=" \n")}, {"prose": PROSE}),
    ("M-01", {"profile": {"year": None}, "prose": PROSE}, {"prose": PROSE}),
    (
        "M-01",
        {"read": {"headings": HEADINGS[:1] + HEADINGS[4:]}, "prose": PROSE},
        {"read": {"headings": HEADINGS}, "prose": PROSE},
    ),
    (
        "M-01",
        {"read": {"headings": [HEADINGS[0], HEADINGS[2], HEADINGS[1], *HEADINGS[3:]]}, "prose": PROSE},
        {"read": {"headings": HEADINGS}, "prose": PROSE},
    ),
    (
        "M-02",
        {"prose": sound(overview=OVERVIEW.replace("监督保障", "其他").replace("监督", ""))},
        {"prose": PROSE},
    ),
    ("M-02", {"prose": {"overview.opening": "开头。", "overview.proactive": "公开3条。"}}, {"prose": PROSE}),
    (
        "M-02",
        {
            "prose": {
                "overview": OVERVIEW.replace("（五）监督保障", "（五）平台建设").replace(
                    "（四）政府信息公开平台建设", "（四）监督保障"
                )
            }
        },
        {"prose": PROSE},
    ),
    (
        "M-03",
        {"prose": sound(overview=OVERVIEW.replace("评议", "走访").replace("满意度", "好评"))},
        {"prose": PROSE},
    ),
    ("M-04", {"prose": sound(preamble="")}, {"prose": PROSE}),
    ("M-04", {"prose": sound(preamble=PREAMBLE.replace("电话：0100-5550123", ""))}, {"prose": PROSE}),
    (
        "M-04",
        {"prose": sound(preamble=PREAMBLE.replace("1月1日", "一季度").replace("统计期限", "口径"))},
        {"prose": PROSE},
    ),
    ("M-05", {"prose": sound(problems="无。")}, {"prose": PROSE}),
    (
        "M-06",
        {"prose": sound(problems=TWO + "一是改甲。")},
        {"prose": sound(problems=TWO + "一是改甲；二是改乙。")},
    ),
    (
        "M-07",
        {"prose": sound(problems="一是甲事有3处没有做到，群众反映强烈；二是乙事慢了5天，流转环节太多。")},
        {"prose": PROSE},
    ),
    ("M-08", {"prose": sound(matters="承办人大代表建议5件，已公开办理结果。")}, {"prose": PROSE}),
    (
        "M-09",
        {"profile": {"local_items": ["innovation"]}, "prose": PROSE},
        {"profile": {"local_items": ["proposals"]}, "prose": PROSE},
    ),
    (
        "M-10",
        {"profile": {"local_items": ["signature"]}},
        {"profile": {"local_items": ["signature"], "signature": "区教体局", "date": "2025-01-20"}},
    ),
    ("M-10", {"profile": {"date": "2025-01-20"}}, {}),
    (
        "M-11",
        {"prose": sound(preamble=PREAMBLE.replace("政府信息公开行政复议和行政诉讼情况、", ""))},
        {"prose": PROSE},
    ),
    ("M-11", {"prose": sound(preamble=PREAMBLE.replace("六个部分", "七个部分"))}, {"prose": PROSE}),
    (
        "M-12",
        {"prose": sound(preamble=ANNEXED)},
        {"prose": PROSE},
    ),
    (
        "M-12",
        {"prose": sound(preamble=ANNEXED), "profile": {"annex": False}},
        {"prose": sound(preamble=ANNEXED), "profile": {"annex": True}},
    ),
    (
        "M-12",
        {"prose": sound(preamble=ANNEXED)},
        {"prose": sound(preamble=ANNEXED, disclosure="本部分数据见附表1。")},
    ),
    ("P-17", {"prose": sound(matters="无。")}, {"prose": PROSE}),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES)
def test_required_statements(said, rule, wrong, right):
    assert said(rule, **wrong)
    assert said(rule, **right) == []


def test_what_is_missing_from_one_part_is_one_finding(said):
    found = said("M-04", prose=sound(preamble="本报告由办公室编制。"))
    assert [finding.severity for finding in found] == ["error", "warning"]
    assert "编制依据" in found[0].message
    assert "统计期限" in found[0].message


@pytest.mark.parametrize(("kind", "severity"), [("county", "error"), ("department", "hint"), (None, "hint")])
def test_a_government_owes_the_results_of_its_judges(said, kind, severity):
    prose = sound(overview=OVERVIEW.replace("全年没有责任追究的情形", "全年平稳"))
    (found,) = said("M-03", profile={"kind": kind}, prose=prose)
    assert (found.severity, "追究" in found.message) == (severity, True)


def test_of_an_excerpt_nothing_is_missing(everything):
    excerpt = {"overview": "（一）主动公开。全年公开政府信息318条，发布政策解读9篇。"}
    assert everything(read={"complete": False}, prose=excerpt) == []


def test_the_long_forms_of_headings_are_accepted(everything):
    long = [
        *HEADINGS[:3],
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        HEADINGS[5],
    ]
    assert everything(read={"headings": long}, prose=PROSE) == []


@pytest.mark.parametrize(
    ("kind", "local", "today", "state"),
    [
        ("department", None, date(2025, 1, 31), "soon"),
        ("department", None, date(2025, 2, 1), "late"),
        ("county", None, date(2025, 2, 1), "open"),
        ("zone", None, date(2025, 2, 1), "unknown"),
        ("zone", "2025年1月20日前", date(2025, 1, 21), "late"),
        ("department", "1月20日", date(2025, 1, 14), "soon"),
        ("department", "2月31日", date(2025, 1, 1), "open"),
    ],
)
def test_the_deadline_with_a_clock(kind, local, today, state):
    due = deadline(new_draft("甲局", kind, 2024).with_profile(deadline=local), today)
    assert due is not None
    assert due.state == state
    assert ("期限" in due.message) is True


def test_no_deadline_without_year_or_kind():
    assert deadline(new_draft("甲局", "department"), date(2025, 1, 1)) is None
    assert deadline(new_draft("甲局", None, 2024), date(2025, 1, 1)) is None


def test_progress_on_last_years_problems_is_no_measure(said):
    assert said("M-06", prose={"problems": PROBLEMS, "matters": MATTERS}) == []
