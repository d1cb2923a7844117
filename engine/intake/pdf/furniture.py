"""What a page carries besides its content: page numbers, running heads and feet, watermarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from engine.intake.pdf.lines import Line
from engine.intake.pdf.page import Char, Page
from engine.regex import regex

_ZONE = 0.14
"""Heads and feet stand in this outer share of the page, on small and lying pages in the outer `_DEEP` points."""
_DEEP = 110.0
_NEAR = 4.0
"""The same place on several pages, in points."""
_BIG = 1.7
"""From so many body sizes on, repeated text is a watermark."""

_DASH = r"[-—–－―‐~～·•.\s|]*"
_NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十]{1,3})"
_PAGE = regex(
    rf"{_DASH}(?:第?{_NUMBER}页?(?:(?:[/／，,、]|共|of)+第?{_NUMBER}页?)?|Page{_NUMBER}(?:(?:of|/){_NUMBER})?|共\d{{1,4}}页第\d{{1,4}}页){_DASH}",
    re.IGNORECASE,
)
_DIGITS = regex(r"\d+|[一二三四五六七八九十]+(?=页)")


def body_size(pages: Sequence[Page]) -> float:
    """The font size of most characters."""
    sizes = Counter(round(char.size * 2) / 2 for page in pages for char in page.chars)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def without_watermarks(pages: Sequence[Page]) -> list[Page]:
    """Pages without big text that stands at the same place again and again; tilted text was left out before."""
    size = body_size(pages)
    big = Counter(
        _mark(char)
        for page in pages
        for char in {_mark(c): c for c in page.chars if c.size > _BIG * size}.values()
    )

    def is_mark(char: Char) -> bool:
        if char.size <= _BIG * size:
            return False
        times = big[_mark(char)]
        return times >= max(3, len(pages) / 2) or (char.pale and times >= min(2, len(pages)))

    return [page._replace(chars=tuple(char for char in page.chars if not is_mark(char))) for page in pages]


def _mark(char: Char) -> tuple[str, int, int]:
    return char.text, round(char.x0 / _NEAR), round(char.base / _NEAR)


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else (`— 3 —`, `第3页 共7页`, `3/7`)."""
    return _PAGE.fullmatch("".join(text.split())) is not None


def strip(pages: Sequence[Page], texts: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of every page without page numbers and running heads and feet.

    `texts` has the lines of each page outside its tables. Lines go from the outside inwards, so a body line is safe
    behind the first line that is content.
    """
    repeated = _repeated(pages, texts)
    kept = []
    for page, lines in zip(pages, texts, strict=True):
        outer = sorted(lines, key=lambda line: line.base)
        gone: set[int] = set()
        for order, edge in ((outer, _high), (outer[::-1], _low)):
            for line in order:
                if not edge(page, line) or not (is_page_number(line.text) or repeated(page, line)):
                    break
                gone.add(id(line))
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _zone(page: Page) -> float:
    return max(_ZONE * page.height, min(_DEEP, 0.25 * page.height))


def _high(page: Page, line: Line) -> bool:
    return line.base < _zone(page)


def _low(page: Page, line: Line) -> bool:
    return line.base > page.height - _zone(page)


def _repeated(pages: Sequence[Page], texts: Sequence[list[Line]]) -> Callable[[Page, Line], bool]:
    """Tells whether a line says the same at the same height on other pages too."""
    heights: dict[str, list[float]] = {}
    for page, lines in zip(pages, texts, strict=True):
        for line in lines:
            if _high(page, line) or _low(page, line):
                heights.setdefault(_same(line), []).append(_from_edge(page, line))
    least = max(2, 0.3 * len(pages))

    def tells(page: Page, line: Line) -> bool:
        seen = heights.get(_same(line), [])
        return len(seen) >= least and abs(_from_edge(page, line) - median(seen)) <= _NEAR

    return tells


def _same(line: Line) -> str:
    return _DIGITS.sub("0", "".join(line.text.split()))


def _from_edge(page: Page, line: Line) -> float:
    return line.base if _high(page, line) else line.base - page.height
