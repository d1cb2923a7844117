"""Shares and growth in words: 百分之三十, 三分之二, 三成五, 一半, 翻两番."""

import re
from decimal import Decimal
from functools import cache

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.words.evaluate import evaluate
from engine.words.figure import DIGITS, Figure, narrow, read_figure

_PERCENT_PER_UNIT = {
    "%": Decimal(1),
    "百分点": Decimal(1),
    "‰": Decimal("0.1"),
    "倍": Decimal(100),
    "成": Decimal(10),
}
_UNIT_NAMES = {"‰": "%", "成": "%"}
_MOST_DOUBLINGS = 20


class Ratio(NamedTuple):
    """A share or a growth, in percent."""

    start: int
    end: int
    value: Decimal | None
    unit: str = "%"
    hedged: bool = False
    rounded: bool = False


def in_percent(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Turn 三成, 2倍, 5‰ into percent; 倍 and 百分点 keep their name, for they mean something else."""
    return value * _PERCENT_PER_UNIT[unit], _UNIT_NAMES.get(unit, unit)


def read_ratio(text: str, at: int, figure: Figure | None) -> Ratio | None:
    """Read a ratio that is not simply a figure with a unit.

    Args:
        text: The whole text.
        at: Where it may start.
        figure: The figure read at ``at``, if there is one.

    Returns:
        The ratio, or None when there is none at ``at``.
    """
    doubling = _doubling().match(text, at) if text.startswith("翻", at) else None
    if doubling is not None:
        return _read_doubling(text, doubling)
    half = _half().match(text, at) if "半" in text[at : at + 2] else None
    if half is not None:
        return Ratio(at, half.end(), Decimal(50), hedged=half.group(1) is not None)
    if text.startswith("百分百", at):
        return Ratio(at, at + 3, Decimal(100))
    if figure is None:
        return None
    if text.startswith("分之", figure.end):
        return _read_fraction(text, figure)
    tenths = _tenths().match(text, figure.end) if text.startswith("成", figure.end) else None
    if tenths is not None and figure.value is not None:
        extra = evaluate(tenths.group(1)) or 0
        return Ratio(at, tenths.end(), figure.value * 10 + extra)
    return None


def _read_doubling(text: str, found: re.Match[str]) -> Ratio:
    start, end, written = found.start(), found.end(), found.group(1)
    if found.group(2) == "倍":
        return Ratio(start, end, Decimal(100) if written in ("", "一", "1") else None)
    times = int(narrow(written)) if _digits().fullmatch(written) else evaluate(written)
    if written == "":
        times = 1
    hedged = text[end : end + 1] in ("多", "余")
    value = None if times is None or not 0 < times <= _MOST_DOUBLINGS else Decimal((2**times - 1) * 100)
    return Ratio(start, end + hedged, value, hedged=hedged)


def _read_fraction(text: str, bottom: Figure) -> Ratio | None:
    whole = _bare_value(text, bottom)
    top = read_figure(text, bottom.end + 2)
    if whole is None or not whole or top is None:
        return None
    part = _bare_value(text, top)
    if part is None:
        return Ratio(bottom.start, top.end, None)
    exact = part * 100 / whole
    value = exact if exact * whole == part * 100 else exact.quantize(Decimal("0.01"))
    return Ratio(bottom.start, top.end, value, hedged=top.hedged, rounded=value is not exact)


def _bare_value(text: str, figure: Figure) -> Decimal | None:
    """Read 百 as 100: only in fractions does it stand alone."""
    if figure.trouble != "bare" or figure.hedged:
        return figure.value
    value = evaluate("一" + text[figure.start : figure.end])
    return None if value is None else Decimal(value)


@cache
def _doubling() -> re.Pattern[str]:
    return regex(f"翻[了过]?([{DIGITS}]{{1,2}}|[一二两兩三四五六七八九几十]{{0,2}})(番|倍)")


@cache
def _half() -> re.Pattern[str]:
    return regex("(?:一半|半[数數])|(?<![通经經不])([过過近大]半[数數]?)(?![年天月个個夜小自径成截导])")


@cache
def _tenths() -> re.Pattern[str]:
    return regex("成([一二三四五六七八九])(?![一二三四五六七八九十百千万])")


@cache
def _digits() -> re.Pattern[str]:
    return regex(f"[{DIGITS}]+")
