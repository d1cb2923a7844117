"""What else a report states or promises: local items, signature, the list of its parts, its annex (M-09…M-12)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.form.current import FORM
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import places, says
from engine.rules.text import Rule, sentences
from engine.rules.view import View

SIGNATURE = "signature"
"""Among `profile.local_items`: the locality asks for a signature and a date at the end."""

_LOCAL = {
    "proposals": ("人大代表建议和政协提案办理结果公开", ("建议", "提案", "议案")),
    "key_points": ("落实上级政务公开工作要点情况", ("工作要点", "要点", "重点工作任务")),
    "innovation": ("创新做法", ("创新", "试点", "特色", "首创", "探索")),
}


def local_items(view: View) -> Iterator[Finding]:
    """M-09: what the locality asks for in section 六, as the profile says."""
    wanted = view.draft.profile.get("local_items")
    text = view.text("matters")
    if not isinstance(wanted, list | tuple) or not text.strip():
        return
    missing = [
        name for key, (name, words) in _LOCAL.items() if key in wanted and not any(w in text for w in words)
    ]
    if missing:
        yield Finding("M-09", "hint", f"本地要求的事项还没有写：{'、'.join(missing)}。没有的也宜写明。")


def signature(view: View) -> Iterator[Finding]:
    """M-10: signature and date at the end, where the locality asks for them or only one is there."""
    profile = view.draft.profile
    wanted = profile.get("local_items")
    asked = isinstance(wanted, list | tuple) and SIGNATURE in wanted
    missing = [name for key, name in (("signature", "署名"), ("date", "成文日期")) if not profile.get(key)]
    if missing and (asked or len(missing) == 1):
        yield Finding("M-10", "hint", f"文末没有{'和'.join(missing)}，本地如有要求请在单位信息里填写。")


_PARTS = (
    ("总体情况", ("总体情况", "概述")),
    ("主动公开政府信息情况", ("主动公开",)),
    ("收到和处理政府信息公开申请情况", ("收到和处理", "依申请公开", "申请情况")),
    ("政府信息公开行政复议、行政诉讼情况", ("复议", "诉讼")),
    ("存在的主要问题及改进情况", ("问题",)),
)
_LAST_PART = "其他需要报告的事项"
_COUNT_WORDS = {"五": 5, "六": 6, "七": 7, "八": 8, "四": 4, "5": 5, "6": 6, "7": 7, "8": 8, "4": 4}


def _announced(text: str) -> int | None:
    """How many parts the text announces: 六个部分."""
    found = []
    for word in ("部分", "方面", "章节"):
        for at in places(text, word):
            number = text[:at].removesuffix("个")[-1:]
            if number in _COUNT_WORDS:
                found.append((at - text.startswith("个", at - 1), number))
    return _COUNT_WORDS[min(found)[1]] if found else None


def _names_last(sentence: str) -> bool:
    """Whether 其他（需要报告的）事项 stands in the sentence."""
    return any(
        "事项" in sentence[at + 2 : at + 10] for word in ("其他", "其它") for at in places(sentence, word)
    )


def listed_parts(view: View) -> Iterator[Finding]:
    """M-11: the preamble names all six parts, and as many as it says (国办公开办函〔2021〕30号)."""
    text = view.text("preamble")
    for sentence in sentences("preamble", text):
        if not says(sentence.text, ("总体情况", "概述")) or "主动公开" not in sentence.text:
            continue
        missing = [name for name, words in _PARTS if not says(sentence.text, words)]
        missing += [] if _names_last(sentence.text) else [_LAST_PART]
        number = _announced(text)
        count = len(FORM.sections) - len(missing)
        if missing or number not in (None, len(FORM.sections)):
            lead = f"引言称{number}个部分，" if number else "引言"
            tail = f"缺{'、'.join(missing)}" if missing else "规定格式是六个部分"
            yield Finding(
                "M-11",
                "warning",
                f"{lead}实际列出{count}个，{tail}，请核对。",
                spans=(sentence.span,),
                expected=len(FORM.sections),
                actual=number if number not in (None, len(FORM.sections)) else count,
            )
        return


def annex(view: View) -> Iterator[Finding]:
    """M-12: an annex is promised, but the tables stand in the text and nothing follows it."""
    text = view.text("preamble")
    if not says(text, ("附表", "表格附后")) or says(view.text("matters"), ("附件", "附表")):
        return
    tables = (section.key for section in FORM.sections if section.body == "table")
    if view.draft.profile.get("annex") is True or any(says(view.text(key), ("附表",)) for key in tables):
        return
    found = regex("(?:相关)?(?:指标)?(?:统计)?附表|(?:统计)?表格附后").search(text)
    if found:
        yield Finding(
            "M-12",
            "warning",
            f"引言提到“{found.group()}”，而统计表在正文第二、三、四部分，文末没有附表，请删去或补上。",
            spans=(Span("preamble", found.start(), found.end()),),
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("M-09", local_items),
    ("M-10", signature),
    ("M-11", listed_parts),
    ("M-12", annex),
)
"""The rules of this module, by the id that each answers for."""
