"""The grid of a table out of spans and merges, also where they contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from engine.intake.document import GridCell
from engine.intake.docx.names import LOCAL, is_on, number, value
from engine.intake.docx.slivers import SLIVER, borders
from engine.namedtuple import NamedTuple

MOST_COLUMNS = 1000
"""Columns of a table; Word itself stops at 63."""
MOST_PLACES = 100_000
"""Places of a table, rows times columns."""


class TooWideError(Exception):
    """A table has more places than any report."""


class RowSource(NamedTuple):
    """A row as it stands in the file: a `w:tr` and its `w:tc`."""

    element: etree._Element
    cells: tuple[etree._Element, ...]


class _Item:
    """A cell of a row before it is merged with the row above."""

    __slots__ = ("column", "columns", "element", "merge", "text")

    def __init__(self, element: etree._Element, column: int, columns: int, merge: str) -> None:
        self.element = element
        self.column = column
        self.columns = columns
        self.merge = merge
        self.text = ""


class _Open:
    """A cell that may still grow downwards."""

    __slots__ = ("item", "row", "rows")

    def __init__(self, item: _Item, row: int) -> None:
        self.item = item
        self.row = row
        self.rows = 1

    def cell(self) -> GridCell:
        return GridCell(self.item.text, self.row, self.item.column, self.rows, self.item.columns)


class TableGrid(NamedTuple):
    """What came out of a table.

    Attributes:
        cells: by row, then by column.
        covered: cells with a text of their own that a merged cell covers, so that nobody sees it.
        hidden: rows that are hidden.
    """

    cells: tuple[GridCell, ...]
    covered: int
    hidden: int


def grid(
    rows: list[RowSource], text: Callable[[etree._Element], str], widths: Sequence[int] = ()
) -> TableGrid:
    """Lays the cells of a table out.

    Args:
        rows: its rows.
        text: reads the text of a `w:tc`; called once for each cell in the order of the file.
        widths: of the columns, in twips, where the table says them.

    Returns:
        Its cells; no place is covered twice.

    Raises:
        TooWideError: it has more places than any report.
    """
    found: list[list[_Item]] = []
    hidden = widest = 0
    for row in rows:
        before, gone, unseen = _row_properties(row.element)
        if gone or unseen:
            hidden += unseen and not gone
            continue
        items = _items(row.cells, before)
        widest = max(widest, *(item.column + item.columns for item in items), 0)
        if widest > MOST_COLUMNS or (len(found) + 1) * widest > MOST_PLACES:
            raise TooWideError
        for item in items:
            item.text = text(item.element)
        found.append(items)
    if widths and min(widths) < SLIVER:
        found = _without_slivers(found, widths)
    cells, covered = _merged(found)
    return TableGrid(cells, covered, hidden)


def widths_of(table: etree._Element) -> list[int]:
    """The widths of the columns of a `w:tbl`, in twips; empty where it says none."""
    columns = next((child for child in table if LOCAL.get(child.tag) == "tblGrid"), ())
    return [number(child, 0, name="w") for child in columns if LOCAL.get(child.tag) == "gridCol"]


def _without_slivers(rows: list[list[_Item]], widths: Sequence[int]) -> list[list[_Item]]:
    cells = ((item.column, item.column + item.columns, not item.text.strip()) for row in rows for item in row)
    places = borders(widths, cells)
    if places is None:
        return rows
    for row in rows:
        for item in row:
            end = places[item.column + item.columns]
            item.column = places[item.column]
            item.columns = end - item.column
    return [[item for item in row if item.columns] for row in rows]


def _merged(rows: list[list[_Item]]) -> tuple[tuple[GridCell, ...], int]:
    """The cells, each with all rows that it covers, and how many covered ones have a text of their own."""
    done: list[_Open] = []
    above: dict[int, _Open] = {}
    covered = 0
    for at, items in enumerate(rows):
        here: dict[int, _Open] = {}
        for item in items:
            head = above.get(item.column) if item.merge == "continue" else None
            if head is not None and head.item.columns == item.columns:
                head.rows += 1
                covered += bool(item.text.strip()) and item.text != head.item.text
                here[item.column] = head
                continue
            cell = _Open(item, at)
            done.append(cell)
            if item.merge:
                here[item.column] = cell
        above = here
    return tuple(cell.cell() for cell in done), covered


def _row_properties(row: etree._Element) -> tuple[int, bool, bool]:
    """How many places are left free in front, whether the row is deleted, whether it is hidden."""
    before, gone, hidden = 0, False, False
    for child in row:
        if LOCAL.get(child.tag) == "trPr":
            for part in child:
                match LOCAL.get(part.tag):
                    case "gridBefore":
                        before = number(part, 0, MOST_COLUMNS)
                    case "del":
                        gone = True
                    case "hidden":
                        hidden = is_on(part)
    return before, gone, hidden


def _items(cells: tuple[etree._Element, ...], column: int) -> list[_Item]:
    items: list[_Item] = []
    for cell in cells:
        columns, merge, sideways, gone = _cell_properties(cell)
        if gone:
            continue
        if sideways and items:
            items[-1].columns += columns
        else:
            items.append(_Item(cell, column, columns, merge))
        column += columns
    return items


def _cell_properties(cell: etree._Element) -> tuple[int, str, bool, bool]:
    """Columns, vertical merge (`restart`, `continue` or empty), goes on from the left, deleted."""
    columns, merge, sideways, gone = 1, "", False, False
    for child in cell:
        if LOCAL.get(child.tag) != "tcPr":
            continue
        for part in child:
            match LOCAL.get(part.tag):
                case "gridSpan":
                    columns = max(number(part, 1, MOST_COLUMNS + 1), 1)
                case "vMerge":
                    merge = "restart" if value(part) == "restart" else "continue"
                case "hMerge":
                    sideways = value(part) != "restart"
                case "cellDel":
                    gone = True
        break
    return columns, merge, sideways, gone
