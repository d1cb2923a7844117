"""Characters as fonts deliver them -> characters as people write them."""

from __future__ import annotations

import unicodedata

from engine.regex import regex

# Fonts map drawn shapes back to code points of their own choice: radicals (⼀ for 一), compatibility ideographs,
# ligatures. Only these ranges are normalised: NFKC on all would turn full-width punctuation into half-width.
_ODD = regex("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
# NFKC knows the KangXi radicals, but of the CJK supplement only two; these are the shapes common fonts deliver.
_SUPPLEMENT = str.maketrans({
    "⺁": "厂", "⺟": "母", "⺠": "民", "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长",
    "⻔": "门", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻥": "鱼", "⻦": "鸟",
    "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟", "⻣": "骨", "⻤": "鬼", "⻫": "斉",
})  # fmt: skip
_HYPHENS = frozenset({0x2, 0xFFFE, 0xAD})
"""How pdfium and some producers deliver a hyphen at the end of a line."""


def character(code: int) -> str | None:
    """The text of a code point; empty for what is not printed, None for what has no meaning (private use, holes)."""
    if 0x20 < code < 0x7F or 0x4E00 <= code <= 0x9FFF or 0x3001 <= code <= 0x303F:
        return chr(code)
    if code in _HYPHENS:
        return "-"
    if code in {0, 0xFFFD} or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return None
    text = chr(code)
    kind = unicodedata.category(text)
    if kind in {"Co", "Cn"}:
        return None
    if kind in {"Cc", "Cf"} or text.isspace():
        return ""
    return plain(text)


def plain(text: str) -> str:
    """Radicals, compatibility ideographs and ligatures in `text` as ordinary characters."""
    text = text.translate(_SUPPLEMENT)
    return _ODD.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def chinese(text: str) -> bool:
    """Whether a blank beside this character means nothing: ideographs, kana, full-width forms and punctuation."""
    code = ord(text[0])
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFF60 or code >= 0x20000
