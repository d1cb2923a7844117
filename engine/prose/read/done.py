"""Clauses that say something was done, without 全部 and without a number: 收到5件，已按规定办理."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.applications import HANDLED, INTAKE, RECEIVED
from engine.prose.read.everything import apart_from, implied
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.statement import Statement
from engine.regex import regex

_CAME_IN = frozenset({f"{RECEIVED}.total", INTAKE})
_LONGEST = 36
_REACH = 90
_NEAR = 3
_TOLD = frozenset({HANDLED, *_CAME_IN})
_GOING_ON = ("该", "均", "已", "全部", "上述", "以上", "申请")
"""Beginnings of a sentence that goes on about the applications of the one before."""


def done(scene: Scene, told: list[Statement]) -> list[Statement]:
    """Find the clauses of nothing but adverbs and a verb behind what came in.

    Args:
        scene: the text; its counts have their meaning.
        told: the statements of all that were found before.

    Returns:
        Statements of all, hedged: such a clause does not say outright that it speaks of all.
    """
    found: list[Statement] = []
    for item in scene.counts:
        if item.value and _TOLD & set(item.keys):
            statement = _behind(scene, item)
            if statement is not None:
                found.append(statement)
        if item.value and (HANDLED in item.keys or _CAME_IN & set(item.keys)):
            found += _with_one_outcome(scene, item)
    return apart_from(told, found)


def _with_one_outcome(scene: Scene, item: Item) -> list[Statement]:
    """收到1件，…，结果为予以公开: the outcome of all that was told, where no number stands behind it."""
    at = bisect_left(scene.counts, item.start, key=lambda one: one.start) + 1
    follow = scene.counts[at].start if at < len(scene.counts) else len(scene.text)
    first = bisect_left(scene.marks, item.end, key=lambda mark: mark.start)
    opened = (
        _opened().match(scene.text, item.end)
        if scene.text.startswith(("，已", "，依", "，按", "，及", "，全"), item.end)
        else None
    )
    if opened is not None:
        return [
            Statement(
                opened.start(1),
                opened.end(),
                "applications.granted.total",
                "all",
                item.value,
                "件",
                approximate=True,
            )
        ]
    for mark in scene.marks[first : first + 12]:
        low, high = scene.clause(mark.start)
        if mark.start >= follow or high > follow or "。" in scene.text[item.end : mark.start]:
            break
        whole = "." not in mark.name or mark.name == "unable.not_held"
        bare = low == mark.start and whole and _alone(scene, mark)  # 收到2件，予以公开
        said = mark.family == "outcome" and low >= item.end
        said = said and (bare or _result().fullmatch(scene.text, low, mark.start) is not None)
        if said and _closed().fullmatch(scene.text, mark.end, high):
            key, value = f"applications.{mark.name}.total", implied(scene, item)
            return [Statement(mark.start, mark.end, key, "all", value, "件", approximate=True)]
    return []


def _alone(scene: Scene, mark: Mark) -> bool:
    """Whether a sentence names no outcome behind this one."""
    end = scene.text.find("。", mark.end)
    first = bisect_left(scene.marks, mark.end, key=lambda one: one.start)
    near = [one for one in scene.marks[first : first + 12] if end < 0 or one.start < end]
    return not any(one.family in ("outcome", "rest") for one in near)


def _behind(scene: Scene, item: Item) -> Statement | None:
    """The first such clause behind a number, before anything else is told of applications."""
    at = bisect_right(scene.breaks, item.end - 1)
    low, begun = (scene.breaks[at] + 1 if at < len(scene.breaks) else len(scene.text)), False
    first = bisect_left(scene.counts, item.end, key=lambda one: one.start)
    follow = next((one for one in scene.counts[first : first + _REACH] if set(one.keys) & _TOLD), None)
    end = len(scene.text) if follow is None or follow.paragraph != item.paragraph else follow.start
    end = min(end, item.end + _REACH)
    while at < len(scene.breaks) and scene.text[scene.breaks[at]] != "\n":
        begun = begun or scene.text[scene.breaks[at]] == "。"
        low = scene.breaks[at] + 1
        high = scene.breaks[at + 1] if at + 1 < len(scene.breaks) else len(scene.text)
        if high > end:
            return None
        between = scene.counts[bisect_left(scene.counts, item.end, key=lambda one: one.start) :][:3]
        if any(one.start < low and _answered().match(scene.text, one.end) for one in between):
            return None  # 有19件已按管理办法，在期限内答复
        others = [one for one in between if one.end <= low and one.sentence != item.sentence]
        last = scene.counts[bisect_left(scene.counts, low, key=lambda one: one.start) - 1]
        if last.end > low - _NEAR and last.sentence != item.sentence and _is_told_of_others(last):
            return None  # 收到网民留言86条，均已按期答复
        told = others and any(key.startswith("applications.") for key in others[-1].keys)
        if others and not told and others[-1].end > low - _NEAR and not others[-1].listed:
            return None  # 另完成协办件8件，已按要求答复
        said = high - low <= _LONGEST and _is_said_of_them(scene, low, high)
        if said and (not begun or scene.text.startswith(_GOING_ON, low) or scene.text[low - 1] == "，"):
            return Statement(low, high, HANDLED, "all", _all_told(scene, item, low), "件", approximate=True)
        at += 1
    return None


def _is_told_of_others(last: Item) -> bool:
    """Whether the number right in front of a clause counts something that is no application."""
    return bool(last.keys) and not any(key.startswith("applications.") for key in last.keys)


def _all_told(scene: Scene, item: Item, low: int) -> Number | None:
    """收到9件，上年结转1件，…，已按程序办理: with what was carried over and told in between."""
    if HANDLED in item.keys:
        return implied(scene, item)
    last = scene.counts[bisect_left(scene.counts, low, key=lambda one: one.start) - 1]
    return implied(scene, last if last.sentence == item.sentence and HANDLED not in last.keys else item)


def _is_said_of_them(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause is an adverb, then a verb of the form at its end, and names nothing else on the way."""
    first = bisect_left(scene.marks, low, key=lambda mark: mark.start)
    marks = [mark for mark in scene.marks[first : first + 12] if mark.end <= high]
    joint = scene.text.find("并", low, high)
    if joint > low and _adverb().match(scene.text, joint, high):
        low, marks = joint, [mark for mark in marks if mark.start > joint]
    verbs = [mark for mark in marks if mark.family == "out"]
    if not verbs or any(mark.family not in ("out", "all", "app", "in") for mark in marks):
        return False
    opened = _adverb().match(scene.text, low, high)
    return opened is not None and _closing().fullmatch(scene.text, verbs[-1].end, high) is not None


