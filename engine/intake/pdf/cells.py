"""The text inside the cells of a ruled table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.intake.document import Grid, GridCell
from engine.intake.pdf.lattice import Box, Lattice
from engine.intake.pdf.lines import rows, words
from engine.intake.pdf.page import Char

_FRAME = 2.0
"""Characters may stand so far outside the outer lines, in points."""


def inside(lattice: Lattice, char: Char) -> bool:
    """Whether the character stands in the table."""
    x, y = char.middle
    return (
        lattice.xs[0] - _FRAME <= x <= lattice.xs[-1] + _FRAME
        and lattice.ys[0] - _FRAME <= y <= lattice.ys[-1] + _FRAME
    )


def grid(lattice: Lattice, chars: Iterable[Char], place: str) -> Grid:
    """The table with its texts; every character goes into the cell in which its middle lies."""
    squares = {
        (row, column): number
        for number, box in enumerate(lattice.boxes)
        for row in range(box.row, box.row_end)
        for column in range(box.column, box.column_end)
    }
    texts: list[list[Char]] = [[] for _ in lattice.boxes]
    for char in chars:
        x, y = char.middle
        row = _step(lattice.ys, y)
        near = squares[row, _step(lattice.xs, x)]
        texts[_drawn_around(lattice, row, x, near)].append(char)
    return Grid(tuple(_cell(box, text(held)) for box, held in zip(lattice.boxes, texts, strict=True)), place)


def _drawn_around(lattice: Lattice, row: int, x: float, near: int) -> int:
    """The box of the row whose own sides are drawn around `x`; `near` where none's or several's are."""
    if not lattice.sides or lattice.sides[near][0] <= x < lattice.sides[near][1]:
        return near
    found = [
        number
        for number, (box, (left, right)) in enumerate(zip(lattice.boxes, lattice.sides, strict=True))
        if box.row <= row < box.row_end and left <= x < right
    ]
    return found[0] if len(found) == 1 else near


def _cell(box: Box, content: str) -> GridCell:
    return GridCell(content, box.row, box.column, box.row_end - box.row, box.column_end - box.column)


def _step(edges: Sequence[float], at: float) -> int:
    """The number of the interval between `edges` in which `at` lies; outside ones count as the nearest."""
    for number in range(1, len(edges) - 1):
        if at < edges[number]:
            return number - 1
    return len(edges) - 2


def text(chars: Sequence[Char]) -> str:
    """The lines of a cell; a line that is printed a quarter turn is read along its direction."""
    turned = [char for char in chars if char.turned]
    upright = [words(row) for row in rows(char for char in chars if not char.turned)]
    return "\n".join([*upright, *_turned(turned)])


def _turned(chars: list[Char]) -> list[str]:
    """Text printed sideways in the order of drawing: the file writes it as it is read."""
    lines: list[str] = []
    last: Char | None = None
    for char in chars:
        if last is not None and abs(char.x0 - last.x0) < 0.5 * char.size:
            lines[-1] += char.text
        else:
            lines.append(char.text)
        last = char
    return lines
