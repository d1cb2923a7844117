"""What is written in one cell: a number, nothing, or something else."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache

from engine.intake.report import Number
from engine.namedtuple import NamedTuple
from engine.regex import regex

_UNSEEN = regex("[\u200b-\u200f\u2060\ufeff\u00ad]")
_BOOKMARK = regex(r"\[bookmark:[^\]]*\]")
_NUMBER = regex(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_UNIT = regex(r"(?:件次|人次|件|个|项|条|份|宗|起|次|人|部|篇|例|户|家|亿元|万元|元)$")
_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "〇": "0", "○": "0", "零": "0", "﹢": "+"})
_NONE = frozenset({"无", "没有", "暂无", "未发生", "none", "n/a", "na", "空", "空白"})
_DASHES = regex(r"[/\\—―‐‑–−\-_*.·…]{1,8}")

TO_WAN = {"元": Decimal("0.0001"), "亿元": Decimal(10000)}
"""What a figure in this unit is worth in 万元."""


class Value(NamedTuple):
    """What a cell holds.

    Attributes:
        kind: `number`, `blank` (nothing written), `none` (a stroke, 无) or `text` (anything else).
        number: the number; None unless `kind` is `number`.
        unit: the unit written behind the number.
    """

    kind: str
    number: Number | None = None
    unit: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it is neither a number nor a sign for nothing."""
        return self.kind == "text"


@lru_cache(maxsize=4096)
def value_of(text: str) -> Value:
    """What is written: `1,234` `１２３４` `60件` `0` are numbers; `/` `—` `无` say nothing; `` is blank.

    A sign in front and decimals are read as they stand: whether the cell may hold them is not asked here.
    """
    normal = unicodedata.normalize("NFKC", _UNSEEN.sub("", _BOOKMARK.sub("", text)))
    joined = "".join(normal.split())
    if not joined:
        return Value("blank")
    if _DASHES.fullmatch(joined) or joined.lower() in _NONE:
        return Value("none")
    unit = _UNIT.search(joined)
    digits = (joined[: unit.start()] if unit else joined).translate(_MINUS)
    found = _NUMBER.fullmatch(digits)
    if found is None or _split_badly(_UNIT.sub("", normal.rstrip()), digits):
        return Value("text")
    sign, whole, decimals = found.groups()
    return Value("number", _number(sign, whole, decimals or ""), unit.group() if unit else "")


def _split_badly(text: str, digits: str) -> bool:
    """Whether white space parts what are two numbers: `0 0`, but not `1 234`."""
    return len(text.split()) > 1 and digits.lstrip("+-")[:1] == "0" and not digits.startswith(("0.", "-0."))


def _number(sign: str, whole: str, decimals: str) -> Number:
    number = Decimal(f"{'-' if sign == '-' else ''}{whole.replace(',', '')}{decimals}")
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()
