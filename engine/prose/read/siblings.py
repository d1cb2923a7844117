"""What the parts of one list say of each other: several of one meaning, some that were only answered."""

from __future__ import annotations

from collections.abc import Iterable

from engine.prose.read.applications import CARRIED_OUT, GROUPS, HANDLED, RECEIVED
from engine.prose.read.items import Item

_TOTAL = f"{RECEIVED}.total"


def some_answered(item: Item, own: list[Item], text: str) -> None:
    """收到7件，其中1件告知向他处申请，6件按期答复: the answered ones are no figure, the others were handled too."""
    if _TOTAL not in item.keys or len(own) < 2:
        return
    answered = [child for child in own if child.keys == (HANDLED,)]
    decided = [child for child in own if child.has("outcome")]
    others = [child for child in own if child.has("withdrawn") or CARRIED_OUT in child.keys]
    told = {child.index: child for child in (*answered, *decided, *others)}.values()
    if answered and decided and sum(child.value or 0 for child in told) == item.value:
        for child in answered:
            child.keys = ()  # 收到7件，其中1件不属于本机关，6件已答复
    if sum(child.value or 0 for child in own) != item.value:
        return
    sent = ("告知", "转送", "移送", "转交")
    if any(word in text[child.low : child.high].replace("告知书", "") for child in own for word in sent):
        for child in own:
            child.keys = () if child.keys == (HANDLED,) else child.keys


def companies(own: list[Item], text: str) -> None:
    """自然人10件，企业1件: a bare 企业 beside natural persons."""
    if any(f"{RECEIVED}.natural_person" in child.keys for child in own):
        for child in own:
            if not child.keys and text[child.low : child.start] in ("企业", "公司"):
                child.keys = (f"{RECEIVED}.company",)


def told_twice(own: list[Item]) -> None:
    """Two parts of one list with the same meaning: each is a share of that figure, neither is the figure.

    Of the rows of 办理结果 they stay parts (非本机关2件，信息不存在1件 are both 不掌握), not to be compared with the row.
    """
    seen: dict[str, list[Item]] = {}
    for child in own:
        for key in child.keys:
            seen.setdefault(key, []).append(child)
    for key, children in seen.items():
        if len(children) > 1:
            for child in children:
                if key.startswith(GROUPS) and child.has("outcome"):
                    child.partly = True
                else:
                    child.drop(key)


def told_again(items: Iterable[Item], text: str) -> None:
    """3件已答复，…，已办理的3件均属于…: a number that is told before, and here only what is said of it is new."""
    told: set[tuple[int, object]] = set()
    for item in items:
        if item.keys == (HANDLED,) and text[item.start - 1] == "的" and text.startswith("均", item.end):
            item.keys = () if (item.paragraph, item.value) in told else item.keys
        if HANDLED in item.keys:
            told.add((item.paragraph, item.value))
