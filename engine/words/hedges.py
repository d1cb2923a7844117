"""The words around a figure that make it inexact: 约, 近, 超过, 左右, 以上, and a doubtful 吧."""

import re
from functools import cache

from engine.regex import regex

_LONGEST_BEFORE = 5
_LONGEST_BEHIND = 6


def hedge_before(text: str, at: int, floor: int) -> int:
    """Give the place where the hedge in front of ``at`` begins, or ``at``; never before ``floor``."""
    low = max(floor, at - _LONGEST_BEFORE)
    found = _before().search(text, low, at)
    if found is None:
        return at
    word, char = found.group(), text[max(0, found.start() - 1) : found.start()]
    return at if char and char in _part_of_word().get(word.strip(), "") else found.start()


def hedge_behind(text: str, at: int) -> int:
    """Give the place where the hedge behind ``at`` ends, or ``at``."""
    found = _behind().match(text, at, at + _LONGEST_BEHIND)
    return at if found is None else found.end()


@cache
def _before() -> re.Pattern[str]:
    words = (
        "大约|大約|大概|大致|约莫|将近|將近|接近|超过|超過|超出|多于|少于|不到|不足|不少于|不低于|不超过|至少|最少|最多|至多|"
        "差不多|约|約|近|快|逾|超|≈|>|＞|<|＜|≥|≤|~|～"
    )
    return regex(f"(?:{words})[ ]?\\Z")


@cache
def _behind() -> re.Pattern[str]:
    return regex(
        "(?:左右|上下(?![联级游一贯衔])|以上|以下|以内|之内|开外|有余|不到|(?<=[成倍])多)吧?|吧|[+＋](?![0-9０-９])"
    )


@cache
def _part_of_word() -> dict[str, str]:
    """Characters before a hedge that make it the end of another word: 节约, 最近."""
    return {
        "约": "预节签违公合条契特邀履制集简失大隐赴",
        "約": "預節簽違公合條契特邀履制",
        "近": "最附邻临贴靠亲远相就",
        "超": "高赶反",
        "快": "加尽赶轻愉",
        "不足": "在些的多项",
    }
