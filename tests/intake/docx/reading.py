"""Reads a small Word file and shows it as plain values."""

from __future__ import annotations

from engine.intake.document import Document, Grid, Paragraph
from engine.intake.docx import read
from tests.intake.docx.making import docx


def body(inner: str, *, styles: str = "", numbering: str = "") -> Document:
    """The document that a body makes."""
    return read("报告.docx", docx(inner, styles=styles, numbering=numbering))


def texts(found: Document) -> list[str]:
    """Its paragraphs; a table is `表`."""
    return [block.text if isinstance(block, Paragraph) else "表" for block in found.blocks]


def lines(inner: str, *, styles: str = "", numbering: str = "") -> list[str]:
    """The paragraphs that a body makes."""
    return texts(body(inner, styles=styles, numbering=numbering))


def grids(found: Document) -> list[Grid]:
    """Its tables."""
    return [block for block in found.blocks if isinstance(block, Grid)]


def squares(grid: Grid) -> list[list[str | None]]:
    """The text that covers each place of a table."""
    return [[None if cell is None else cell.text for cell in row] for row in grid.squares()]


def table(inner: str) -> list[list[str | None]]:
    """The places of the only table that a body makes."""
    (grid,) = grids(body(inner))
    return squares(grid)
