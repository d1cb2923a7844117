"""Text with hard line ends: whether a text was broken at a fixed width, and which lines belong together."""

from __future__ import annotations

from collections.abc import Sequence

from engine.intake.plaintext.lines import Row, char_width, width
from engine.regex import regex

_LEAST, _MOST = 36, 200
"""Widths in columns at which texts are broken; two columns are a Chinese character."""
_SURE = 3
_FINAL = tuple("。！？；：!?;:…”』」")
_NO_START = "，。、；：！？）》」』】〕”’,.;:!?)%％"
_WORD = regex(r"[A-Za-z0-9][A-Za-z0-9./:_@%+-]*")
_OPENS = regex(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[部章节条项]|"
    r"\d{1,2}[、.．)）](?![\d，。、；）])|[①-⑳]|[#>|│┃┌├└+]|[-*•·●■◆]\s|(?:附件|附表|表|图)\d?[:：]"
)
_VALUE = regex(r"[\d.,，%/—\-－\s]*$|[无零〇]$")
_LATIN = regex(r"[A-Za-z]")


def breaking_width(lines: Sequence[Row]) -> int:
    """The width at which a text was broken; 0 when it was not, or when that is not sure.

    A broken text is told by this: wherever a longer line ends within a sentence, the beginning of the next line would not
    have fitted on it.
    """
    widths = [width(line.text) for line in lines]
    full = max(widths, default=0)
    if not _LEAST <= full <= _MOST:
        return 0
    broken = unbroken = 0
    for at in range(len(lines) - 1):
        line, following = lines[at].text.strip(), lines[at + 1].text
        if widths[at] * 3 < full * 2 or not following.strip() or line.endswith(_FINAL) or _opens(following):
            continue
        if widths[at] + width(_first(following.lstrip())) > full:
            broken += 1
        else:
            unbroken += 1
    return full if broken >= _SURE and unbroken * 8 <= broken else 0


def goes_on(line: str, following: str, full: int, *, indents: bool) -> bool:
    """Whether a line goes on in the next one.

    Args:
        line: a line with its indent.
        following: the line right below.
        full: the breaking width of the text.
        indents: paragraphs of this text begin with an indent.
    """
    if not full or not following.strip() or _opens(following) or _VALUE.match(line.strip()):
        return False
    if width(line) + width(_first(following.lstrip())) <= full:
        return False
    if indents:
        return not following.startswith(("\u3000", "  ", "\t"))
    return not line.endswith(_FINAL) and not following.startswith(("\u3000\u3000", "    ", "\t"))


def joined(line: str, following: str) -> str:
    """Two lines as one; only Latin words are parted by a blank."""
    first, second = line.rstrip(), following.strip()
    if _LATIN.match(first[-1:]) and _LATIN.match(second[:1]) and "://" not in first.split()[-1]:
        return f"{first} {second}"
    return first + second


def indented(lines: Sequence[Row]) -> bool:
    """Whether paragraphs begin with an indent."""
    return sum(line.text.startswith(("\u3000\u3000", "    ")) and width(line.text) > 30 for line in lines) > 1


def _opens(line: str) -> bool:
    """Whether a line begins something of its own: a heading, an item of a list, a cell of a table."""
    text = line.strip()
    return line.startswith("\t") or bool(_OPENS.match(text) or _VALUE.match(text))


def _first(text: str) -> str:
    """What cannot be broken at the beginning of a line: a word, or a character with the marks that may not begin one."""
    word = _WORD.match(text)
    end = word.end() if word and char_width(text[0]) == 1 else 1
    while end < len(text) and text[end] in _NO_START:
        end += 1
    return text[:end]
