"""Characters -> lines of text from top to bottom, columns one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from engine.intake.pdf.glyphs import chinese
from engine.intake.pdf.page import Char
from engine.namedtuple import NamedTuple

_SAME_LINE = 0.45
"""Baselines nearer than this, in font sizes, are one line."""
_WORD_GAP = 0.23
"""A gap between Latin letters or digits that is a blank, in font sizes."""
_WIDE_GAP = 2.0
"""A gap between ideographs that somebody meant, in font sizes."""


class Line(NamedTuple):
    """A line of text.

    Attributes:
        chars: from left to right.
        text: as read, with the blanks that mean something.
        column: 0, or the number of the text column it stands in.
    """

    chars: tuple[Char, ...]
    text: str
    column: int = 0

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(char.x1 for char in self.chars)

    @property
    def base(self) -> float:
        """The baseline."""
        return median(char.base for char in self.chars)

    @property
    def size(self) -> float:
        """The font size of most of it."""
        return median(char.size for char in self.chars)

    @property
    def font(self) -> str:
        """The font of most of its ideographs, else of its first character."""
        fonts = [char.font for char in self.chars if chinese(char.text)]
        return max(fonts, key=fonts.count) if fonts else self.chars[0].font


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that share a baseline, each row from left to right."""
    found: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.base):
        if found and char.base - found[-1][-1].base <= _SAME_LINE * min(char.size, found[-1][-1].size):
            found[-1].append(char)
        else:
            found.append([char])
    return [sorted(row, key=lambda char: char.x0) for row in found]


def words(chars: Sequence[Char]) -> str:
    """The text of one row: blanks that only justify are gone, those between Latin words are kept."""
    gaps = [max(0.0, right.x0 - left.x1) for left, right in pairwise(chars)]
    usual = median(gaps) if gaps else 0.0
    text = chars[0].text if chars else ""
    for (left, right), gap in zip(pairwise(chars), gaps, strict=True):
        text += (" " if _parted(left, right, gap, usual) else "") + right.text
    return text


def _parted(left: Char, right: Char, gap: float, usual: float) -> bool:
    size = min(left.size, right.size)
    if chinese(left.text) or chinese(right.text):
        return gap > max(_WIDE_GAP * size, 3 * usual)
    if right.spaced:
        return gap > 0.05 * size
    return gap - usual > _WORD_GAP * size


def parts(row: Sequence[Char], gap: float = 1.6) -> list[list[Char]]:
    """The pieces of a row between blanks wider than `gap` font sizes."""
    pieces = [[row[0]]]
    for left, right in pairwise(row):
        if right.x0 - left.x1 > gap * max(left.size, right.size):
            pieces.append([])
        pieces[-1].append(right)
    return pieces


def lines(chars: Iterable[Char]) -> list[Line]:
    """Lines in reading order; where text runs in two columns, first the left one, then the right one."""
    held = list(chars)
    gutter = _gutter(held)
    if gutter is None:
        return [_line(row) for row in rows(held)]
    # Lines over both columns (titles) part the page into bands.
    whole = rows(char for char in held if _crosses(char, gutter))
    found: list[Line] = []
    rest = held
    for crossing in whole:
        base, reach = crossing[0].base, _SAME_LINE * crossing[0].size
        title = [char for char in rest if abs(char.base - base) <= reach]
        above = [char for char in rest if char.base < base - reach]
        rest = [char for char in rest if char.base > base + reach]
        found += _columns(above, gutter)
        found += [_line(row) for row in rows(title)]
    return found + _columns(rest, gutter)


def _columns(chars: list[Char], gutter: float) -> list[Line]:
    left = [char for char in chars if char.x0 < gutter]
    right = [char for char in chars if char.x0 >= gutter]
    return [_line(row, side) for side, part in enumerate((left, right), 1) for row in rows(part)]


def _line(row: Sequence[Char], column: int = 0) -> Line:
    return Line(tuple(row), words(row), column)


def _crosses(char: Char, gutter: float) -> bool:
    return abs((char.x0 + char.x1) / 2 - gutter) < 0.5 * (char.x1 - char.x0) + 0.3 * char.size


def _gutter(chars: list[Char]) -> float | None:
    """Where the gap between two columns lies, if there are two: hardly a line crosses it, both sides are filled."""
    if len(chars) < 100:
        return None
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    third = (right - left) / 3
    taken = [0] * (int(third / 2) + 1)
    for char in chars:
        reach = 0.3 * char.size
        first = max(0, int((char.x0 - reach - left - third) / 2))
        for step in range(first, min(len(taken), int((char.x1 + reach - left - third) / 2) + 1)):
            taken[step] += 1
    fewest = min(taken)
    steps = [step for step, times in enumerate(taken) if times == fewest]
    gutter = left + third + 2 * steps[len(steps) // 2]
    crossing = rows(char for char in chars if _crosses(char, gutter))
    sides = (
        rows(char for char in chars if char.x1 < gutter),
        rows(char for char in chars if char.x0 > gutter),
    )
    if min(len(side) for side in sides) < max(5, 3 * len(crossing)):
        return None
    widths = (gutter - left, right - gutter)
    filled = all(
        sum(_filled(row) > 0.7 * width for row in side) > 0.5 * len(side)
        for side, width in zip(sides, widths, strict=True)
    )
    return gutter if filled else None


def _filled(row: Sequence[Char]) -> float:
    return sum(char.x1 - char.x0 for char in row)
