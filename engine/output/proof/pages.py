"""Laid-out pages as characters with places, in millimetres from the upper left corner of the paper."""

from __future__ import annotations

import ctypes
import unicodedata
from functools import cached_property

from engine.namedtuple import NamedTuple

_POINT = 25.4 / 72
_SAME_LINE = 1.5
"""Millimetres by which the feet of characters on one line may differ."""

_MOST_PAGES = 200


class Char(NamedTuple):
    """A visible character, the box of what is printed, and the height of the line that it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    foot: float

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2


class PrintedLine(NamedTuple):
    """Characters side by side, from left to right."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """What is printed on it."""
        return "".join(char.text for char in self.chars)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(char.right for char in self.chars)

    @property
    def middle(self) -> float:
        """Its height on the page, taken from its tallest character: a dash or a full stop has no height of its own."""
        return max(self.chars, key=lambda char: char.bottom - char.top).middle


class Page:
    """A page.

    Attributes:
        number: counted from 1.
        chars: its visible characters in the order of the text.
    """

    def __init__(self, number: int, chars: tuple[Char, ...]) -> None:
        self.number = number
        self.chars = chars

    @cached_property
    def text(self) -> str:
        """Everything on it without white space, forms of characters made the same."""
        return plain("".join(char.text for char in self.chars))

    @cached_property
    def lines(self) -> tuple[PrintedLine, ...]:
        """Its lines from top to bottom."""
        found: list[list[Char]] = []
        for char in sorted(self.chars, key=lambda char: char.foot):
            if found and abs(found[-1][0].foot - char.foot) <= _SAME_LINE:
                found[-1].append(char)
            else:
                found.append([char])
        return tuple(PrintedLine(tuple(sorted(line, key=lambda char: char.left))) for line in found)


def plain(text: str) -> str:
    """A text without white space, forms of characters made the same."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_of(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF.

    Args:
        data: bytes of a PDF.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_page(document, at) for at in range(min(len(document), _MOST_PAGES)))
    finally:
        document.close()


def _page(document: object, at: int) -> Page:
    from pypdfium2 import raw

    page = document[at]  # type: ignore[index]
    height = page.get_height()
    text = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    across, foot = ctypes.c_double(), ctypes.c_double()
    chars: list[Char] = []
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 else ""
        if not char.strip() or not char.isprintable() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not raw.FPDFText_GetCharBox(text, index, *places):
            continue
        if not raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(across), ctypes.byref(foot)):
            continue
        left, right, bottom, top = (side.value * _POINT for side in sides)
        high = height * _POINT
        chars.append(Char(char, left, high - top, right, high - bottom, high - foot.value * _POINT))
    text.close()
    page.close()
    return Page(at + 1, tuple(chars))
