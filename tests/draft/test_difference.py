from __future__ import annotations

from engine.draft import Answer, Decision, Draft
from engine.draft.difference import differences, part_title
from engine.draft.model import PROSE_PARTS


def test_equal_drafts_do_not_differ(draft: Draft):
    assert differences(draft, draft) == []


def test_each_change_is_a_plain_line(draft: Draft):
    changed = (
        draft.with_profile(phone="0631-1", kind="department", powers=["fees"])
        .with_figures({"applications.received.natural_person": 66, "posts.total": None})
        .with_prose("overview.opening", "2024年，管委会改了")
        .with_prose("problems", "有\n问题")
        .with_last_year_figures({"applications.carried_out.total": 4})
        .with_last_year_prose("overview", None)
        .with_answer(Answer("received", "66件"))
        .with_pending(None)
    )
    assert differences(draft, changed) == [
        "单位信息“机关类型”：“开发区管委会” → “政府部门”",
        "单位信息“职权”：行政许可、行政事业性收费 → 行政事业性收费",
        "单位信息“电话”：“0631-5587393” → “0631-1”",
        "表三“一、本年新收政府信息公开申请数量”“自然人”：60 → 66",
        "主动公开信息总数：8819 → （空）",
        "正文“一、总体情况—开头”：“…4年，管委会…… 第二段。” → “…4年，管委会改了”（17 字 → 11 字）",
        "正文“五、存在的主要问题及改进情况”：（空） → “有 问题”",
        "去年表三“四、结转下年度继续办理”“总计”：0 → 4",
        "去年正文“一、总体情况”：“去年一整篇” → （空）",
        "回答“received”：“60件” → “66件”",
        "尚未确认的回答：“好像没有” → （空）",
    ]


def test_decisions_and_unknown_keys_count_too(draft: Draft):
    decided = draft.with_decision(Decision("S-01", {"posts.total": 1}, reason="口径不同"))
    assert differences(draft, decided) == ["对 S-01 的处理意见：（空） → “口径不同”"]
    assert differences(decided, draft) == ["对 S-01 的处理意见：“口径不同” → （空）"]
    assert differences(draft, Draft(**{**_fields(draft), "extra": {"甲": 1}})) == ["其他内容有改动"]


def test_every_part_has_a_name():
    assert len({part_title(part) for part in PROSE_PARTS}) == len(PROSE_PARTS)


def _fields(draft: Draft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in Draft._fields}


def test_linked_numbers_of_the_prose_are_shown_as_numbers(draft: Draft):
    key = "applications.received.total"
    old = draft.with_figures({"applications.received.natural_person": 60, key: 60}).with_prose(
        "problems", f"新收{{{key}}}件。"
    )
    new = old.with_prose("problems", f"共新收{{{key}}}件，{{甲}}。")
    (line,) = differences(old, new)
    assert "“新收60件。” → “共新收60件，{甲}。”" in line
