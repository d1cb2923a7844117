"""Characters that are set in a symbol font: the code says nothing without the font."""

from __future__ import annotations

from typing import Final

_PRIVATE = 0xF000
_CIRCLED_DIGITS = {0x80: "⓪"} | {0x81 + at: chr(0x2460 + at) for at in range(10)}
_BLACK_DIGITS = {0x8B: "⓿"} | {0x8C + at: chr(0x2776 + at) for at in range(10)}

_FONTS: Final = {
    "wingdings": _CIRCLED_DIGITS
    | _BLACK_DIGITS
    | {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x9F: "•", 0xA8: "□", 0xD8: "➢"}
    | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
    "symbol": {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0x2D: "-", 0xA5: "∞"},
}


def symbol(code: str, font: str) -> str:
    """A character that is named by its code and its font.

    Args:
        code: hexadecimal, as in `w:char`.
        font: the name of the font.

    Returns:
        The character; one that nobody can know without the font is left out.
    """
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    low = point - _PRIVATE if _PRIVATE <= point < _PRIVATE + 0x100 else point
    table = _FONTS.get(font.strip().casefold())
    if table is not None and low in table:
        return table[low]
    if low != point or table is not None:
        # Symbol fonts keep the places of digits, brackets and punctuation only in `Symbol`.
        return chr(low) if font.strip().casefold() == "symbol" and 0x20 <= low < 0x40 else ""
    return chr(point) if 0x20 <= point < 0xD800 or 0xF900 <= point < 0xFFFE else ""
