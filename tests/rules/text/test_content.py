"""Content, figures beside words, the organ, last year (C, O, P, S, T, X)."""

from __future__ import annotations

import pytest

from engine.form import CELLS
from engine.prose.repetition import repetition
from tests.rules.text.sound import MATTERS, OVERVIEW, PROBLEMS, PROSE, sound

VAGUE = (
    "（一）存在的主要问题\n一是公开质效有待提高；二是平台建设有待完善。\n（二）改进措施\n一是提高；二是完善。"
)
REVIEW = {
    "disputes.review.upheld": 6,
    "disputes.review.corrected": 9,
    "disputes.review.other": 0,
    "disputes.review.pending": 0,
}
PRAISED = sound(
    overview=OVERVIEW + "\n依申请公开办理优质高效。",
    problems="存在的问题：一是图解只有2篇。下一步，一是多做图解。",
)


def told(text: str) -> dict[str, object]:
    return {"prose": {"overview": text}}


def figures(**more: object) -> dict[str, object]:
    return {"figures": more}


def cells(
    values: dict[str, object], last: dict[str, object] | None = None, **more: object
) -> dict[str, object]:
    return {"figures": values, "last": last or {}, **more}


LONG = "全局围绕农业产业和乡村旅游开展招商引资，引进企业二十家，新建厂房三万平方米，修建道路十公里，完成造林三千亩，实现产值大幅度增长，带动就业一千人，获得上级表彰多次，成绩显著，来年再接再厉。"

