"""Figures of last year: 去年同期54件, （2023年为30件）, 由75件下降到63件."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from engine.prose.read.applications import LAST, RECEIVED
from engine.prose.read.items import Item
from engine.prose.read.nouns import LASTING
from engine.regex import regex


def look_back(
    item: Item,
    last: Item | None,
    text: str,
    year: int | None,
    stated: Collection[str],
    *,
    looking: bool = False,
) -> None:
    """Turn what is said of last year into last year's figure.

    Args:
        item: the number; its keys are those of this year and may be changed.
        last: the number before it.
        text: the plain text.
        year: the year of the report.
        stated: the keys of this year's figures that were stated before.
        looking: the part of the report looks back, so that a year that is named is meant.
    """
    if item.has("carry") or item.has("pending_app"):
        return
    before = text[max(0, item.low - 14) : item.low] if item.lead == "（" else ""
    aside = _aside().search(before)
    if (item.keys or item.subject == "app") and _from_to(text, item):
        year_of = _named().search(text, item.low, item.start)
        first = int(year_of.group()) if year_of is not None else None
        nearer = first is None or year is None or first == year - 1 or item.years == (first, first + 1)
        item.keys = _of_last_year(item.keys or (f"{RECEIVED}.total",)) if nearer else ()
        return
    named = aside is not None and _is_last_year(aside.group(1), year)
    words = text[item.low : item.start]
    own = any(mark.family == "last" for mark in item.head) and "至" not in words
    if not own and item.years and year is not None and item.years[-1] == year - 1:
        seen = any(key in stated for key in item.keys)
        own = any(mark.family == "compare" for mark in item.head) or seen or looking
    if not (named or own) or item.subject == "change":
        return
    if own and _because_of().search(words):
        item.keys = ()  # 因上一年度申请引发行政复议1件: of the applications that year, not of its figures
        return
    keys = item.keys
    bare = not any(mark.family in ("in", "out", "outcome") or mark.family in LASTING for mark in item.head)
    if last is not None and last.total is not None and "）" in text[last.end : item.start]:
        last = last.total  # 38件（自然人37件，法人1件），上年43件: the number in front of the bracket
    if (not keys or bare) and last is not None:
        alike = item.unit in ("", last.unit) or last.unit == ""
        keys = last.keys if alike else ()
    if not keys and item.subject == "app" and item.unit in ("件", "宗", "份", "起", "例", ""):
        keys = (f"{RECEIVED}.total",)
    item.keys = _of_last_year(keys)


def _of_last_year(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(LAST + key for key in keys if not key.startswith(LAST))


def _is_last_year(written: str, year: int | None) -> bool:
    return not written[:4].isdigit() or year is None or int(written[:4]) == year - 1


def _from_to(text: str, item: Item) -> bool:
    """由75件下降到63件: the first is what it was before."""
    words = text[item.low : item.start]
    return _from().search(words) is not None and _rising().match(text, item.end) is not None


@cache
def _named() -> re.Pattern[str]:
    return regex("20[0-9]{2}(?=年)")


@cache
def _from() -> re.Pattern[str]:
    return regex("[由从](?:20[0-9]{2}年度?|上一?年度?|去年)?的?$")


@cache
def _rising() -> re.Pattern[str]:
    return regex(
        "，?[一-鿿]{0,3}?(?:增长|增加|上升|提高|下降|减少|降低|回落|变化|变|增|降|升|减|跌|涨)了?(?:到|至|为)"
    )


@cache
def _because_of() -> re.Pattern[str]:
    return regex(
        "因[^，。]{0,12}(?:申请|公开|答复)[^，。]{0,12}(?:引发|引起|产生|提起)|(?:申请|答复)(?:引发|引起)"
    )


@cache
def _aside() -> re.Pattern[str]:
    return regex("(上年度?|去年|同期|同比|上一年度?|20[0-9]{2}年度?)(?:同期|全年)?的?（$")
