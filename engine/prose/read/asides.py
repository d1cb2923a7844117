"""Numbers that stand beside the figures of the form and count something lesser: what was asked for, of which years."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.applications import LAST
from engine.prose.read.items import Item
from engine.regex import regex

_TOPICS = frozenset(
    {"outcome", "licensing", "penalties", "compulsion", "fees", "norm", "review", "litigation"}
)


def is_content(item: Item) -> bool:
    """Whether the words of a number can name what somebody asked for, and name no group of outcomes."""
    named = any(mark.family in _TOPICS for mark in item.head)
    return named and not any(mark.family == "outcome" and "." not in mark.name for mark in item.head)


def names_content(item: Item, text: str) -> bool:
    """申请内容涉及执法案卷3件: what an application was about is no outcome."""
    words = text[item.low : item.start]
    if not any(sign in words for sign in ("内容", "涉及", "要求公开")):
        return False
    return is_content(item) and _content().search(text, item.low, item.start) is not None


def is_one_of_a_row(item: Item, text: str) -> bool:
    """三年来申请量分别为12件、18件、25件: one name, several numbers."""
    each = text.endswith(("分别为", "分别是", "分别有", "分别达"), item.low, item.start)
    return each and text.startswith("、", item.end) and item.unit != ""


def is_of_last_years(item: Item, last: Item | None, text: str) -> bool:
    """2023年收到的24件申请中有2件被纠正: of the cases of that year."""
    if last is None or not last.keys or not last.keys[0].startswith(LAST) or last.clause != item.clause:
        return False
    return "中有" in text[last.end : item.start]


@cache
def _content() -> re.Pattern[str]:
    return regex("内容(?:主要|多|大多)?(?:集中|涉及|为|是|包括|有)|(?:申请|事项)(?:主要|多)?涉及|要求公开")
