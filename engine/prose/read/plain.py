"""The text as it is read: simplified characters, without the spaces and line breaks that a layout put into it."""

import re
from collections.abc import Iterator
from functools import cache

from engine.namedtuple import NamedTuple
from engine.prose.read.characters import OTHERS, OTHERS_SIMPLIFIED, SIMPLIFIED, TRADITIONAL
from engine.regex import regex

_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", ".": "。"}
_BEFORE_A_STOP = "）%"
_PARAGRAPH_OPENS = "（(第0123456789一二三四五六七八九十"
_UNITS = "件条份宗起例项次篇个期部场元万亿余多%％"
_LONG_LINE = 16


class Plain(NamedTuple):
    """A text made easy to read, and the way back to the one it was made from.

    Attributes:
        text: simplified, without spaces inside words and numbers; paragraphs end with a line break.
        places: for each code point of `text` its place in the original; empty when the places are the same.
    """

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the plain text stands in the original."""
        if not self.places or end <= start:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """Make a text easy to read; every code point that stays keeps its place."""
    text = _with_full_marks(text.translate(_characters()))
    pieces: list[str] = []
    places: list[int] = []
    done = line = 0
    for gap in _gap().finditer(text):
        start, end = gap.span()
        kept = _kept(text, start, end, start - line)
        pieces.append(text[done:start])
        places.extend(range(done, start))
        if kept:
            pieces.append(kept)
            places.append(start)
        if "\n" in gap.group():
            line = end
        done = end
    if not pieces:
        return Plain(text, ())
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    return Plain("".join(pieces), tuple(places))


def _with_full_marks(text: str) -> str:
    """ASCII marks as Chinese ones, but for those that belong to a number, an address or Latin words."""
    found = [at for mark in _FULL for at in _everywhere(text, mark) if _is_chinese_mark(text, at)]
    if not found:
        return text
    chars = list(text)
    for at in found:
        chars[at] = _FULL[chars[at]]
    return "".join(chars)


def _everywhere(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _is_chinese_mark(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    latin_behind = after.isascii() and after.isalnum()
    if text[at] == ".":
        return (before in _BEFORE_A_STOP or "一" <= before <= "鿿") and before != "" and not latin_behind
    latin_before = before.isascii() and before.isalnum()
    return not latin_before or not (latin_behind or after == "/")


def _kept(text: str, start: int, end: int, width: int) -> str:
    """What stays of white space: a line break between paragraphs, a space between words, or nothing."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "" or after == "":
        return "\n" if "\n" in text[start:end] else ""
    digits = before.isdigit() and after.isdigit()
    if "\n" not in text[start:end]:
        if digits:
            return "" if _is_torn(text, start, end) else " "
        return " " if before.isascii() and before.isalpha() and after.isascii() and after.isalpha() else ""
    if before in "、，":
        return ""
    if before in "。！？；：" or (after in _PARAGRAPH_OPENS and _opens_paragraph().match(text, end)):
        return "\n"
    if digits:
        return "" if _is_torn(text, start, end) else "\n"
    if before.isdigit() and after in _UNITS:
        return ""
    return "" if width >= _LONG_LINE else "\n"


def _is_torn(text: str, start: int, end: int) -> bool:
    """Whether digits on both sides of white space are one number: 6 0件, 1 200件, 20 24年."""
    left = _digits_before().search(text, max(0, start - 9), start)
    right = _digits_behind().match(text, end)
    if left is None or right is None or end - start > 3:
        return False
    first, second = left.group(), "".join(right.group(1).split())
    if len(first) + len(second) > 9 or first[0] == "0":
        return False
    if len(first) == 4 and first[:2] in ("19", "20") and len(second) > 1:
        return False
    if len(second) == 3 and len(first) <= 3:
        return True
    return len(first) == 1 or len(second) == 1 or len(first) + len(second) == 4


@cache
def _characters() -> dict[int, str]:
    table = dict(zip(map(ord, OTHERS), OTHERS_SIMPLIFIED, strict=True))
    table |= dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))
    table |= dict(zip(map(ord, "０１２３４５６７８９"), "0123456789", strict=True))
    return {old: new for old, new in table.items() if chr(old) != new}


@cache
def _gap() -> re.Pattern[str]:
    return regex("[ \t\r\n\f\v\u00a0\u2002-\u200b\u3000\ufeff]+")


@cache
def _opens_paragraph() -> re.Pattern[str]:
    return regex(
        "[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]"
        "|[0-9]{1,2}(?:[、）)]|[.．](?![0-9])|[.．](?=20[0-9]{2}年))|第[一二三四五六]"
    )


@cache
def _digits_before() -> re.Pattern[str]:
    return regex(r"[0-9]+\Z")


@cache
def _digits_behind() -> re.Pattern[str]:
    return regex(
        f"([0-9]{{1,6}}(?: {{1,2}}[0-9]{{1,3}}){{0,6}})(?:[ \t\u00a0\u3000]{{0,2}}[{_UNITS}年]|[.．][0-9])"
    )
