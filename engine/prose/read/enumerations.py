"""Lists whose items are numbered and end like sentences: （一）予以公开5件。（二）部分公开2件 is one list."""

from __future__ import annotations

import re
from functools import cache

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SECONDS = ("二）", "2）", "二)", "2)", "②", "2.", "2．", "2、", "二是", "二、")
"""One of them stands in every list."""
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


def without_number(words: str) -> str:
    """④总计10件, 4.总计10件: the words behind the number of an item."""
    number = _number().match(words) if words[:1] in "（(123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩" else None
    return words if number is None else words[number.end(1) :]


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
def _number() -> re.Pattern[str]:
    return re.compile(
        f"(?:^|(?<=[。；：，\n]))([（(](?:[{_NUMERALS}]|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、）)](?![0-9])|[{_CIRCLED}]|[{_NUMERALS}](?:是|、))"
    )
