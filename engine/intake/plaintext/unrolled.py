"""Tables written in one line: cells parted by strokes, with nothing that says where a row ends."""

from __future__ import annotations

from itertools import pairwise

from engine.intake.plaintext.tables import is_figure
from engine.regex import regex

_STROKE = regex(r"[|｜│┃]")
_HEADING = regex(r"(?:^|(?<=\s))([一二三四五六][、.．][^\s|]{2,40}(?:情况|事项))(?=\s|$)")
_SENTENCE = regex("[。；;]")
_CELLS, _ROWS = 12, 3


def unrolled(text: str) -> list[str]:
    """The rows of tables that stand in one line, their cells parted by tabs; headings and sentences by themselves.

    A row ends where a text follows figures or empty cells.

    Args:
        text: one line.

    Returns:
        The lines that it should have been; empty where it is no such line.
    """
    cells = [cell.strip() for cell in _STROKE.split(text)]
    if len(cells) < _CELLS:
        return []
    ends = sum(is_figure(one) and not is_figure(other) for one, other in pairwise(cells))
    if ends < _ROWS:
        return []
    found: list[str] = []
    row: list[str] = []

    def finish() -> None:
        if any(row):
            found.append("\t".join(row))
        row.clear()

    for number, cell in enumerate(cells):
        pieces = _HEADING.split(cell)
        is_edge = len(pieces) > 1 or number == len(cells) - 1
        for at, piece in enumerate(pieces):
            words = piece.strip()
            if at % 2 or _SENTENCE.search(words):
                finish()
                found.append(words)
                continue
            if not words and is_edge and (at or not row or is_figure(row[-1])):
                # what a stroke at the end of a table leaves is no cell
                continue
            if row and is_figure(row[-1]) and not is_figure(words):
                finish()
            row.append(words)
    finish()
    return found
