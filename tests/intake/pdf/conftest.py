"""Small PDF files, drawn for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


class Sheets:
    """Draws pages from the top downwards, in points."""

    def __init__(self, size: tuple[float, float] = A4, encrypt: object = None) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=size, encrypt=encrypt)
        self.height = size[1]

    def text(self, x: float, y: float, text: str, size: float = 16) -> None:
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, self.height - y, text)

    def prose(self, y: float, *lines: str) -> None:
        """Lines of 28 characters; those that begin with 　　 are set in by two characters."""
        for number, line in enumerate(lines):
            inner = line.lstrip("\u3000")
            self.text(80 + 16 * (len(line) - len(inner)), y + 28 * number, inner)

    def table(
        self, xs: list[float], ys: list[float], cells: dict[tuple[int, int, int, int], str], size: float = 9
    ) -> None:
        """Cells by (row, column, row after the last, column after the last); lines of a text parted by a feed."""
        for (row, column, row_end, column_end), text in cells.items():
            left, right, top, bottom = xs[column], xs[column_end], ys[row], ys[row_end]
            self.canvas.rect(left, self.height - bottom, right - left, bottom - top)
            lines = text.split("\n")
            start = (top + bottom) / 2 - 0.6 * size * (len(lines) - 1) + 0.36 * size
            for number, line in enumerate(lines):
                self.text(left + 2, start + 1.2 * size * number, line, size)

    def turn(self) -> None:
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


@pytest.fixture
def sheets() -> Callable[..., Sheets]:
    return Sheets
