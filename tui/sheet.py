"""A table as a sheet to fill in: which lines stay above, which scroll, and how the current cell is drawn. Pure."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from engine.namedtuple import NamedTuple
from tui.grid import LEGEND_EDIT, Figures, GridRow, drawn, rows
from tui.text import clip
from tui.widgets.celltext import CellText

_FIELD = "$foreground on $input-selection-background"
_CARET = "$background on $foreground"
_DISPUTED = " on $error-muted"


class Sheet(NamedTuple):
    """The lines of a table at a width.

    Attributes:
        heads: lines that stay in view.
        body: lines that scroll.
        cells: by row of figures, its place in the body and the keys of its cells.
        width: of every line, in cells of the screen.
    """

    heads: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    cells: tuple[tuple[int, tuple[str, ...]], ...]
    width: int

    def where(self, key: str) -> tuple[int, int] | None:
        """Row and column of a cell, counted from 0; None where it is not in the table."""
        for number, (_, keys) in enumerate(self.cells):
            if key in keys:
                return number, keys.index(key)
        return None

    def key(self, row: int, column: int) -> str:
        """The cell in a row and a column; beyond the end the last one."""
        _, keys = self.cells[max(0, min(len(self.cells) - 1, row))]
        return keys[max(0, min(len(keys) - 1, column))]

    def next(self, key: str, step: int) -> str:
        """The cell before or behind another one in reading order; at the end the same."""
        flat = [cell for _, keys in self.cells for cell in keys]
        return flat[max(0, min(len(flat) - 1, flat.index(key) + step))]

    def line_of(self, key: str) -> int:
        """The line of the body that a cell stands in; the first where it is not in the table."""
        found = self.where(key)
        return 0 if found is None else self.cells[found[0]][0]


def sheet(table: str, figures: Figures, width: int) -> Sheet:
    """A table ready for a width: titles and headings of columns stay above, unless each part has its own."""
    lines = rows(table, figures, width)[1:]
    first = next((n for n, row in enumerate(lines) if row.kind in ("group", "row")), 0)
    cells = tuple(
        (n, tuple(key for _, _, key in row.cells))
        for n, row in enumerate(lines[first:])
        if row.kind == "row" and row.cells
    )
    return Sheet(tuple(lines[:first]), tuple(lines[first:]), cells, width)


def pictured(
    whole: Sheet, figures: Figures, chosen: str, editing: CellText | None, top: int, height: int
) -> Content:
    """The sheet from the line `top` of its body on, in at most `height` lines."""
    at = whole.where(chosen)
    column = whole.cells[at[0]][1].index(chosen) if at else -1
    wide = len(whole.cells[at[0]][1]) if at else 0
    lines = [drawn(_pointed(head, column, wide), whole.width) for head in whole.heads]
    for row in whole.body[top : top + max(0, height - len(lines))]:
        keys = [key for _, _, key in row.cells]
        if chosen not in keys or row.kind != "row":
            lines.append(drawn(_tinted(row, figures), whole.width))
        elif editing is None:
            lines.append(drawn(row._replace(asked=True), whole.width, chosen))
        else:
            lines.append(_edited(row, keys.index(chosen), editing, whole.width))
    if height - len(lines) > 1:
        lines += [Content(), Content.styled(clip(LEGEND_EDIT, whole.width), "$quiet")]
    return Content("\n").join(lines[:height])


def caret_at(row: GridRow, index: int, editing: CellText | None, width: int) -> int:
    """The column of the screen, from the left of the sheet, where text goes in."""
    if editing is None:
        return width - row.width * (len(row.cells) - index - 1) - 1
    first, last = _span(row, index, editing)
    shown, caret = _window(editing, row.width * (last - first + 1) - 1)
    return width - row.width * (len(row.cells) - first) + 1 + cell_len(shown[:caret])


def _pointed(head: GridRow, column: int, wide: int) -> GridRow:
    """The heading with the current column made clear."""
    if len(head.cells) != wide:
        return head
    cells = [
        (text, "bold $foreground on $tint" if n == column else style, key)
        for n, (text, style, key) in enumerate(head.cells)
    ]
    return head._replace(cells=tuple(cells))


def _tinted(row: GridRow, figures: Figures) -> GridRow:
    """The row with disputed cells on a ground of their own, beside their sign."""
    if not row.disputed:
        return row
    cells = [(t, style + _DISPUTED if key in figures.disputed else style, key) for t, style, key in row.cells]
    return row._replace(cells=tuple(cells))


def _edited(row: GridRow, index: int, editing: CellText, width: int) -> Content:
    """The row with a field in the place of the cell, and of its neighbours where the text is long."""
    first, last = _span(row, index, editing)
    room = row.width * (last - first + 1)
    shown, caret = _window(editing, room - 1)
    under = shown[caret : caret + 1] or " "
    tail = shown[caret + 1 :]
    used = 1 + cell_len(shown[:caret]) + cell_len(under) + cell_len(tail)
    field = [(" " + shown[:caret], _FIELD), (under, _CARET), (tail + " " * max(0, room - used), _FIELD)]
    start = width - row.width * len(row.cells)
    label = row._replace(cells=(), asked=True)
    before = drawn(
        row._replace(label="", cells=row.cells[:first], asked=True, disputed=False), row.width * first
    )
    after = row._replace(label="", cells=row.cells[last + 1 :], asked=True, disputed=False)
    behind = drawn(after, row.width * len(after.cells))
    pieces = Content.assemble(*(piece for piece in field if piece[0]))
    return Content("").join([drawn(label, start), before, pieces, behind])


def _span(row: GridRow, index: int, editing: CellText) -> tuple[int, int]:
    """The cells that the field covers: as many as the text needs, to the left first."""
    first = last = index
    while (last - first + 1) * row.width < editing.cells + 3 and (first > 0 or last < len(row.cells) - 1):
        if first > 0:
            first -= 1
        else:
            last += 1
    return first, last


def _window(editing: CellText, room: int) -> tuple[str, int]:
    """What of the text is seen in so many cells, and where the caret stands in it."""
    start = 0
    while cell_len(editing.text[start : editing.caret]) > room - 2:
        start += 1
    return clip(editing.text[start:], room - 1), editing.caret - start
