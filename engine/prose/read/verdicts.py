"""How all disputes of a number ended, said without a number: 均获维持, 结果为维持, 尚未审结."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.statement import Statement
from engine.regex import regex

_REACH = 30
_VERDICTS = ("维持", "纠正", "撤销", "胜诉", "败诉", "审", "未结")


def won(scene: Scene, mark: Mark, behind: list[Mark], item: Item) -> list[Statement]:
    """均获维持, 均胜诉; behind 复议7件、诉讼9件 it is said of both."""
    results = {word.name for word in behind if word.family == "result"}
    if len(results) != 1 or not item.keys[0].endswith(".total"):
        return []
    end = next(word.end for word in behind if word.family == "result")
    result = results.pop()
    at = bisect_left(scene.counts, item.start, key=lambda other: other.start)
    before = scene.counts[at - 1] if at else item
    told = [item]
    if (
        before is not item
        and before.sentence == item.sentence
        and before.clause >= item.clause - 1
        and is_dispute_total(before)
    ):
        told.insert(0, before)
    return [_result(mark.start, end, one, result) for one in told if one.value]


def is_dispute_total(item: Item) -> bool:
    """Whether a number states how many disputes of one row of 表四 there were."""
    return len(item.keys) == 1 and item.keys[0].startswith("disputes.") and item.keys[0].endswith(".total")


def _result(start: int, end: int, item: Item, result: str) -> Statement:
    key = item.keys[0].rsplit(".", 1)[0] + "." + result
    return Statement(start, end, key, "all", item.value, "件")


def verdicts_alone(scene: Scene) -> list[Statement]:
    """复议1件，结果为维持: the result of all that was stated just before."""
    found: list[Statement] = []
    for item in scene.counts:
        if not item.value or not is_dispute_total(item):
            continue
        sort = _sort_alone(scene, item)
        if sort is not None:
            found.append(sort)
        behind = scene.text[item.end : item.end + _REACH]
        if not any(sign in behind for sign in _VERDICTS):
            continue
        said = _alone().match(scene.text, sort.end if sort is not None else item.end)
        if said is not None:
            word = 1 if said.group(1) else 2
            ruled = said.group(word)
            result = (
                "pending"
                if "审" in ruled or "未结" in ruled
                else "corrected"
                if ruled[-2:] in ("纠正", "撤销", "败诉")
                else "upheld"
            )
            key = (
                (sort.key if sort is not None and sort.key else item.keys[0]).rsplit(".", 1)[0] + "." + result
            )
            found.append(Statement(said.start(word), said.end(word), key, "all", item.value, "件"))
    return found


def _sort_alone(scene: Scene, item: Item) -> Statement | None:
    """行政诉讼1件，为复议后起诉: which sort of suit it is, and no number behind."""
    if item.keys != ("disputes.litigation.total",):
        return None
    first = bisect_left(scene.marks, item.end, key=lambda mark: mark.start)
    for mark in scene.marks[first : first + 2]:
        said = _of_sort().fullmatch(scene.text, item.end, mark.start)
        if mark.family == "litigation" and mark.name and said and _number_free(scene, mark.end):
            key = f"disputes.litigation_{mark.name}.total"
            return Statement(mark.start, mark.end, key, "all", item.value, "件")
    return None


def _number_free(scene: Scene, at: int) -> bool:
    return scene.text[at : at + 1] in ("，", "。", "；", "）", "\n", "")


@cache
def _of_sort() -> re.Pattern[str]:
    return regex("(?:案件)?[，（：](?:为|系|是|属于?)(?:1件)?")


@cache
def _alone() -> re.Pattern[str]:
    return regex(
        "(?:(?:行政)?(?:复议|诉讼))?(?:案件)?(?:[，（：]已(?:结案|审结))?[，；（：](?:复议机关|法院)?(?:(?:复议|诉讼|审理|处理|裁判|判决)?(?:结果|决定)(?:为|均为|是|：)?|(?:已|被|予以|获)+)(结果维持|结果纠正|维持|纠正|撤销|胜诉|败诉)(?=[，。；）、\n]|$)"
        "|[，（](?:经?复议(?:机关)?|法院|[一二再]审|诉讼)?(?:判决|裁定|决定|结果|予以|作出|均|已)*"
        "(维持|胜诉|败诉|(?:目前|该案|仍|均)*(?:尚未审结|未审结|未结案?|正在审理中?|尚在审理中?|仍在审理中?|在审))"
        "(?:原[^，。；）\n]{1,6})?(?=[，。；）\n]|$)"
    )
