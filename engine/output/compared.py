"""How much of a written report was compared with its content: real counts, for whoever is told that all is well."""

from __future__ import annotations

from difflib import SequenceMatcher

from engine.namedtuple import NamedTuple
from engine.output.content import ReportContent
from engine.output.grids import grids
from engine.output.readback import TABLE, ReadReport, expected


class Compared(NamedTuple):
    """How much of a written report was found as it should be.

    Attributes:
        cells: figures of the three tables, blanks included.
        labels: headings and labels of the three tables.
        paragraphs: title lines, headings of sections, paragraphs and lines of the signature.
    """

    cells: int
    labels: int
    paragraphs: int


def compared(found: ReadReport, clean: ReportContent) -> Compared:
    """Counts what stands in a written report as it should; with no difference found, that is everything.

    Args:
        found: the report as it was read.
        clean: what should be in it, sanitised.
    """
    labels = sum(
        "".join(table.cells[cell.row, cell.column].text.split()) == cell.text
        for grid in grids()
        if (table := found.tables.get(grid.table.key)) is not None
        for cell in grid.cells
        if not cell.key and (cell.row, cell.column) in table.cells
    )
    wanted = [text for text, _ in expected(clean) if text != TABLE]
    there = [text for text in found.blocks if text != TABLE]
    same = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return Compared(
        cells=sum(clean.cells[key] == text for key, text in found.cells.items()),
        labels=labels,
        paragraphs=sum(block.size for block in same),
    )
