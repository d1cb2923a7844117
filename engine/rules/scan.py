"""Looking at a text before, or instead of, a regular expression.

Compiling a class of Chinese characters costs more than searching ten reports, so that a rule first asks here whether
its pattern can match at all; a report without that fault then compiles nothing. Every question is one that a match
must answer with yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from engine.regex import regex

NUMERALS = "一二三四五六七八九十"
OPENING, CLOSING = "〔[［【（({｛﹝〈<「", "〕]］】）)}｝﹞〉>」"


def words(listed: str) -> tuple[str, ...]:
    """A list of words as data: parted by spaces."""
    return tuple(listed.split())


def says(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)


def is_han(text: str) -> bool:
    """Whether every sign is a Chinese character; also true of an empty text."""
    return all("一" <= sign <= "\u9fff" for sign in text)


def places(text: str, word: str) -> Iterator[int]:
    """Every place where the word stands, overlapping ones too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def leftmost(text: str, words: Iterable[str], start: int = 0) -> tuple[int, int] | None:
    """The first place of any of the words, as a pattern `one|other` finds it; of two at one place the first."""
    best: tuple[int, int] | None = None
    for word in words:
        at = text.find(word, start, len(text) if best is None else best[0] + len(word) - 1)
        if at >= 0:
            best = (at, at + len(word))
    return best


def pieces(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The places of the words from left to right, none overlapping."""
    found = leftmost(text, words)
    while found is not None:
        yield found
        found = leftmost(text, words, found[1])


def blank(text: str, at: int) -> int:
    """The first place from here on that is no white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def before_blank(text: str, at: int) -> str:
    """The last sign before this place that is no white space; empty at the head."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at]


@cache
def digits() -> re.Pattern[str]:
    """A run of digits."""
    return regex(r"\d+")


@lru_cache(maxsize=64)
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """Where the runs of digits begin and end."""
    return tuple(match.span() for match in digits().finditer(text))


def years_in_brackets(text: str) -> Iterator[int]:
    """Places of 20…  with a closing bracket behind the fourth digit: 〔2021〕, (2023)."""
    for at in places(text, "20"):
        if text[at + 4 : at + 5] and text[at + 4] in CLOSING:
            yield at


def numbered(text: str, longest: int, marks: str = ".、．", lone: str = "是") -> int:
    """How long the number at the head of an item is: （二）, 12. or 二是; 0 where there is none.

    Args:
        text: the item.
        longest: so many numerals may stand in the brackets.
        marks: what may follow one or two digits.
        lone: what may follow a single numeral.
    """
    head = text[:1]
    if head == "（":
        close = text.find("）", 1, longest + 2)
        return close + 1 if close > 1 and all(sign in NUMERALS for sign in text[1:close]) else 0
    if head and head in NUMERALS:
        return 2 if text[1:2] and text[1] in lone else 0
    for size in (1, 2):
        if text[:size].isdecimal() and text[size : size + 1] and text[size] in marks:
            return size + 1
    return 0
