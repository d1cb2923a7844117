"""Figures of 表四: review and litigation and how they ended."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark
from engine.regex import regex

_ROWS = {
    ("review", ""): "review",
    ("litigation", ""): "litigation",
    ("litigation", "direct"): "litigation_direct",
    ("litigation", "after_review"): "litigation_after_review",
}

_OTHERWISE = dict.fromkeys(
    ("其他情形结案", "其他情形", "其他方式结案", "其他情况", "其他原因结案", "其他结案"), "其他"
)
_NEAR = 3
_OFFICES = ("部门", "单位", "机关", "乡镇", "街道", "区县", "县区")
_IN_A_LIST = {"其他": "other", "其它": "other", "撤销": "corrected", "变更": "corrected"}
"""Words that name a result only beside others."""


def row(mark: Mark) -> str:
    """The row of 表四 that a noun names."""
    return _ROWS[mark.family, mark.name]


def rows_of(item: Item, found: Mark, text: str) -> tuple[str, ...]:
    """The rows of 表四 that the words of a number name; of several that are not joined the last.

    Args:
        item: the number.
        found: the noun that it belongs to.
        text: the plain text.
    """
    marks = item.head if found.end <= item.start else item.tail
    named = [mark for mark in marks if mark.family in ("review", "litigation")]
    rows = tuple(dict.fromkeys(row(mark) for mark in named))
    special = tuple(one for one in rows if one.startswith("litigation_"))
    if len(special) == 1 and set(rows) <= {special[0], "litigation"}:
        rows = special
    if len(rows) > 1:
        between = text[named[0].end : named[-1].start]
        paired = _paired().search(text, item.low, item.start)
        if paired is None and not _joint().fullmatch(between):
            rows = rows[-1:]
    return rows


def dispute_keys(item: Item, rows: tuple[str, ...], text: str, last: Item | None = None) -> tuple[str, ...]:
    """What a number says about disputes.

    Args:
        item: the number; it is known to be about review or litigation.
        rows: the rows of 表四 that the words name, or that the text was about.
        text: the plain text.
        last: the number before it.
    """
    marks = (*item.head, *item.tail) if not any(mark.family == "result" for mark in item.head) else item.head
    results = {mark.name for mark in marks if mark.family == "result"}
    words = text[item.low : item.start].removeprefix("其中").strip("“”的及和：")
    words = _OTHERWISE.get(words, words)
    if words in ("", "另", "另有") and not item.head:
        words = text[item.end : item.high].strip("被予以的申请")  # 3维持、1其他; 一件撤销
    among = item.listed or (last is not None and last.sentence == item.sentence and last.has("result"))
    if among and words in _IN_A_LIST:
        return tuple(f"disputes.{name}.{_IN_A_LIST[words]}" for name in rows) if len(rows) == 1 else ()
    if words in _IN_A_LIST:
        return ()
    if _is_no_cell(item, marks, results, text):
        return ()
    column = results.pop() if results else "total"
    if results_row := _row_of_result(item, marks, rows, text):
        rows = (results_row,)
    if len(rows) > 1 and item.value != 0:
        return ()
    return tuple(f"disputes.{name}.{column}" for name in rows)


def _row_of_result(item: Item, marks: tuple[Mark, ...], rows: tuple[str, ...], text: str) -> str:
    """被复议机关纠正11件，被法院判决败诉4件: a result may name its row by itself; empty where it does not."""
    said = {text[mark.start : mark.end] for mark in marks if mark.family == "result"}
    if not said or any(mark.family in ("review", "litigation") for mark in marks):
        return ""
    words = text[item.low : item.start]
    if "复议机关" in words or said & {"纠错", "被纠错"}:
        return "review"
    if ("法院" in words or said & {"败诉", "胜诉"}) and rows == ("review",):
        return "litigation"
    return ""


def _is_no_cell(item: Item, marks: tuple[Mark, ...], results: set[str], text: str) -> bool:
    """Whether a number about disputes tells something that the table does not ask."""
    rulings = [mark.end for mark in marks if mark.family == "ruling"]
    ruled = not rulings or any(m.family == "result" and 0 <= m.start - rulings[-1] <= _NEAR for m in marks)
    if results != {"other"} and not ruled:
        return True  # 判决2件, but not 判决败诉2件
    if len(results) > 1 or (results == {"pending"} and item.has("last")):
        return True  # 2件为上年未结
    nouns = [mark.end for mark in item.head if mark.family in ("review", "litigation")]
    if not results and (_withdraws(item) or (nouns and _attended().match(text, nouns[-1], item.start))):
        return True  # 行政诉讼旁听3次
    if not results and any(mark.family in ("out", "withdrawn") for mark in item.head) and _closed(item, text):
        return True
    if not item.head and any(mark.family == "withdrawn" for mark in item.tail):
        return True
    named = any(mark.family in ("review", "litigation") for mark in marks)
    if (
        not results
        and item.listed
        and not named
        and item.total is not None
        and item.total.subject == item.subject
    ):
        return True  # 4件，其中3件已获法院支持
    carried = any(mark.family == "carry" for mark in item.head)
    offices = item.unit in ("次", "家") or (item.unit == "个" and text.startswith(_OFFICES, item.end))
    return carried or (bool(results) and offices)  # 上年结转1件; 3个部门被复议纠错2次


def _withdraws(item: Item) -> bool:
    """申请人撤回复议申请1件: the dispute is what was withdrawn."""
    verbs = [mark.end for mark in item.head if mark.family == "withdrawn"]
    return bool(verbs) and any(
        mark.start >= verbs[-1] for mark in item.head if mark.family in ("review", "litigation")
    )


def _closed(item: Item, text: str) -> bool:
    """已审结3件: how many were closed, no cell of the form."""
    if any(text[mark.start : mark.end] in ("审结", "结案") for mark in item.head):
        return True
    around = (*item.head, *item.tail[:1])  # 办理由此引起的2件行政复议案件
    nouns = [mark.start for mark in around if mark.family in ("review", "litigation")]
    verbs = [mark.start for mark in item.head if mark.family in ("out", "withdrawn")]
    return not nouns or verbs[-1] > nouns[-1]


@cache
def _attended() -> re.Pattern[str]:
    return regex("(?:案件)?(?:庭审)?(?:旁听|庭审|答辩|讲座|研讨|宣传|调研|指导|业务|知识|典型)")


@cache
def _paired() -> re.Pattern[str]:
    return regex("分别|均|各|都|共")


@cache
def _joint() -> re.Pattern[str]:
    return regex("[、和及与或以者，/]{1,3}(?:被?提起|引发|引起|因此|被申请|政府信息公开)?")
