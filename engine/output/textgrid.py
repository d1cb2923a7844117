"""An official table as lines of text: its printed shape with merged cells, drawn with - | +.

Widths are cells of a terminal: a hanzi takes two, everything else one. Curly quotes, which some terminals show two cells
wide, are straight here, so that the right edge stays straight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.output.cells import NOT_FIRST, NOT_LAST, cells, width
from engine.output.grids import Cell, Grid

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\n": " ", "\t": " "})


def grid_lines(grid: Grid, figures: Mapping[str, str], widths: Sequence[int]) -> tuple[str, ...]:
    """The table with its figures, all lines of the same width.

    Args:
        grid: the printed shape.
        figures: key of a cell -> what is printed in it; an absent one is blank.
        widths: cells inside each column, borders not counted.
    """
    texts = {cell: (figures.get(cell.key, "") if cell.key else cell.text) for cell in grid.cells}
    wrapped = {
        cell: broken(text.translate(_STRAIGHT), _inner(cell, widths)) if text else []
        for cell, text in texts.items()
    }
    heights = _heights(grid, wrapped)
    lefts = _edges(widths)
    tops = _edges(heights)
    canvas = [[" "] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    for cell in grid.cells:
        box = (
            tops[cell.row],
            lefts[cell.column],
            tops[cell.row + cell.rows],
            lefts[cell.column + cell.columns],
        )
        _frame(canvas, *box)
        _write(canvas, *box, wrapped[cell], centred=cell.role not in ("label", "note", "bar"))
    return tuple("".join(row) for row in canvas)


def broken(
    text: str, room: int, hanging: Callable[[str], bool] = lambda _char: False, gap: float = 0
) -> list[str]:
    """A text in lines of at most so many cells.

    Numbers and Latin words stay whole where they fit, no line begins with closing punctuation or ends with an opening
    bracket.

    Args:
        text: one paragraph.
        room: cells of a line.
        hanging: which characters may stand beyond the edge.
        gap: cells of the space that Word puts between a hanzi and a number or Latin word; it shows nowhere.
    """
    lines: list[str] = []
    start = good = 0
    used = 0.0
    for index, char in enumerate(text):
        room_taken = cells(char) + (gap if index > start and _is_seam(text[index - 1], char) else 0)
        if index > start and _may_break(text[index - 1], char):
            good = index
        if used + room_taken > room and hanging(char) and used <= room:
            used += room_taken
            continue
        while used + room_taken > room and index > start and char != " ":
            cut = good if good > start else index
            lines.append(text[start:cut].rstrip(" "))
            start = good = cut
            used = width(text[cut:index]) + gap * sum(
                map(_is_seam, text[cut:index], text[cut + 1 : index + 1])
            )
        used += room_taken
    return [*lines, text[start:]]


def _is_seam(before: str, after: str) -> bool:
    """Whether a hanzi meets a number, a Latin letter or their punctuation."""
    return (_is_hanzi(before) and _is_word(after)) or (_is_word(before) and _is_hanzi(after))


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    return not (_is_word(before) and _is_word(after))


def _is_word(char: str) -> bool:
    return char.isascii() and char > " "


def _inner(cell: Cell, widths: Sequence[int]) -> int:
    covered = widths[cell.column : cell.column + cell.columns]
    return max(2, sum(covered) + len(covered) - 1)


def _edges(sizes: Sequence[int]) -> list[int]:
    """Where the borders stand: before the first, between any two, behind the last."""
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size + 1)
    return edges


def _heights(grid: Grid, wrapped: Mapping[Cell, list[str]]) -> list[int]:
    """Lines of text in each row; where a merged cell needs more, its last row grows."""
    heights = [1] * grid.rows
    for cell in grid.cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], len(wrapped[cell]))
    for cell in grid.cells:
        last = cell.row + cell.rows - 1
        free = sum(heights[cell.row : last + 1]) + cell.rows - 1
        heights[last] += max(0, len(wrapped[cell]) - free)
    return heights


def _frame(canvas: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    for row in (top, bottom):
        for column in range(left + 1, right):
            if canvas[row][column] != "+":
                canvas[row][column] = "-"
    for column in (left, right):
        for row in range(top + 1, bottom):
            if canvas[row][column] != "+":
                canvas[row][column] = "|"
    for row, column in ((top, left), (top, right), (bottom, left), (bottom, right)):
        canvas[row][column] = "+"


def _write(
    canvas: list[list[str]], top: int, left: int, bottom: int, right: int, lines: list[str], *, centred: bool
) -> None:
    """Write the lines into the middle of a box; a wide character takes a second place that stays empty."""
    room = right - left - 1
    first = top + 1 + max(0, (bottom - top - 1 - len(lines)) // 2)
    for number, text in enumerate(lines):
        at = left + 1 + (max(0, room - width(text)) // 2 if centred else 0)
        for char in text:
            canvas[first + number][at] = char
            taken = cells(char)
            for extra in range(1, taken):
                canvas[first + number][at + extra] = ""
            at += taken