CASES = [
    ("C-01", {"prose": sound(problems=VAGUE)}, {"prose": PROSE}),
    (
        "C-02",
        {"prose": {"overview": "（一）主动公开。公开信息318条。\n（二）依申请公开。未收到申请。"}},
        {"prose": PROSE},
    ),
    (
        "C-03",
        told("我局高度重视公开工作，" + "加强领导，完善制度，强化监督，" * 8 + "成效明显。"),
        {"prose": PROSE},
    ),
    (
        "C-05",
        {"profile": {"key_areas": ["招生入学", "征地"]}, "prose": PROSE},
        {"profile": {"key_areas": ["招生入学"]}, "prose": PROSE},
    ),
    (
        "C-06",
        cells({"applications.received.total": 60}, {"applications.received.total": 4}, prose=PROSE),
        cells(
            {"applications.received.total": 60},
            {"applications.received.total": 4},
            prose=sound(overview=OVERVIEW + "申请增多，主要原因是招生政策调整。"),
        ),
    ),
    ("C-07", {"profile": {"published": "2025-01-20"}}, {"profile": {"published": ""}}),
    ("C-08", told(LONG), told(LONG + "有关信息都在网站公开。")),
    ("C-08", told("公开信息工作。" * 600), told("公开信息工作。" * 100)),
    (
        "O-04",
        {"profile": {"organ": "临江市市场监督管理局"}, **cells({"disclosure.penalties": 0})},
        {"profile": {"organ": "临江市统计局"}, **cells({"disclosure.penalties": 0})},
    ),
    (
        "O-05",
        cells({"disclosure.compulsion": 40, "disclosure.penalties": 9}),
        cells({"disclosure.compulsion": 9, "disclosure.penalties": 4}),
    ),
    (
        "O-06",
        cells({"disputes.litigation_direct.total": 2, "applications.denied.total": 3}),
        cells({"disputes.litigation_direct.total": 2, "applications.denied.total": 0}),
    ),
    (
        "O-07",
        cells(
            {**REVIEW, "disputes.litigation_after_review.total": 40},
            {"disputes.review.upheld": 1, "disputes.review.corrected": 0, "disputes.review.other": 0},
        ),
        cells(
            {**REVIEW, "disputes.litigation_after_review.total": 16},
            {"disputes.review.upheld": 1, "disputes.review.corrected": 0, "disputes.review.other": 0},
        ),
    ),
    (
        "O-08",
        {"profile": {"kind": "county"}, **cells({"disputes.litigation.total": 3})},
        {"profile": {"kind": "town"}, **cells({"disputes.litigation.total": 3})},
    ),
    (
        "O-09",
        cells(
            {"disputes.review.total": 30, "applications.handled.total": 10}, {"applications.handled.total": 9}
        ),
        cells(
            {"disputes.review.total": 19, "applications.handled.total": 10}, {"applications.handled.total": 9}
        ),
    ),
    (
        "O-10",
        {"profile": {"kind": "town"}, **cells({"disclosure.normative_documents.made": 1})},
        {"profile": {"kind": "county"}, **cells({"disclosure.normative_documents.made": 1})},
    ),
    ("O-11", told("我局受理申请3件。全区共受理申请30件。"), told("我局受理申请3件，全区教育系统开展培训。")),
    (
        "O-11",
        {"profile": {"scope": "organ"}, **told("全区共收到政府信息公开申请30件。")},
        {"profile": {"scope": "region"}, **told("全区共收到政府信息公开申请30件。")},
    ),
    (
        "O-11",
        {
            "profile": {"organ": "青云县白石镇人民政府", "kind": "town"},
            **told("全县共收到政府信息公开申请30件。"),
        },
        {
            "profile": {"organ": "青云县白石镇人民政府", "kind": "town"},
            **told("全镇共收到政府信息公开申请30件。"),
        },
    ),
    (
        "P-11",
        cells(REVIEW, prose=PRAISED),
        cells(REVIEW, prose=sound(overview=PRAISED["overview"], problems=PROBLEMS + "复议纠正较多。")),
    ),
    (
        "P-15",
        cells({"applications.other.fee_overdue.total": 2}, prose={"matters": "2024年未发出收费通知。"}),
        cells(
            {"applications.other.fee_overdue.total": 2},
            prose={"matters": "发出收费通知3件，总金额400元，未收取信息处理费。"},
        ),
    ),
    (
        "P-19",
        cells({"applications.handled.total": 20, "applications.denied.third_party_rights.total": 10}),
        cells({"applications.handled.total": 20, "applications.denied.third_party_rights.total": 9}),
    ),
    (
        "P-20",
        cells({"applications.received.total": 60, "info_fee.notices": 0}, {"applications.received.total": 6}),
        cells({"applications.received.total": 59, "info_fee.notices": 0}, {"applications.received.total": 6}),
    ),
    ("S-06", told("公开信息300余条。"), told("公开信息300条，访问7.4万余次，近三年平稳。")),
    (
        "S-07",
        told("收到政府信息公开申请8件。办结政府信息公开申请5份。"),
        told("收到政府信息公开申请8件。收到来信5封。"),
    ),
    ("S-07", told("主动公开政府信息82，其他2条。"), told("主动公开政府信息82条，依据文件2024，其他2条。")),
    (
        "T-03",
        {"profile": {"kind": "zone"}, **cells({"disclosure.fees": 7_860_123})},
        {"profile": {"kind": "city"}, **cells({"disclosure.fees": 128_601})},
    ),
    ("T-03", cells({"disclosure.fees": 20000}), cells({"disclosure.fees": 786})),
    (
        "T-03",
        cells({"disclosure.fees": 800}, {"disclosure.fees": 30}),
        cells({"disclosure.fees": 800}, {"disclosure.fees": 40}),
    ),
    (
        "X-09",
        {"prose": PROSE, "last_prose": {"problems": PROBLEMS.replace("2025", "2024")}},
        {
            "prose": PROSE,
            "last_prose": {
                "problems": "存在的问题是人手少，栏目多年没有调整，群众找不到办事指南，今后要逐项改正。"
            },
        },
    ),
    (
        "X-10",
        cells(dict.fromkeys(CELLS[:10], 3), dict.fromkeys(CELLS[:10], 3)),
        cells(dict.fromkeys(CELLS[:10], 3), {**dict.fromkeys(CELLS[:10], 3), CELLS[0]: 4}),
    ),
    (
        "X-11",
        {
            "prose": PROSE,
            "last_prose": {
                "problems": "存在的问题：一是慢。下一步，一是建设乡村档案查阅点；二是每份政策文件配图解。"
            },
        },
        {
            "prose": PROSE,
            "last_prose": {
                "problems": "存在的问题：一是慢。下一步，一是改版网站招生专栏；二是每份政策文件配图解。"
            },
        },
    ),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES)
def test_content(said, rule, wrong, right):
    assert said(rule, **wrong)
    assert said(rule, **right) == []


def test_a_fee_that_was_charged_is_no_contradiction(said):
    case = cells(
        {"applications.other.fee_overdue.total": 203}, prose={"matters": "全年实际收取信息处理费共计400元。"}
    )
    assert said("P-15", **case) == []


def test_repetition_leaves_statutory_sentences_out():
    found = repetition({"matters": MATTERS.split("\n")[1]}, {"matters": MATTERS})
    assert found.length == 0
    assert not found.over


def test_repetition_by_part_and_paragraph():
    before = {"overview": OVERVIEW.replace("2024", "2023").replace("318", "300")}
    now = {"overview": OVERVIEW + "\n今年新建了三个档案查阅点，组织教师走进社区讲解政策。"}
    found = repetition(now, before)
    assert 0.8 < found.share < 1
    assert found.over
    assert [round(p.share) for p in found.paragraphs][-2:] == [1, 0]
    last = found.paragraphs[-1]
    assert now["overview"][last.start : last.end].startswith("今年新建")
