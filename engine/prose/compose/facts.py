"""What a paragraph is composed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple
from engine.regex import regex


class Facts(NamedTuple):
    """The facts of a draft, as far as composing needs them.

    Attributes:
        profile: the profile of the draft.
        value: the figure of a key, stated or derived; None when blank; last year's under `last_year.`.
        said: what the drafter said in words, by question; "" where the answer was 无; None where it is open.
    """

    profile: Mapping[str, object]
    value: Callable[[str], Number | None]
    said: Callable[[str], str | None]

    @property
    def year(self) -> int | None:
        """The report year."""
        year = self.profile.get("year")
        return year if isinstance(year, int) else None

    @property
    def year_text(self) -> str:
        """The report year as text, or a gap."""
        return str(self.year) if self.year else "【待填：报告年度】"

    @property
    def organ(self) -> str:
        """The full name, or a gap."""
        return self.field("organ") or "【待填：机关全称】"

    @property
    def name(self) -> str:
        """What the text calls the organ after the preamble: the short name, else the full one."""
        return self.field("short_name") or self.organ

    @property
    def arabic(self) -> bool:
        """Whether sub-headings are numbered 1. instead of （一）."""
        return self.profile.get("style") == "arabic"

    def field(self, key: str) -> str:
        """An entry of the profile as text; empty when it is not there."""
        value = self.profile.get(key)
        return value.strip() if isinstance(value, str) else ""

    def items(self, question: str) -> list[str]:
        """What was said to a question, split into sentences without their end marks and their own 一是, 1. ."""
        pieces = _breaks().split(self.said(question) or "")
        items = (_number().sub("", piece.strip(_EDGES)).strip(_EDGES) for piece in pieces)
        return [item for item in items if item]

    def some(self, key: str) -> bool:
        """Whether the figure is known and not zero."""
        return bool(self.value(key))

    def none(self, key: str) -> bool:
        """Whether the figure is known to be zero."""
        return self.value(key) == 0


_EDGES = " \t\r\u00a0\u3000。；;，,、：:"


@cache
def _number() -> re.Pattern[str]:
    """The number that a drafter put before a sentence of a list."""
    return regex(
        "(?:[一二三四五六七八九十]{1,2}(?:是|、)|第[一二三四五六七八九十][，、]|其[一二三四五][，、]?|"
        "[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9]{1,2}(?:、|[.．)）](?![0-9]))|[①-⑩])[ \u3000]*"
    )


@cache
def _breaks() -> re.Pattern[str]:
    return regex("[；;\n]|(?<=[。！!？?])|[，,](?=(?:[二三四五六七八九]是|第[二三四五六七八九][，、]))")


_ORDINALS = "一二三四五六七八九十"


def listed(items: list[str]) -> str:
    """Several sentences as 一是…；二是…。; one alone without a number; none as an empty text."""
    if not items:
        return ""
    if len(items) == 1:
        return items[0] + "。"
    return (
        "；".join(
            f"{_ORDINALS[number]}是{item}" if number < len(_ORDINALS) else item
            for number, item in enumerate(items)
        )
        + "。"
    )


def unsaid(facts: Facts, question: str, name: str) -> str:
    """For an aspect of which nothing is told: that there is nothing new where the drafter said 无, else a gap."""
    if facts.said(question) == "":
        return f"本年度{name}没有新的情况需要报告。"
    return f"【待填：{name}情况】"


def heading(facts: Facts, number: int, title: str) -> str:
    """A sub-heading line in the house style: （一）title as its own line, or 1.title."""
    return f"{number}.{title}" if facts.arabic else f"（{_ORDINALS[number - 1]}）{title}"


def counted(facts: Facts, entries: tuple[tuple[str, str, str], ...]) -> list[str]:
    """Linked counts (`words`, key, unit) that are not zero: 网站{posts.website}条."""
    return [f"{words}{{{key}}}{unit}" for words, key, unit in entries if facts.some(key)]


def growth(now: Number | None, before: Number | None) -> str:
    """较上年增长n% with at most one decimal; empty where nothing can be computed (no value, or 0 before)."""
    if now is None or not before:
        return ""
    if now == before:
        return "与上年持平"
    percent = abs(Decimal(now) - Decimal(before)) * 100 / Decimal(before)
    rounded = percent.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if not rounded:
        return "与上年基本持平"
    shown = format(rounded.normalize(), "f")
    return f"较上年{'增长' if now > before else '下降'}{shown}%"
