"""Reading the figure itself, without unit or context: Arabic, Chinese or mixed, with 万 and 亿."""

import re
from decimal import Decimal
from functools import cache

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.words.evaluate import NUMERAL_CHARS, SCALES, evaluate
from engine.words.units import match_unit

DIGITS = "0-9０-９"
_LONGEST = 15
_HEDGES = frozenset("余餘+＋多来几幾")
_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
_FRACTION_DIGITS = "零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖"


class Figure(NamedTuple):
    """A figure read out of a text; ``value`` is None when ``trouble`` says why."""

    start: int
    end: int
    value: Decimal | None
    arabic: bool
    trouble: str = ""
    """``vague`` 几、数百, ``bare`` 百 alone, ``malformed`` 五六, ``long``, ``comma`` (a value, but doubtful)."""
    hedged: bool = False
    """It carries 余, 多 or 来."""


def plain_number(value: Decimal) -> int | Decimal:
    """Give whole numbers as int, everything else as it is."""
    return int(value) if value == value.to_integral_value() else value


def narrow(text: str) -> str:
    """Turn full-width digits and points into ASCII ones."""
    return text.translate(_NARROW)


def read_figure(text: str, at: int) -> Figure | None:
    """Read the figure that starts at ``at``, as far as it goes.

    Args:
        text: The whole text.
        at: Where a digit, a Chinese numeral or a vague word such as 几 stands.

    Returns:
        The figure, or None when what stands there only looks like one.
    """
    vague = _vague().match(text, at) if _may_be_vague(text, at) else None
    if vague is not None:
        return Figure(at, vague.end(), None, arabic=False, trouble="vague")
    if _arabic_run().match(text, at):
        return _with_hedge(text, _read_arabic(text, at))
    if _chinese_run().match(text, at):
        return _with_hedge(text, _read_chinese(text, at))
    return None


def _may_be_vague(text: str, at: int) -> bool:
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    return first in ("几", "幾", "若") or (first in ("数", "數") and (second == "十" or second in SCALES))


def _read_arabic(text: str, at: int) -> Figure:
    first = _arabic_number(text, at)
    if first.value is None:
        return first
    total, end, amount, ceiling = Decimal(0), first.end, first.value, 10**17
    while True:
        scale, scale_end = _scale(text, end)
        if scale is None:
            return first
        if amount * scale >= ceiling:
            return _spoiled(text, at, end)
        total, end, ceiling = total + amount * scale, scale_end, scale
        following = _arabic_run().match(text, end)
        if following is None:
            if _chinese_run().match(text, end):
                return _spoiled(text, at, end)
            return Figure(at, end, total, arabic=True)
        width = following.end() - end
        if width > _LONGEST or amount % 1 or _fraction().match(text, following.end()):
            return _spoiled(text, at, end)
        amount, end = Decimal(narrow(following.group())), following.end()
        if _scale(text, end)[0] is None:
            if width != len(str(ceiling)) - 1:
                return _spoiled(text, at, end)
            return Figure(at, end, total + amount, arabic=True)


def _arabic_number(text: str, at: int) -> Figure:
    """Read digits with thousands separators, where they surely are that, and a decimal part."""
    run = _arabic_run().match(text, at)
    end = run.end() if run else at
    trouble = ""
    thousands = _thousands().match(text, at)
    if thousands is not None and _is_one_number(text, thousands):
        end = thousands.end()
        trouble = "comma" if thousands.group().count(",") > 1 else ""
    point = _fraction().match(text, end)
    numbered_year = end - at <= 2 and _year_fraction().match(text, end) is not None
    if point is not None and not numbered_year:
        end = point.end()
    written = narrow(text[at:end]).replace(",", "").replace("，", "")
    if sum(char != "." for char in written) > _LONGEST:
        return Figure(at, end, None, arabic=True, trouble="long")
    return Figure(at, end, Decimal(written), arabic=True, trouble=trouble)


def _is_one_number(text: str, thousands: re.Match[str]) -> bool:
    """Tell 1,234 from the list 58,120,36; full-width commas need a unit or a scale behind them."""
    start, end = thousands.span()
    if text[start] in "0０":
        return False
    if start >= 2 and text[start - 1] in ",，" and _arabic_run().match(text, start - 2):
        return False
    if text[end : end + 1] in (",", "，") and _arabic_run().match(text, end + 1):
        return False
    if "，" not in thousands.group():
        return True
    behind = _fraction().match(text, end)
    at = behind.end() if behind else end
    unit = match_unit(text, at)
    return text[at : at + 1] in {*SCALES, "余", "餘", "多"} or (unit is not None and unit.sort != "reference")


