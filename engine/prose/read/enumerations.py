"""Lists whose items are numbered and end like sentences: （一）予以公开5件。（二）部分公开2件 is one list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from engine.regex import regex

if TYPE_CHECKING:
    from engine.prose.read.items import Scene

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SECONDS = ("二）", "2）", "二)", "2)", "②", "2.", "2．", "2、", "二是", "二、")
"""One of them stands in every list."""
_FIRST = ("（一）", "（二）", "（三）", "（四）", "一、", "二、", "三、")
_LONGEST = 60
"""An item longer than this tells a matter of its own, and its number is a heading."""


def joints_of_lists(text: str) -> frozenset[int]:
    """The places of full stops and line breaks that only part the items of one list.

    Args:
        text: the plain text.

    Returns:
        Places whose stop weighs no more than a semicolon: an item of a list is a short clause with a figure in it,
        and the next one has the number that follows.
    """
    found: set[int] = set()
    if not any(sign in text for sign in _SECONDS):
        return frozenset()
    before: tuple[int, int, str] | None = None
    for mark in _number().finditer(text):
        place, style = _place(mark.group(1))
        if before is not None and style == before[2] and place == before[0] + 1:
            item = text[before[1] : mark.start(1)]
            if _is_short(item):
                found.update(range(before[1] + len(item.rstrip("。\n")), mark.start(1)))
        before = (place, mark.end(1), style)
    return frozenset(found)


def joints_in_brackets(text: str) -> frozenset[int]:
    """The places of full stops in a bracket that closes in its paragraph: they end no sentence (共62篇（A45篇。B17篇）)."""
    found: set[int] = set()
    open_ones: list[list[int]] = []
    for sign in _sign().finditer(text) if "（" in text else ():
        if sign.group() == "（":
            open_ones.append([])
        elif sign.group() == "\n":
            open_ones.clear()
        elif sign.group() == "。" and open_ones:
            open_ones[-1].append(sign.start())
        elif sign.group() == "）" and open_ones:
            found.update(open_ones.pop())
    return frozenset(found)


class Headings:
    """The headings of the upper rank, （二）依申请公开情况, and what the text below each is about."""

    def __init__(self, scene: Scene, default: str) -> None:
        """Find them.

        Args:
            scene: the text.
            default: what the text is about before it says so.
        """
        self._starts: list[int] = [0]
        self._about: list[str] = [default]
        for line in _heading().finditer(scene.text) if any(sign in scene.text for sign in _FIRST) else ():
            first = bisect_left(scene.marks, line.start(), key=lambda mark: mark.start)
            named = [mark for mark in scene.marks[first : first + 6] if mark.end <= line.end()]
            told = next(
                (mark for mark in named if mark.family in ("app", "about", "review", "litigation", "norm")),
                None,
            )
            self._starts.append(line.start())
            self._about.append(
                default if told is None else told.name if told.family == "about" else told.family
            )

    def about(self, place: int) -> str:
        """What a paragraph is about before it says so itself, as a family of words."""
        return self._about[bisect_right(self._starts, place) - 1]


def without_number(words: str) -> str:
    """④总计10件, 4.总计10件: the words behind the number of an item."""
    number = _number().match(words) if words[:1] in "（(123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩" else None
    return words if number is None else words[number.end(1) :]


def is_numbered(text: str, low: int, high: int) -> bool:
    """Whether the number of an item, （一） or 1., stands between two places."""
    return _number().search(text, low, high) is not None


def _is_short(item: str) -> bool:
    words = item.rstrip("。\n；，")
    return len(words) <= _LONGEST and "。" not in words and "\n" not in words and any(map(str.isdigit, words))


def _place(number: str) -> tuple[int, str]:
    """Which one of its list a number stands for, and how it is written."""
    sign = number.strip("（）().．、 ")
    if sign.isdigit() and sign.isascii():
        return int(sign), "1" + number[-1]
    if sign in _CIRCLED:
        return _CIRCLED.index(sign) + 1, "①"
    tens = sign.endswith("是")
    return _NUMERALS.find(sign.removesuffix("是")) + 1, ("是" if tens else "一" + number[-1])


@cache
def _heading() -> re.Pattern[str]:
    return regex(
        f"^(?:[（(][{_NUMERALS}]{{1,2}}[）)]|[{_NUMERALS}]、)[^。；，：\\n0-9]{{2,24}}", re.MULTILINE
    )


@cache
def _sign() -> re.Pattern[str]:
    return regex("[（）。\\n]")


@cache
def _number() -> re.Pattern[str]:
    return regex(
        f"(?:^|(?<=[。；：，\n]))([（(](?:[{_NUMERALS}]|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、）)](?![0-9])|[{_CIRCLED}]|[{_NUMERALS}](?:是|、))"
    )
