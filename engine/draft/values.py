"""What single values of a draft may be: figures, and text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from engine.form import unit
from engine.form.keys import DECIMALS
from engine.regex import regex

Number: TypeAlias = int | Decimal

LARGEST = 10**12
"""No figure of a report is larger."""

PLACES = 6
"""万元 down to 分: the finest a decimal figure may be."""

_NUMERAL = regex(r"\d+(\.\d+)?", re.ASCII)
_UNWRITABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tidy(text: str) -> str:
    """The text with plain line ends and without characters that no file can keep."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub("", text)


def number_fault(key: str, value: object) -> str:
    """Why the value cannot be the figure of this key, in words for the drafter; empty when it can."""
    if isinstance(value, bool):
        return f"应填数字，不能填 {'true' if value else 'false'}；没有发生填 0，还不清楚就删去这一行"
    if isinstance(value, str):
        return _text_fault(value)
    if not isinstance(value, int | Decimal):
        return "这里应是一个数字"
    if isinstance(value, Decimal) and not value.is_finite():
        return "nan、inf 不是数字；还不清楚就删去这一行"
    if value < 0:
        return f"{_shown(value)} 是负数；数量不能小于 0，请核对"
    if value > LARGEST:
        return f"{_shown(value)} 太大，请核对位数和单位（{unit(key)}）"
    if isinstance(value, Decimal):
        return _decimal_fault(key, value)
    return ""


def plain(value: Number) -> Number:
    """The figure without an exponent and without a sign on 0 (`1E+3` is 1000); printed as stated otherwise."""
    if isinstance(value, int):
        return value
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return int(value)
    return abs(value) if value == 0 else value


def _text_fault(value: str) -> str:
    if _NUMERAL.fullmatch(value.strip()):
        return f"“{_shown(value)}”加了引号；数字不加引号，请改为 {value.strip()}"
    if not value.strip():
        return "引号里是空的；没有发生填 0，还不清楚就删去这一行"
    return f"“{_shown(value)}”是文字，这里应填数字"


def _decimal_fault(key: str, value: Decimal) -> str:
    places = value.as_tuple().exponent
    if key not in DECIMALS:
        if value == value.to_integral_value():
            return f"{_shown(value)} 带了小数点；数量只填整数，请改为 {int(value)}"
        return f"{_shown(value)} 是小数；数量只填整数"
    if isinstance(places, int) and places < -PLACES:
        return f"{_shown(value)} 的小数位太多，最多 {PLACES} 位"
    return ""


def _shown(value: object) -> str:
    text = str(value) if not isinstance(value, int) or abs(value) < 10**40 else f"{str(value)[:20]}…"
    return text if len(text) <= 40 else f"{text[:40]}…"


def tidied(value: object) -> object:
    """A value that the program only keeps, in the form in which the file gives it back."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, Mapping):
        return {tidy(str(key)): tidied(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [tidied(item) for item in value if item is not None]
    if isinstance(value, float):
        return Decimal(str(value))
    return value
