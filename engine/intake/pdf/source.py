"""A PDF file -> its pages as drawn, turned so that most of the text stands upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter

import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from engine.intake.pdf import draw
from engine.intake.pdf.glyphs import character
from engine.intake.pdf.page import Char, Page, Rule
from engine.namedtuple import NamedTuple

_CHARS_AT_MOST = 40_000
"""On one page. A page of 22 lines of 28 characters has 616, the densest table a few thousand."""
_WIDEST = 2.5
"""No character is wider than so many font sizes."""
_ASTRAY = 1.0
"""Farther from the baseline of its text object, in the object's own measure, no character of a line stands."""
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
    """How the characters of one text object are printed.

    Attributes:
        font: its name.
        size: as printed.
        quarter: turns of the text; -1 for tilted text (a watermark).
        pale: printed in a light or translucent colour.
        form: where it stands in a form, and where on the page; None where that is the same.
    """

    font: str
    size: float
    quarter: int
    pale: bool
    form: tuple[pdfium.FS_MATRIX, pdfium.FS_MATRIX] | None


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
            place = (x.value, y.value)
            moved = _moved(look, *place)
            edges = _em_box(moved, look) if moved else _edges(textpage, number, look.size)
            glyphs.append(
                _Glyph(text, *(moved or place), edges, look.size, look.quarter, look.font, spaced, look.pale)
            )
        spaced = False
    return glyphs, lost


def _moved(look: _Look, x: float, y: float) -> tuple[float, float] | None:
    """Where a character stands that pdfium puts elsewhere; None where it is right.

    Where a file tells characters as ActualText inside a form, as browsers print them, pdfium gives their place in the
    form as if it were that on the page: it is off the baseline of its text object there, and on it inside the form.
    """
    if look.form is None:
        return None
    inner, outer = look.form
    on_page, in_form = _along(outer, x, y), _along(inner, x, y)
    if on_page is None or in_form is None or abs(on_page[1]) <= _ASTRAY or abs(in_form[1]) > _ASTRAY:
        return None
    along, above = in_form
    return along * outer.a + above * outer.c + outer.e, along * outer.b + above * outer.d + outer.f


def _along(matrix: pdfium.FS_MATRIX, x: float, y: float) -> tuple[float, float] | None:
    """A place as seen from a text object: how far along its baseline, and how far above it."""
    area = matrix.a * matrix.d - matrix.b * matrix.c
    if not area:
        return None
    dx, dy = x - matrix.e, y - matrix.f
    return (dx * matrix.d - dy * matrix.c) / area, (dy * matrix.a - dx * matrix.b) / area


def _em_box(origin: tuple[float, float], look: _Look) -> tuple[float, float, float, float]:
    """Left, low, right, high edge of the em box of an ideograph."""
    size = look.size
    near, far = ((0.0, -0.14), (1.0, 0.86))
    corners = [_turned_by(look.quarter, *corner) for corner in (near, far)]
    xs, ys = ([origin[axis] + size * corner[axis] for corner in corners] for axis in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _turned_by(quarter: int, x: float, y: float) -> tuple[float, float]:
    for _ in range(quarter):
        x, y = -y, x
    return x, y


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
    return _Look(
        _font(item), abs(size), -1 if tilted else quarter % 4, _pale(textpage, number), _form(item, matrix)
    )


def _form(item: object, outer: pdfium.FS_MATRIX) -> tuple[pdfium.FS_MATRIX, pdfium.FS_MATRIX] | None:
    inner = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, inner):
        return None
    fields = ("a", "b", "c", "d", "e", "f")
    same = all(abs(getattr(inner, field) - getattr(outer, field)) < 0.01 for field in fields)
    return None if same else (inner, outer)


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