def _scale(text: str, at: int) -> tuple[int | None, int]:
    """Multiply 千万 and the like; 千米 and 百姓 are words, not scales."""
    found = _scale_run().match(text, at) if text[at : at + 1] in SCALES else None
    if found is None:
        return None, at
    factor, last = 1, 0
    for char in found.group():
        step = SCALES[char]
        if step <= last:
            return None, at
        factor, last = factor * step, step
    return factor, found.end()


def _spoiled(text: str, at: int, end: int) -> Figure:
    rest = _mixed_run().match(text, end)
    return Figure(at, rest.end() if rest else end, None, arabic=True, trouble="malformed")


def _read_chinese(text: str, at: int) -> Figure:
    run = _chinese_run().match(text, at)
    end = run.end() if run else at
    fraction = _chinese_fraction().match(text, end)
    if fraction is not None:
        if len(fraction.group(1)) > _LONGEST:
            return Figure(at, fraction.end(), None, arabic=False, trouble="long")
        whole = evaluate(text[at:end])
        digits = "".join(str(evaluate(char)) for char in fraction.group(1))
        scale = evaluate("一" + fraction.group(2)) if fraction.group(2) else 1
        if whole is None or scale is None:
            return Figure(at, fraction.end(), None, arabic=False, trouble="malformed")
        return Figure(at, fraction.end(), Decimal(f"{whole}.{digits}") * scale, arabic=False)
    if all(char in SCALES for char in text[at : min(end, at + 9)]) and end - at < 9:
        return Figure(at, end, None, arabic=False, trouble="bare")
    value = evaluate(text[at:end])
    if value is None:
        return Figure(at, end, None, arabic=False, trouble="malformed")
    if len(str(value)) > _LONGEST:
        return Figure(at, end, None, arabic=False, trouble="long")
    return Figure(at, end, Decimal(value), arabic=False)


def _with_hedge(text: str, figure: Figure) -> Figure:
    """Take in 余, 多, 来, 几 and the scale behind them: 160多万, 十几万."""
    hedge = _hedge().match(text, figure.end) if text[figure.end : figure.end + 1] in _HEDGES else None
    if hedge is None or (hedge.group(1) == "来" and not _is_round(figure)):
        return figure
    end = hedge.end()
    if hedge.group(1) in "几幾":
        return Figure(figure.start, end, None, figure.arabic, trouble="vague")
    scaled = figure._replace(end=end, hedged=True)
    if figure.value is not None and hedge.group(2):
        scale, _ = _scale(text, hedge.end(1))
        scaled = scaled._replace(value=None if scale is None else figure.value * scale)
        if scale is None:
            return scaled._replace(trouble="malformed")
    again = _hedge_alone().match(text, end) if hedge.group(2) else None
    return scaled._replace(end=again.end()) if again else scaled


def _is_round(figure: Figure) -> bool:
    return figure.value is not None and figure.value % 10 == 0


@cache
def _vague() -> re.Pattern[str]:
    return regex("[几幾](?![乎何率])[十百千万萬亿億]{0,3}|[数數](?!百分[之点])[十百千万萬亿億]{1,3}|若干")


@cache
def _arabic_run() -> re.Pattern[str]:
    return regex(f"[{DIGITS}]+")


@cache
def _chinese_run() -> re.Pattern[str]:
    return regex(f"[{NUMERAL_CHARS}]+")


@cache
def _mixed_run() -> re.Pattern[str]:
    return regex(f"[{DIGITS}{NUMERAL_CHARS}]*(?:[.．][{DIGITS}]+)?[百佰千仟万萬亿億]*")


@cache
def _thousands() -> re.Pattern[str]:
    return regex(
        f"[{DIGITS}]{{1,3}}(?:(?:,[{DIGITS}]{{3}}){{1,4}}|(?:，[{DIGITS}]{{3}}){{1,4}})(?![{DIGITS}])"
    )


@cache
def _fraction() -> re.Pattern[str]:
    return regex(f"[.．][{DIGITS}]+")


@cache
def _year_fraction() -> re.Pattern[str]:
    return regex("[.．](?:19|20|１９|２０)[0-9０-９]{2} {0,2}年")


@cache
def _chinese_fraction() -> re.Pattern[str]:
    return regex(f"[点點]([{_FRACTION_DIGITS}]+)([百千万萬亿億]{{0,2}})")


@cache
def _scale_run() -> re.Pattern[str]:
    return regex("(?:百(?![姓科货貨])|千(?![米克瓦伏])|[佰仟万萬亿億]){1,3}")


@cache
def _hedge() -> re.Pattern[str]:
    return regex(
        "([余餘](?![下额額款地杭姚江])|[+＋](?![0-9０-９])|多(?!元化|样|樣|方|边|媒体|渠道|层次|功能|部门)|来(?=[件条條次篇期场場个個项項人名份部宗例起百千万萬])|[几幾](?![乎何率]))"
        "([百佰千仟万萬亿億]{0,3})"
    )


@cache
def _hedge_alone() -> re.Pattern[str]:
    return regex("[余餘多]")
