"""Amounts of money: administrative fees, and the fee for information with its notices, apart from other amounts."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark
from engine.regex import regex

_SPARED = ("减免", "免收", "免征", "减征", "退还", "采购", "招标", "投资", "补贴", "预算")
"""Words of fees that were not charged, and of money that is none."""


def fee_key(
    item: Item, noun: str, words: str = "", *, noticed: bool = False
) -> tuple[str, Number | None, str] | None:
    """The key, the value in the key's unit, and the unit, of an amount of money.

    Args:
        item: a number in 元 or 万元, or of notices in 件.
        noun: fees, info_fee or notice: what the amount is.
        words: what stands in front of the number.
        noticed: whether a number of notices was told just before.
    """
    value = item.value
    if noun == "fees":
        if value is None or item.unit not in ("元", "万元") or any(sign in words for sign in _SPARED):
            return None
        return (
            "disclosure.fees",
            _tidy(Decimal(value) / 10_000 if item.unit == "元" else Decimal(value)),
            "万元",
        )
    if item.unit in ("件", "份", "次", "起", "宗", "例", "件次", "份次", "笔", "封", "张"):
        noticed = item.has("notice") or noun == "notice" or "通知" in words
        return ("info_fee.notices", value, "件") if noticed else None
    if item.unit in ("元", "万元") and value is not None and not _not_received().search(words):
        yuan = _tidy(Decimal(value) * 10_000 if item.unit == "万元" else Decimal(value))
        billed = item.has("billed") or (item.has("notice") and not item.has("received_fee"))
        plainly = item.has("received_fee") and not item.has("notice") and not noticed and "应" not in words
        billed = billed and not plainly and "实收" not in words and "实际收" not in words
        billed = billed or (noticed and _received().search(words) is None)
        return f"info_fee.{'billed' if billed else 'received'}_yuan", yuan, "元"
    return None


def is_of_a_fee(item: Item, text: str) -> bool:
    """收取380元, but not 收取保证金36万元: nothing between the verb and the amount names another thing."""
    ends = [mark.end for mark in item.head if mark.family in ("billed", "received_fee")]
    return not ends or _amount().fullmatch(text, ends[-1], item.start) is not None


def is_noticed(text: str, marks: tuple[Mark, ...], item: Item, last: Item | None) -> bool:
    """发出收费通知，金额640元: a notice is spoken of just before, and no number of them."""
    low = max(*(text.rfind(stop, 0, item.low) + 1 for stop in "。\n"), item.low - 30)
    first = bisect_left(marks, low, key=lambda mark: mark.start)
    last_mark = bisect_left(marks, item.low, key=lambda mark: mark.start)
    near = [mark.end for mark in marks[first:last_mark] if mark.family == "notice"]
    return bool(near) and (last is None or last.end <= near[-1])


def _tidy(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value.normalize()


@cache
def _amount() -> re.Pattern[str]:
    return regex(
        "(?:信息处理|检索|复制|邮寄|工本|相关|的|了|费用?|人民币|金额|总额|数额|共计?|合计|总计|累计|为|是|有|约|：|、|（[^（）]*）)*"
    )


@cache
def _received() -> re.Pattern[str]:
    """Words of money that came in; behind a notice every other amount is what it asked for."""
    return regex("实收|实际|已收|到账|入账|已缴|缴纳|缴清|上缴|入库|收到|收取|共收|收回")


@cache
def _not_received() -> re.Pattern[str]:
    """余下780元未收: what neither was asked for nor came in."""
    return regex("余下|剩余|其余|未收|未缴|免收|减免|免除|退还|退回|欠")
