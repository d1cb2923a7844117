"""Numbers of other matters in the words of the form: applications for something else, cases that an organ decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import LASTING
from engine.regex import regex

_DECIDING = ("办理", "受理", "审理", "审结", "收案", "结案", "应诉", "各类")
_COMMON = frozenset({"handling", "posts", "thing", "foreign", "made", "revised"})
"""Words that may stand in the name of another application (设计审核申请)."""
_FATES = frozenset(
    {"carry", "out", "in", "outcome", "pending_app", "result", "all", "last", "next", "withdrawn"}
)
_TOLD_OF = (
    "因",
    "为",
    "由",
    "在",
    "按",
    "已",
    "均",
    "尚",
    "正",
    "仍",
    "未",
    "不",
    "和",
    "及",
    "来自",
    "自然人",
    "申请人",
    "办理结果",
)
"""What stands behind a case and tells what became of it."""
_ENOUGH = 20
_STOPS = "，。；、（）案申\n"
_SETTLED = ("app", "review", "litigation")


def begins_with_other_calls(scene: Scene, item: Item) -> bool:
    """通过热线办理群众诉求，全年共办理40件: a sentence that is about calls before it says what was handled."""
    low = max(scene.text.rfind(stop, 0, item.low) for stop in "。\n") + 1
    first = bisect_left(scene.marks, low, key=lambda mark: mark.start)
    families: set[str] = set()
    for mark in scene.marks[first:]:
        if mark.start >= item.low or len(families) > _ENOUGH:
            break
        families.add(mark.family)
    return bool(families & {"foreign", "mailbox"}) and not families & LASTING


def counts_things(item: Item, found: Mark | None, text: str) -> bool:
    """23个专区开设“依申请公开”窗口: what is counted is named right behind, and is none of the form's."""
    if item.unit != "个" or text[item.end : item.end + 1] in _STOPS:
        return False
    if any(mark.family in _FATES and mark.start - item.end <= 1 for mark in item.tail[:1]):
        return False  # 剩余2个结转下年
    if text.startswith(_TOLD_OF, item.end):
        return False
    things = [mark.family for mark in item.tail if mark.family in ("thing", "app")]
    return found is None or found.end <= item.start or things[:1] == ["thing"]


def is_other_application(item: Item, found: Mark, last: Item | None, text: str, subject: str) -> bool:
    """收到企业开办申请1230件 is no application for information; 告知向其他机关申请3件 is an outcome.

    Args:
        item: the number.
        found: the word for applications that stands beside it.
        last: the number before it.
        text: the plain text.
        subject: what the text was about before.
    """
    if _of_a_row(item, found, text) or _of_papers(item, found, text):
        return True
    if text[found.start : found.end] != "申请" or found.end > item.start:
        return False
    before = [mark for mark in item.head if mark.end <= found.start]
    if (
        before
        and before[-1].family == "foreign"
        and text[before[-1].end : found.start] in ("、", "和", "及", "与")
    ):
        return True  # 咨询、投诉、申请215件
    verbs = [mark for mark in item.head if mark.family == "in" and mark.end <= found.start]
    if not verbs:
        if item.head[-1].family == "outcome" and item.head[-1].start > found.end:
            return False  # 已按申请内容提供给申请人1件
        return last is not None and last.sentence == item.sentence and last.has("outcome")
    between = [mark for mark in item.head if verbs[-1].end <= mark.start < found.start]
    if subject in _SETTLED or any(mark.family not in _COMMON for mark in between):
        return False
    return _strange().fullmatch(text[verbs[-1].end : found.start]) is not None


def _of_a_row(item: Item, found: Mark, text: str) -> bool:
    """办理信箱来信、热线、依申请公开等45件: of several matters together."""
    if not text.startswith("等", found.end) or text[found.start - 1] not in "、和及与":
        return False
    return any(
        mark.family in ("mailbox", "foreign", "site") and mark.end <= found.start for mark in item.head
    )


def _of_papers(item: Item, found: Mark, text: str) -> bool:
    """制作依申请公开文件40件: papers by how they may be opened."""
    if not any(
        sign in text[item.low : found.start] for sign in ("制作", "制发", "印发", "形成", "起草", "拟制")
    ):
        return False
    return text[found.end : item.start].lstrip("类的").startswith(("文件", "公文", "信息"))


def is_other_case(item: Item, text: str) -> bool:
    """办理行政复议案件210件, and not a word of 公开 near: cases that an organ decides, not those about it."""
    words = text[item.low : item.start]
    if _decides(item, text) or _unconnected().match(text, item.end):
        return True
    if not any(sign in words for sign in _DECIDING):
        return False
    if item.listed and item.total is not None and item.total.subject in ("review", "litigation", "both"):
        return False
    low = max(*(text.rfind(stop, 0, item.low) + 1 for stop in "\n；。"), item.low - 80)
    return "各类" in words or not any(
        sign in text[low : item.high] for sign in ("公开", "依申请", "由此", "因此", "相关")
    )


def _decides(item: Item, text: str) -> bool:
    """作为复议机关，全年收到复议申请312件: said in the sentence of the number."""
    low = max(*(text.rfind(stop, 0, item.start) + 1 for stop in "。；\n"), item.start - 60)
    return "作为" in text[low : item.start] and _deciding().search(text, low, item.start) is not None


def is_about_information(item: Item, last: Item | None, text: str) -> bool:
    """全年行政复议12件，其中政府信息公开类3件: only these are figures of the form.

    Args:
        item: the number.
        last: the number before it: of all the cases.
        text: the plain text.
    """
    if last is None or last.sentence != item.sentence or "信息公开" not in text[item.low : item.start]:
        return False
    if _decides(last, text):
        return False
    told = last.subject in ("review", "litigation") or last.has("review") or last.has("litigation")
    return (
        told
        and not last.has("result")
        and _of_information().fullmatch(text, item.low, item.start) is not None
    )


def is_of_other_work(clause: str, at: int, behind: list[Mark]) -> bool:
    """行政执法工作无被申请复议的情况: of what the organ enforces, not of what it publishes.

    Args:
        clause: the clause of a denial.
        at: the place of the denial in it.
        behind: the words behind it.
    """
    if not any(mark.family in ("review", "litigation") for mark in behind) or "公开" in clause:
        return False
    return any(sign in clause[:at] for sign in ("执法", "处罚", "行政许可", "征收", "强制"))


@cache
def _unconnected() -> re.Pattern[str]:
    """行政复议3件，均与信息公开无关."""
    return regex(
        "[，（](?:均|都|全部)?(?:与|和)(?:政府)?信息公开[^，。；]{0,6}无关|[，（](?:均|都)?(?:不涉及|非|不属于)(?:政府)?信息公开"
    )


@cache
def _of_information() -> re.Pattern[str]:
    return regex(
        "(?:其中|含|包括)[，：]?(?:因|涉及|涉|关于|属于?)?(?:政府)?信息公开(?:类|方面|领域|引发|的)*(?:案件|事项)?(?:有|共|为)?"
    )


@cache
def _deciding() -> re.Pattern[str]:
    return regex("作为(?:行政)?复议机[关构]")


@cache
def _strange() -> re.Pattern[str]:
    """Three characters and more, none of them common beside applications for information."""
    return regex("(?![^，]*(?:的|公开|政府|信息|公众|社会|有效|各类|有关|相关|新增|本级|[0-9]))[一-鿿]{3,16}")
