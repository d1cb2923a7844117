"""Finding the numbers in a text, each with its exact place and how far it can be trusted."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from engine.regex import regex
from engine.words import notes
from engine.words.context import code_end, is_amount_in_chinese, is_reference, swallowed_one
from engine.words.evaluate import NUMERAL_CHARS
from engine.words.figure import DIGITS, Figure, plain_number, read_figure
from engine.words.hedges import hedge_before, hedge_behind
from engine.words.numeral import Kind, Numeral
from engine.words.ranges import read_range
from engine.words.ratios import Ratio, in_percent, read_ratio
from engine.words.units import NO_UNIT, Unit, match_unit

_LEADING = {"bare": "上过過成", "vague": "好"}


def find_numbers(text: str) -> tuple[Numeral, ...]:
    """Find every number written in a text, in order and without overlaps.

    Numbers that only name something (years, ordinals, telephone numbers) come as kind ``other``.

    Args:
        text: Any text; nothing in it is normalised, offsets count its code points.

    Returns:
        The numbers; empty when there are none. Never raises.
    """
    return tuple(_scan(text, whole=False))


def read_number(text: str) -> Numeral | None:
    """Read an answer that is one number and nothing else, such as ``60件`` or ``共六十余件。``.

    Args:
        text: The whole answer.

    Returns:
        The number, of any kind, with offsets into ``text``; None when the answer is not one number.
    """
    found = _answer().fullmatch(text)
    if found is None:
        return None
    low, high = found.span(1)
    inner = text[low:high]
    if _doubtful_comma().fullmatch(inner):
        note = notes.doubtful(inner, "", "comma")
        return Numeral(low, high, inner, None, "ask", "", note, low, high)
    numbers = _scan(inner, whole=True)
    first = next(numbers, None)
    if first is None or (first.start, first.end) != (0, len(inner)):
        return None
    return first._replace(
        start=low,
        end=high,
        figure_start=first.figure_start + low,
        figure_end=first.figure_end + low,
    )


def _scan(text: str, *, whole: bool) -> Iterator[Numeral]:
    at = floor = 0
    while (start := _starter().search(text, at)) is not None:
        numeral, at = _read(text, start.start(), floor, whole=whole)
        if numeral is not None:
            floor = at = numeral.end
            yield numeral


def _read(text: str, at: int, floor: int, *, whole: bool) -> tuple[Numeral | None, int]:
    """Read what stands at ``at``; give also where to go on when it is no number."""
    code = code_end(text, at)
    if code is not None:
        return _numeral(text, Figure(at, code, None, arabic=True), "other"), code
    if swallowed_one(text, at) and not whole:
        return None, at + 1
    figure = read_figure(text, at)
    ratio = read_ratio(text, at, figure)
    if ratio is not None:
        return _from_ratio(text, ratio, floor), ratio.end
    if figure is None:
        return None, at + 1
    return _from_figure(text, figure, floor, whole=whole), figure.end


def _from_figure(text: str, figure: Figure, floor: int, *, whole: bool) -> Numeral | None:
    unit = match_unit(text, figure.end)
    if is_reference(text, figure, unit) and (unit is not None or not whole):
        readable = figure.arabic or unit is not None or figure.trouble != "malformed"
        return _numeral(text, figure, "other", unit) if readable else None
    joined = read_range(text, figure, unit, whole=whole)
    if joined is not None:
        if joined.unit is not None and joined.unit.sort == "reference":
            return _numeral(text, joined.figure, "other", joined.unit)
        return _ask(text, joined.figure, joined.unit, floor)
    if not (figure.arabic or whole or is_amount_in_chinese(text, figure, unit)):
        return None
    if figure.trouble == "comma" and (unit is not None or whole):
        figure = figure._replace(trouble="")
    if figure.value is None or figure.trouble:
        return _ask(text, figure, unit, floor)
    half = _and_a_half().match(text, unit.end) if unit is not None and unit.name in ("个", "倍") else None
    if half is not None and unit is not None:
        return _ask(text, figure._replace(trouble="malformed"), unit._replace(end=half.end()), floor)
    return _amount(text, figure, unit or NO_UNIT, floor, whole=whole)


def _amount(text: str, figure: Figure, unit: Unit, floor: int, *, whole: bool) -> Numeral:
    value = figure.value or Decimal(0)
    name = unit.name
    end = max(unit.end, figure.end)
    start, sign = _sign(text, figure, unit, whole=whole)
    if sign == "negative":
        return _ask(text, figure._replace(start=start, trouble=sign), unit, floor)
    if name == "元" and text[figure.end - 1] in "万萬":
        name, value = "万元", value / 10_000
    if unit.sort == "ratio":
        value, name = in_percent(value, name)
        value = -value if sign == "minus" else value
    low, high = hedge_before(text, start, floor), hedge_behind(text, end)
    hedged = figure.hedged or (low, high) != (start, end)
    shown = text[low:high]
    kind: Kind = "ratio" if unit.sort == "ratio" else "approximate" if hedged else "exact"
    note = notes.hedged(shown, name) if hedged else ""
    return Numeral(low, high, shown, plain_number(value), kind, name, note, start, figure.end)


def _sign(text: str, figure: Figure, unit: Unit, *, whole: bool) -> tuple[int, str]:
    """Look for a minus: in front of a percentage it counts, in front of an amount it is asked about."""
    at = figure.start - 1
    if not figure.arabic or at < 0 or text[at] not in "-－−+＋":
        return figure.start, ""
    if text[at] in "+＋":
        return (at, "") if unit.sort == "ratio" or (whole and at == 0) else (figure.start, "")
    before = text[at - 1 : at] if at else ""
    if unit.sort == "ratio" and not _glued().fullmatch(before):
        return at, "minus"
    return (at, "negative") if before == "" or before in " \n\t(（:：,，、=" else (figure.start, "")


def _from_ratio(text: str, ratio: Ratio, floor: int) -> Numeral:
    low, high = hedge_before(text, ratio.start, floor), hedge_behind(text, ratio.end)
    shown = text[low:high]
    note = ""
    if ratio.value is None:
        return Numeral(
            low, high, shown, None, "ask", ratio.unit, notes.doubtful(shown, ratio.unit, ""), low, ratio.end
        )
    if ratio.rounded:
        note = notes.rounded(shown, ratio.value)
    if ratio.hedged or (low, high) != (ratio.start, ratio.end):
        note = notes.hedged(shown, ratio.unit)
    value = plain_number(ratio.value)
    return Numeral(low, high, shown, value, "ratio", ratio.unit, note, ratio.start, ratio.end)


def _ask(text: str, figure: Figure, unit: Unit | None, floor: int) -> Numeral:
    unit = unit or NO_UNIT
    end = hedge_behind(text, max(unit.end, figure.end))
    start = hedge_before(text, figure.start, floor)
    if start == figure.start > floor and text[start - 1] in _LEADING.get(figure.trouble, ""):
        start -= 1
    shown = text[start:end]
    name = "万元" if unit.name == "元" and text[figure.end - 1] in "万萬" else unit.name
    note = notes.doubtful(shown, name, figure.trouble)
    return Numeral(start, end, shown, None, "ask", name, note, figure.start, figure.end)


def _numeral(text: str, figure: Figure, kind: Kind, unit: Unit | None = None) -> Numeral:
    unit = unit or NO_UNIT
    end = max(unit.end, figure.end)
    value = None if figure.value is None else plain_number(figure.value)
    return Numeral(
        figure.start, end, text[figure.start : end], value, kind, unit.name, "", figure.start, figure.end
    )


@cache
def _starter() -> re.Pattern[str]:
    return regex(f"[{DIGITS}{NUMERAL_CHARS}几幾若数數翻半过過近大]")


@cache
def _answer() -> re.Pattern[str]:
    blank = "[ \\t\\r\\n\u00a0\u3000]"
    opening = f"{blank}*(?:(?:一共|总共|總共|共计|合计|总计|共|计|有|是|为|：|:){blank}*)?"
    return regex(
        f"{opening}([^ \\t\\r\\n\u00a0\u3000].{{0,98}}?)(?:{blank}|[。．.，,、；;！!？?了哦啊整正])*",
        re.DOTALL,
    )


@cache
def _doubtful_comma() -> re.Pattern[str]:
    return regex(f"[{DIGITS}]{{1,3}}(?:，[{DIGITS}]{{3}})+")


@cache
def _and_a_half() -> re.Pattern[str]:
    return regex("半(?!年|天|月|小时|数)")


@cache
def _glued() -> re.Pattern[str]:
    return regex(f"[{DIGITS}A-Za-z%％]")
