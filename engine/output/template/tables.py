"""The three tables, drawn from the grids of the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from engine.output.grids import Cell, Grid, grids
from engine.output.tags import cell_tags
from engine.output.template import styles
from engine.output.template.markup import HINT, element, paragraph, run

BAR_FILL = "C6D9F1"
"""The light blue of the bars of 表二 in the official attachment."""

_NARROW = ("商业企业", "科研机构", "社会公益组织", "法律服务机构")
"""Headings of 表三 that break after every second character."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Measures of one table, in twips; the widths add up to the 8844 (156 mm) of the type area."""

    widths: tuple[int, ...]
    row: int
    side: int
    text: str
    label: str
    margins: Callable[[Cell], tuple[int, int] | None]


def _no_margins(_: Cell) -> None:
    return None


def _margins_applications(cell: Cell) -> tuple[int, int] | None:
    if cell.text in _NARROW:
        return (100, 100)
    return (60, 15) if cell.role in {"label", "note"} else None


_LOOKS = (
    _Look((2211,) * 4, 397, 85, styles.CELL, styles.LABEL, _no_margins),
    _Look((680, 900, 2700, *(652,) * 7), 350, 15, styles.CELL3, styles.LABEL3, _margins_applications),
    _Look((*(589,) * 6, *(590,) * 9), 454, 28, styles.CELL, styles.LABEL, _no_margins),
)

_TOP = 20
_KAI = element("rFonts", eastAsia=styles.KAI, hint="eastAsia")


def tables() -> dict[str, str]:
    """Key of the table -> its markup."""
    return {grid.table.key: _table(grid, look) for grid, look in zip(grids(), _LOOKS, strict=True)}


def measures() -> dict[str, tuple[tuple[int, ...], int]]:
    """Key of the table -> twips of its columns, and the least height of a row."""
    return {grid.table.key: (look.widths, look.row) for grid, look in zip(grids(), _LOOKS, strict=True)}


def _table(grid: Grid, look: _Look) -> str:
    width = sum(look.widths)
    borders = "".join(
        element(side, val="single", sz=4, space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        element(side, w=value, type="dxa")
        for side, value in (("top", _TOP), ("left", look.side), ("bottom", _TOP), ("right", look.side))
    )
    properties = element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", borders),
        element("tblLayout", type="fixed"),
        element("tblCellMar", margins),
        element("tblLook", val="0000"),
    )
    columns = element("tblGrid", *(element("gridCol", w=value) for value in look.widths))
    return element("tbl", properties, columns, *(_row(grid, look, row) for row in range(grid.rows)))


def _row(grid: Grid, look: _Look, row: int) -> str:
    here = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.rows]
    here.sort(key=lambda cell: cell.column)
    last = row == grid.rows - 1
    cells = [_cell(cell, look, first=cell.row == row, keep_next=not last) for cell in here]
    return element(
        "tr",
        element("trPr", element("cantSplit"), element("trHeight", val=look.row, hRule="atLeast")),
        *cells,
    )


def _cell(cell: Cell, look: _Look, *, first: bool, keep_next: bool) -> str:
    offsets = (0, *accumulate(look.widths))
    width = offsets[cell.column + cell.columns] - offsets[cell.column]
    margins = look.margins(cell)
    merge = ""
    if cell.rows > 1:
        merge = element("vMerge", val="restart") if first else element("vMerge")
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.columns) if cell.columns > 1 else "",
        merge,
        element("shd", val="clear", color="auto", fill=BAR_FILL) if cell.role == "bar" else "",
        element(
            "tcMar", element("left", w=margins[0], type="dxa"), element("right", w=margins[1], type="dxa")
        )
        if margins
        else "",
        element("vAlign", val="center"),
    )
    runs = _runs(cell) if first else ""
    return element("tc", properties, paragraph(_style(cell, look), runs, keep_next=keep_next))


def _style(cell: Cell, look: _Look) -> str:
    if cell.role in {"bar", "note"} or (cell.role == "label" and look.label == styles.LABEL3):
        return look.label
    return look.text


def _runs(cell: Cell) -> str:
    if cell.key:
        return run("{{" + cell_tags()[cell.key] + "}}")
    if cell.role == "note":
        return run(cell.text, _KAI)
    head, bracket, rest = cell.text[1:].partition("（")
    if bracket and cell.role == "label":
        return run(cell.text[0] + head, HINT) + run(bracket + rest, _KAI)
    return run(cell.text)