@cache
def _opened() -> re.Pattern[str]:
    return regex("，((?:已|依法|依规|按规定|按程序|及时|全部)+公开)(?=[。；\n]|$)")


@cache
def _result() -> re.Pattern[str]:
    return regex(
        "(?:(?:办理|答复|处理)?(?:结果|意见|决定|方式|类型)(?:均|都|全部)?(?:为|是|系|属)"
        "|(?:该申请|申请(?:内容|信息|事项)?|所申请的?信息|经(?:查|核查|核实|检索|审查))?(?:均|都|全部)?(?:为|系|属于?)(?:[本我](?:单位|行政机关|机关|局|委|办|镇|街道))?"
        "|(?:已|均|都|全部|依法|依规|按(?:照)?(?:规定|程序|要求|流程|规定流程|规定程序)|及时){1,3}(?:予以|作出|做出|给予|出具|答复|告知)(?:申请人)?(?:其|为)?)[“”]?"
    )


@cache
def _closed() -> re.Pattern[str]:
    return regex(
        "[“”]?(?:的?(?:相关|有关)?(?:政府|政务)?信息)?(?:的?(?:答复|决定|办理意见|意见|告知书|答复书|情形|范围|内容)|处理)?[”）]?"
    )


@cache
def _adverb() -> re.Pattern[str]:
    return regex(
        "(?:该|上述|以上)?(?:申请件?|事项)?(?:[我本](?:局|办|委|厅|院|所|市|县|区|镇|乡|街道|中心|单位|机关))?[现也并业]?(?:目前)?(?:已|[均都皆]|全部|依[法规]|按|及时|严格|当场|当即|逐[一件]|一一|[在于][^，。；]{0,12}(?:内|前)|(?:法定|规定|办理|答复|时限|期限|时间|的)+内|于[^，。；]{1,10}[日月]|经)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return regex("(?:了|完毕|完结|完成|到位|答复|办结|回复|处理|申请人|群众|工作|相关)*")


@cache
def _answered() -> re.Pattern[str]:
    """有19件已按…: what stands behind such a number is said of it alone."""
    return regex("已|按|依(?!申请)|在")
