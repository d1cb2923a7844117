"""Ruled lines out of the paths of a page: strokes, thin filled boxes, borders drawn as one polygon, thin pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from engine.namedtuple import NamedTuple

THIN = 3.2
"""A box no thicker than this is a line, in points."""
_SHORTEST = 2.0
_STRAIGHT = 0.8
_SEGMENTS_AT_MOST = 30_000
_OBJECTS_AT_MOST = 60_000
_DEEPEST = 6

Matrix = tuple[float, float, float, float, float, float]
Line = tuple[float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing(NamedTuple):
    """What was drawn, in the page's own coordinates: axis-parallel lines, the share of the page under pictures."""

    lines: tuple[Line, ...]
    pictures: float
    crowded: bool


class _TooMuchError(Exception):
    pass


class _Reader:
    """Walks the objects of a page and counts what it looks at."""

    def __init__(self, area: float) -> None:
        self.lines: list[Line] = []
        self.covered = 0.0
        self.area = max(area, 1.0)
        self.segments = 0
        self.objects = 0

    def walk(self, objects: Iterator[object], matrix: Matrix, depth: int) -> None:
        for item in objects:
            self.objects += 1
            if self.objects > _OBJECTS_AT_MOST:
                raise _TooMuchError
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, _times(_matrix(item), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(_times(_matrix(item), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.walk(_inside(item), _times(_matrix(item), matrix), depth + 1)

    def _picture(self, matrix: Matrix) -> None:
        corners = [_at(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        box = _box(corners)
        self.covered += abs((box[2] - box[0]) * (box[3] - box[1])) / self.area
        self._thin(box)

    def _thin(self, box: Line) -> bool:
        left, low, right, high = box
        if high - low <= THIN and right - left > max(_SHORTEST, high - low):
            middle = (low + high) / 2
            self.lines.append((left, middle, right, middle))
            return True
        if right - left <= THIN and high - low > max(_SHORTEST, right - left):
            middle = (left + right) / 2
            self.lines.append((middle, low, middle, high))
            return True
        return False

    def _path(self, item: object, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        filled, stroked = bool(fill.value), bool(stroke.value)
        if stroked:
            width = ctypes.c_float()
            pdfium.FPDFPageObj_GetStrokeWidth(item, width)
            # A stroke as thick as a row is a shaded bar, not a line.
            stroked = width.value * max(abs(matrix[0]), abs(matrix[1])) <= 2 * THIN
        if not (filled or stroked):
            return
        for points, curved in self._outlines(item, matrix):
            box = _box(points)
            if self._thin(box) or curved:
                continue
            ribs = list(pairwise(points))
            # A filled box is shading; a filled outline of many right angles is a border drawn in one piece.
            if stroked or (len(ribs) > 5 and all(_straight(a, b) for a, b in ribs)):
                self.lines.extend((*a, *b) for a, b in ribs if _straight(a, b))

    def _outlines(self, item: object, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        count = pdfium.FPDFPath_CountSegments(item)
        self.segments += max(count, 0)
        if self.segments > _SEGMENTS_AT_MOST:
            raise _TooMuchError
        points: list[tuple[float, float]] = []
        curved = False
        x, y = ctypes.c_float(), ctypes.c_float()
        for number in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, number)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points, curved
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(_at(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points, curved


def read(page: object, area: float) -> Drawing:
    """The lines that a page draws; `area` is that of the page in square points."""
    reader = _Reader(area)
    count = pdfium.FPDFPage_CountObjects(page)
    items = (pdfium.FPDFPage_GetObject(page, number) for number in range(count))
    try:
        reader.walk(items, _SAME, 0)
    except _TooMuchError:
        return Drawing((), reader.covered, crowded=True)
    return Drawing(tuple(reader.lines), reader.covered, crowded=False)


def _inside(form: object) -> Iterator[object]:
    for number in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, number)


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(points: list[tuple[float, float]]) -> Line:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> bool:
    return abs(start[0] - end[0]) <= _STRAIGHT or abs(start[1] - end[1]) <= _STRAIGHT
