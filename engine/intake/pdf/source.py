"""A PDF file -> its pages as drawn, turned so that most of the text stands upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from engine.intake.pdf import draw
from engine.intake.pdf.glyphs import character
from engine.intake.pdf.page import Char, Page, Rule

_CHARS_AT_MOST = 40_000
"""On one page. A page of 22 lines of 28 characters has 616, the densest table a few thousand."""
_WIDEST = 2.5
"""No character is wider than so many font sizes."""
_TILTED = math.radians(8)
_PICTURES = 0.25
"""From this share on a page without text counts as scanned."""


class TooMuchError(Exception):
    """A page holds far more text than a page of a report can."""


class _Glyph(NamedTuple):
    """A character in the page's own coordinates (origin bottom left)."""

    text: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    size: float
    quarter: int
    font: str
    spaced: bool
    pale: bool


class _Look(NamedTuple):
    """How the characters of one text object are printed; `quarter` is -1 for tilted text (a watermark)."""

    font: str
    size: float
    quarter: int
    pale: bool


def read_page(document: pdf.PdfDocument, index: int) -> Page:
    """Page `index`, counted from 0.

    Raises:
        pypdfium2.PdfiumError: the page cannot be loaded.
        TooMuchError: it holds far too much text.
    """
    page = document[index]
    try:
        left, low, right, high = page.get_bbox()
        textpage = page.get_textpage()
        try:
            glyphs, lost = _glyphs(textpage.raw)
        finally:
            textpage.close()
        drawing = draw.read(page.raw, abs((right - left) * (high - low)))
    finally:
        page.close()
    turns = Counter(glyph.quarter for glyph in glyphs)
    quarter = turns.most_common(1)[0][0] if turns else 0
    corners = [_upright(quarter, x, y) for x, y in ((left, low), (right, high))]
    x0, y0 = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = (high - low, right - left) if quarter % 2 else (right - left, high - low)
    chars = tuple(_char(glyph, quarter, x0, y0) for glyph in glyphs)
    across, down = _rules(drawing.lines, quarter, x0, y0)
    return Page(
        index + 1,
        width,
        height,
        chars,
        across,
        down,
        pictures=drawing.pictures >= _PICTURES,
        lost=lost,
        crowded=drawing.crowded,
    )


def _glyphs(textpage: object) -> tuple[list[_Glyph], int]:
    glyphs: list[_Glyph] = []
    looks: dict[int, _Look] = {}
    lost, spaced = 0, False
    x, y = ctypes.c_double(), ctypes.c_double()
    count = pdfium.FPDFText_CountChars(textpage)
    if count > _CHARS_AT_MOST:
        raise TooMuchError
    for number in range(count):
        if pdfium.FPDFText_IsGenerated(textpage, number) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(textpage, number)
        text = character(code)
        if text is None or pdfium.FPDFText_HasUnicodeMapError(textpage, number) == 1:
            lost += 1
            continue
        if not text:
            spaced = True
            continue
        item = pdfium.FPDFText_GetTextObject(textpage, number)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(textpage, number, item)
        if look.quarter >= 0:
            pdfium.FPDFText_GetCharOrigin(textpage, number, x, y)
            edges = _edges(textpage, number, look.size)
            glyph = _Glyph(
                text, x.value, y.value, edges, look.size, look.quarter, look.font, spaced, look.pale
            )
            glyphs.append(glyph)
        spaced = False
    return glyphs, lost


def _edges(textpage: object, number: int, size: float) -> tuple[float, float, float, float]:
    """Left, low, right, high edge: the advance box, or the drawn shape where a vertical font makes that absurd."""
    loose = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, number, loose)
    if max(loose.right - loose.left, loose.top - loose.bottom) <= _WIDEST * size:
        return loose.left, loose.bottom, loose.right, loose.top
    left, right, low, high = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharBox(textpage, number, left, right, low, high)
    return left.value, low.value, right.value, high.value


def _look(textpage: object, number: int, item: object) -> _Look:
    matrix = pdfium.FS_MATRIX()
    scale, angle = 1.0, 0.0
    if pdfium.FPDFText_GetMatrix(textpage, number, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.atan2(matrix.b, matrix.a)
    size = pdfium.FPDFText_GetFontSize(textpage, number) * scale
    quarter = round(angle / (math.pi / 2))
    tilted = abs(angle - quarter * math.pi / 2) > _TILTED
    return _Look(_font(item), abs(size), -1 if tilted else quarter % 4, _pale(textpage, number))


def _font(item: object) -> str:
    font = pdfium.FPDFTextObj_GetFont(item)
    if not font:
        return ""
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    if not 0 < length <= 128:
        return ""
    return name.raw[: length - 1].decode("utf-8", "replace").split("+", 1)[-1]


def _pale(textpage: object, number: int) -> bool:
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFText_GetFillColor(textpage, number, red, green, blue, alpha):
        return False
    return alpha.value < 140 or min(red.value, green.value, blue.value) > 165


def _upright(quarter: int, x: float, y: float) -> tuple[float, float]:
    """Page coordinates -> rightwards and downwards as the text runs; the corner is still anywhere."""
    if quarter == 1:
        return y, x
    if quarter == 2:
        return -x, y
    if quarter == 3:
        return -y, -x
    return x, -y


def _char(glyph: _Glyph, quarter: int, x0: float, y0: float) -> Char:
    ends = [_upright(quarter, *end) for end in (glyph.box[:2], glyph.box[2:])]
    left, right = min(x for x, _ in ends) - x0, max(x for x, _ in ends) - x0
    high, low = min(y for _, y in ends) - y0, max(y for _, y in ends) - y0
    size = glyph.size
    turned = glyph.quarter != quarter
    if turned or not 0.5 * size < low - high < 3 * size:
        base = (high + low) / 2 + 0.36 * size
    else:
        base = _upright(quarter, glyph.x, glyph.y)[1] - y0
        if not high - 0.5 * size <= base <= low + 0.5 * size:  # fonts for vertical writing start elsewhere
            base = (high + low) / 2 + 0.36 * size
    return Char(glyph.text, left, right, base, size, glyph.font, glyph.spaced, turned, glyph.pale)


def _rules(
    lines: tuple[draw.Line, ...], quarter: int, x0: float, y0: float
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for line in lines:
        (ax, ay), (bx, by) = _upright(quarter, *line[:2]), _upright(quarter, *line[2:])
        if abs(ay - by) <= abs(ax - bx):
            across.append(Rule((ay + by) / 2 - y0, min(ax, bx) - x0, max(ax, bx) - x0))
        else:
            down.append(Rule((ax + bx) / 2 - x0, min(ay, by) - y0, max(ay, by) - y0))
    return tuple(across), tuple(down)
