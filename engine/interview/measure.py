"""The units of an answer against the unit of the figure."""

from __future__ import annotations

from decimal import Decimal

from engine.figures.claims import Number
from engine.form.keys import DECIMALS, LAST_YEAR, unit
from engine.interview.tokens import Token

MONEY = frozenset({"元", "万元"})
NEVER = frozenset({"元", "万元", "%", "倍", "分", "百分点", "角", "小时", "天", "月", "公里", "亩", "吨"})
"""Units in which nothing is counted; a figure of 件 given in one of them is asked again."""
PEOPLE = frozenset({"人", "名", "位", "人次", "家", "户"})
"""Units of persons; a case is no person, so such a number is shown for confirmation."""


def in_unit(token: Token, key: str) -> Number | None:
    """The number in the unit of the key: 元 and 万元 are converted; None when a count has a fraction."""
    wanted, value = unit(key), Decimal(token.value)
    tens = token.unit == "" and token.text.endswith(("万", "萬"))  # 786万 is 786万元
    if wanted == "万元" and (token.unit == "元" or tens):
        value /= 10000
    elif wanted == "元" and token.unit == "万元":
        value *= 10000
    if value == value.to_integral_value():
        return int(value)
    return value.normalize() if key.removeprefix(LAST_YEAR) in DECIMALS else None
