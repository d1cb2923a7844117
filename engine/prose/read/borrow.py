"""Numbers whose name stands before a ratio, a bracket or a comma: 自然人占98%，为314件; 以自然人为主（841件）."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from engine.regex import regex

if TYPE_CHECKING:
    from engine.prose.read.items import Item
    from engine.prose.read.lexicon import Mark

_NAMING = frozenset({"outcome", "applicant", "channel", "result"})
_THINGS = _NAMING | {"app", "in", "out", "review", "litigation"}
_TURNING = frozenset({"up", "down", "last", "compare", "carry", "none"})
_FAR = 24


def lend_words(text: str, solid: list[Item], marks: tuple[Mark, ...]) -> None:
    """Give a number without words of its own the name that stands right before it.

    Args:
        text: the plain text.
        solid: the counts and ratios in order, with their words; those of bare numbers are changed.
        marks: all words in the text.
    """
    for position, item in enumerate(solid):
        if item.sort != "count" or item.head or (item.tail and not item.unit) or item.years:
            continue
        before = solid[position - 1] if position else None
        low = before.end if before is not None else 0
        if (
            before is not None
            and before.sort == "ratio"
            and _from_ratio().fullmatch(text, before.end, item.start)
        ):
            _lend(item, tuple(before.head), before.low)
        elif item.lead == "（" and _alone(text, item) and _near_name(text, item, marks, low):
            _lend(item, _near_name(text, item, marks, low), item.low, _THINGS)
        elif item.lead in ("（", "，") and _reaching(text, item, low):
            first = bisect_left(marks, max(low, item.low - _FAR), key=lambda mark: mark.start)
            near = []
            here = _clause_low(text, item.low - 1, low)
            near += [
                mark for mark in marks[first : first + 12] if mark.end <= item.low - 1 and mark.start >= here
            ]
            _lend(item, tuple(near), item.low)


def _alone(text: str, item: Item) -> bool:
    """Whether a bracket holds this number and nothing else."""
    return text.startswith("）", item.end) and _filler().fullmatch(text, item.low, item.start) is not None


def _near_name(text: str, item: Item, marks: tuple[Mark, ...], low: int) -> tuple[Mark, ...]:
    """2024年申请数量（41件）, 予以公开（8件）: the words of the clause that ends at the bracket."""
    here = _clause_low(text, item.low - 1, low)
    first = bisect_left(marks, here, key=lambda mark: mark.start)
    near = tuple(mark for mark in marks[first : first + 12] if mark.end <= item.low - 1)
    ends = near and _amount().fullmatch(text, near[-1].end, item.low - 1)
    return near if ends else ()


def _reaching(text: str, item: Item, low: int) -> bool:
    """Whether it is said right before that this sort prevails: 以自然人为主（841件）, 自然人居多，达58件."""
    words = text[item.low : item.start]
    said = text[max(low, item.low - 7) : item.low - 1]
    return _filler().fullmatch(words) is not None and said.endswith(
        ("为主", "居多", "最多", "为多", "占多数")
    )


def _clause_low(text: str, high: int, low: int) -> int:
    return max(low, *(text.rfind(stop, low, high) + 1 for stop in "，。；：\n（）"))


def _lend(item: Item, marks: tuple[Mark, ...], low: int, families: frozenset[str] = _NAMING) -> None:
    named = tuple(mark for mark in marks if mark.family in families)
    if not named or any(mark.family in _TURNING for mark in marks):
        return
    item.head = named
    item.families |= {mark.family for mark in named}
    item.low = min(item.low, max(low, named[0].start))


@cache
def _from_ratio() -> re.Pattern[str]:
    return regex("[，（](?:即|为|计|共|达|共计|有|合计)?")


@cache
def _amount() -> re.Pattern[str]:
    return regex("(?:总数量?|总量|数量?|量|件数?|的|案件|申请|情况)?")


@cache
def _filler() -> re.Pattern[str]:
    return regex("(?:即|为|计|共|达|共计|有|达到|合计)?")
