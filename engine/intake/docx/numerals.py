"""Numerals of automatic numbering, as Word prints them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from typing import Final

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TEN = ("", "十", "百", "千")
_LEGAL_TEN = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST = 9999

_COUNTING = frozenset(
    (
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "koreanCounting"),
    )
)
_LEGAL_COUNTING = frozenset(
    ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal", "koreanLegal")
)
_ONE_BY_ONE = frozenset(
    ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital", "koreanDigital2")
)
_SERIES: Final = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}
_SILENT = frozenset(("none", "bullet"))


def numeral(count: int, form: str) -> str:
    """One numeral.

    Args:
        count: the number.
        form: a number format of WordprocessingML; an unknown one counts as `decimal`.

    Returns:
        The numeral without what stands around it; empty for `none` and for bullets.
    """
    if form in _SILENT:
        return ""
    if not 0 < count <= _MOST:
        return str(count)
    if form in _COUNTING:
        return _counted(count, _DIGITS, _TEN)
    if form in _LEGAL_COUNTING:
        return _counted(count, _LEGAL, _LEGAL_TEN)
    if form in _ONE_BY_ONE:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form in _SERIES:
        first, length = _SERIES[form]
        return chr(first + count - 1) if count <= length else str(count)
    return _lettered(count, form)


def _lettered(count: int, form: str) -> str:
    match form:
        case "upperLetter" | "lowerLetter":
            # Word repeats the letter: z is followed by aa, bb, cc.
            letters = chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30)
            return letters if form == "upperLetter" else letters.lower()
        case "upperRoman" | "lowerRoman":
            roman = _roman(count)
            return roman if form == "upperRoman" else roman.lower()
        case "ideographTraditional":
            return _STEMS[count - 1] if count <= len(_STEMS) else str(count)
        case "ideographZodiac":
            return _BRANCHES[count - 1] if count <= len(_BRANCHES) else str(count)
        case "ideographZodiacTraditional":
            return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord("０") + int(digit)) for digit in str(count))
        case "decimalZero":
            return f"{count:02}"
        case "numberInDash":
            return f"- {count} -"
    return str(count)


def _counted(count: int, digits: str, units: tuple[str, ...]) -> str:
    """Reads a number as it is spoken: 十, 十一, 二十, 一百零一."""
    text, gap = "", False
    for place, digit in enumerate(str(count)):
        unit = units[len(str(count)) - 1 - place]
        if digit == "0":
            gap = True
            continue
        if gap and text:
            text += "零"
        text, gap = text + digits[int(digit)] + unit, False
    return text.removeprefix("一") if 10 <= count < 20 and units is _TEN else text


def _roman(count: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        text += letters * times
    return text
