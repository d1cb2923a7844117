"""Places the figures of a grid: each by the labels of its row and the headings of its column."""

from __future__ import annotations

from itertools import pairwise

from engine.intake.document import Grid, GridCell
from engine.intake.placing.axes import Path, resolve
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import Concept, meanings
from engine.intake.placing.header import Header, is_header, read_header
from engine.intake.placing.headless import in_order
from engine.intake.placing.labels import RowLabels, row_labels
from engine.intake.placing.sheet import Sheet, has, is_strong
from engine.intake.placing.text import bare
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple

_KNOWN = 3
"""A grid with so many labels of the form is one of its tables, even if no figure can be placed."""


class Placer:
    """Places one grid after another; a table that goes on over a page keeps the headings of its first part."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._last: dict[str, tuple[Header, int]] = {}

    def place(self, grid: Grid) -> bool:
        """Places what the grid holds.

        Returns:
            Whether it is one of the tables of the form; if not, nothing was noted of it.
        """
        if not is_of_the_form(grid):
            return False
        sheet = Sheet(grid)
        row = 0
        header: Header | None = None
        while row < sheet.height:
            if is_header(sheet, row):
                first = row
                while row < sheet.height and is_header(sheet, row):
                    row += 1
                header = self._completed(read_header(sheet, first, row, self._board), sheet.width)
            else:
                last = row
                while last < sheet.height and not is_header(sheet, last):
                    last += 1
                if header is not None and _stands_elsewhere(header, sheet, row, last):
                    self._board.note(f"{grid.place}：表头与下面各行没有对齐，没有按表头读入。")
                    header = Header({}, {}, frozenset())
                    self._last.pop("3", None)
                    _Band(sheet, row, last, header, self._board).place()
                    row = last
                    continue
                _Band(sheet, row, last, self._headed(header, sheet, row, last), self._board).place()
                row = last
        return True

    def _completed(self, header: Header, width: int) -> Header:
        """A heading that was repeated in part takes the rest from its first printing."""
        for table in header.tables:
            # each item of table 二 has headings of its own
            known = self._last.get(table)
            if table != "2" and known and known[1] == width and known[0].tables == header.tables:
                columns = {**known[0].columns, **header.columns}
                header = header._replace(columns=columns)
            self._last[table] = (header, width)
        return header

    def _headed(self, header: Header | None, sheet: Sheet, first: int, last: int) -> Header:
        """The headings that hold for these rows: their own, or those of the part before."""
        if header is not None and header.columns:
            return header
        found = {
            concept.table
            for row in range(first, last)
            for cell in sheet.cells(row)
            for concept in meanings(cell.text)
            if concept.kind in ("row2", "row3", "group3")
        }
        for table in sorted(found):
            known = self._last.get(table)
            if known and known[1] == sheet.width:
                return known[0]
            if known and (moved := _moved(known[0], sheet, first, last)):
                return moved
        if "3" in found and (columns := in_order(sheet, first, last)):
            self._board.note("表三没有表头，各列按规定格式的次序读入（各行总计与分项相符），请核对。")
            return Header(columns, {}, frozenset("3"))
        return header or Header({}, {}, frozenset())


def _stands_elsewhere(header: Header, sheet: Sheet, first: int, last: int) -> bool:
    """Whether headings were pushed out of their columns: those of table 三 stand over labels, or two over one column."""
    labels = [
        cell
        for row in range(first, last)
        for cell in sheet.cells(row)
        if any(c.kind == "row3" and not c.loose for c in meanings(cell.text))
    ]
    if any(_names_two(path) for path in header.columns.values()):
        return True
    below = [cell for cell in labels if has(header.columns.get(cell.column, ((),))[-1], "column3")]
    beside = [cell for cell in labels if _outsteps(header, sheet, cell, first)]
    return any(len(cells) > _ENOUGH and len(cells) * 2 > len(labels) for cells in (below, beside))


def _names_two(path: Path) -> bool:
    """Whether two results of a dispute stand one above the other."""
    return len({c.key for part in path for c in part if c.kind == "column4" and not c.loose}) > 1


def _outsteps(header: Header, sheet: Sheet, label: GridCell, first: int) -> bool:
    """Whether the row holds figures to the right of the label over which no cell of the headings stands.

    Or figures in front of all headings, while it ends before they do.
    """
    row = label.row
    unnamed = [
        column
        for column in range(label.column + label.columns, sheet.width)
        if column not in header.columns
        and column not in header.serials
        and value_of(sheet.text(row, column)).kind == "number"
    ]
    ends_early = any(sheet.at(row, column) is None for column in header.columns)
    return any(
        all(sheet.at(above, column) is None for above in range(first))
        or (ends_early and column < min(header.columns))
        for column in unnamed
    )


def _moved(header: Header, sheet: Sheet, first: int, last: int) -> Header | None:
    """The headings of the part before, where the part that goes on has other label columns but as many figures."""
    columns = [
        column
        for column in range(sheet.width)
        if any(value_of(sheet.text(row, column)).kind == "number" for row in range(first, last))
        and not any(meanings(sheet.text(row, column)) for row in range(first, last))
    ]
    known = sorted(header.columns)
    if len(columns) != len(known):
        return _moved_by_cells(header, sheet, first, last)
    places = dict(zip(known, columns, strict=True))
    return header._replace(
        columns={places[column]: path for column, path in header.columns.items()},
        units={places[column]: unit for column, unit in header.units.items() if column in places},
        serials=frozenset(),
    )


def _moved_by_cells(header: Header, sheet: Sheet, first: int, last: int) -> Header | None:
    """The same where cells cover several columns: the figures of every row are as many as the headings."""
    leaves = _leaves(header)
    rows = [[cell for cell in sheet.cells(row) if not meanings(cell.text)] for row in range(first, last)]
    rows = [cells for cells in rows if len(cells) == len(leaves)]
    if len(leaves) < _ENOUGH or len(rows) * 2 <= last - first:
        return None
    if any(value_of(cell.text).kind == "text" for cells in rows for cell in cells):
        return None
    columns: dict[int, tuple[tuple[Concept, ...], ...]] = {}
    for leaf, cell in zip(leaves, rows[0], strict=True):
        columns |= dict.fromkeys(range(cell.column, cell.column + cell.columns), header.columns[leaf])
    return header._replace(columns=columns, units={}, serials=frozenset())


def _leaves(header: Header) -> list[int]:
    """The first columns of what the headings name, from left to right."""
    return [
        column
        for before, column in pairwise((-1, *sorted(header.columns)))
        if header.columns[column] != header.columns.get(before)
    ]


def is_of_the_form(grid: Grid) -> bool:
    """Whether the grid is one of the tables of the form, or a part of one."""
    known = 0
    strong = False
    kinds: set[str] = set()
    for cell in grid.cells:
        found = meanings(cell.text)
        kinds |= {concept.kind for concept in found}
        known += any(concept.kind not in ("frame", "serial", "remark") for concept in found)
        strong = strong or any(
            is_strong(concept) or (concept.kind in ("row2", "row3") and len(bare(cell.text)) > 2)
            for concept in found
        )
    figures = kinds >= {"row2", "column2"} or any(value_of(cell.text).kind == "number" for cell in grid.cells)
    return strong and (known >= _KNOWN or (known >= 1 and figures and len(grid.cells) <= _SMALL))


_SMALL = 40
_ENOUGH = 3
"""From so many figures on, a row of as many figures as headings is taken by its order."""


class _Square(NamedTuple):
    """A square of a row that is no label: its cell and the columns that it covers here."""

    cell: GridCell
    columns: tuple[int, ...]


class _Band:
    """Rows under one heading."""

    def __init__(self, sheet: Sheet, first: int, last: int, header: Header, board: Board) -> None:
        self._sheet = sheet
        self._rows = range(first, last)
        self._header = header
        self._board = board

    def place(self) -> None:
        """Places every figure of the rows; what has no place is said."""
        labels = row_labels(self._sheet, self._rows, self._header, self._board)
        for row in self._rows:
            self._place_row(row, labels)

    def _place_row(self, row: int, labels: RowLabels) -> None:
        path = labels.paths[row]
        squares = self._squares(row, labels)
        if path.specific is not None and path.specific.table in ("2", "3"):
            self._board.met(path.specific.table, path.specific.key)
        keys = self._keys(squares, path.concepts, row)
        lost = [s.cell for s, own in zip(squares, keys, strict=True) if not self._put(s, own, row)]
        for cell in lost:
            if cell.text.strip() and cell.row == row:
                name = f"（{path.text}）" if path.text else ""
                self._board.lose(self._sheet.place(cell), cell.text, f"{name}没有对应的格")
        gaps = [c for c in self._header.columns if self._sheet.at(row, c) is None]
        if gaps and len(gaps) < len(self._header.columns) and squares and path.concepts:
            self._board.note(
                f"{self._sheet.grid.place}第{row + 1}行比表头少{len(gaps)}格，请核对这一行各列是否错位。"
            )
        if path.unknown and any(value_of(s.cell.text).kind != "blank" for s in squares):
            self._board.add_surplus(path.unknown)

    def _squares(self, row: int, labels: RowLabels) -> list[_Square]:
        """The cells of the row that are no labels, with the columns that each covers."""
        found: dict[GridCell, list[int]] = {}
        for column in range(self._sheet.width):
            cell = self._sheet.at(row, column)
            if cell is None or cell in labels.cells[row] or column in self._header.serials:
                continue
            found.setdefault(cell, []).append(column)
        return [
            _Square(cell, tuple(columns))
            for cell, columns in found.items()
            if cell.text.strip() or any(column not in labels.columns for column in columns)
        ]

    def _keys(
        self, squares: list[_Square], path: tuple[tuple[Concept, ...], ...], row: int
    ) -> list[dict[str, bool]]:
        """For each square the keys that its headings give it, and whether one was only likely.

        Where the squares do not stand below the headings, but are as many, their order tells.
        """
        found = [self._below(square.columns, path, alone=len(squares) == 1) for square in squares]
        if self._outstepped(squares):
            return self._in_order(
                [square for square in squares if square.cell.text.strip()], squares, path, row
            )
        claimed = [key for keys in found for key in keys]
        if len(set(claimed)) == len(claimed) and all(len(keys) == 1 for keys in found):
            return found
        leaves = _leaves(self._header)
        if not path or len(leaves) != len(squares) or len(leaves) < _ENOUGH:
            return found
        ordered = [self._below((column,), path) for column in leaves]
        if all(len(keys) == 1 for keys in ordered):
            self._board.note(f"{self._sheet.grid.place}第{row + 1}行各格没有对齐表头，按次序读入，请核对。")
            return ordered
        return found

    def _outstepped(self, squares: list[_Square]) -> bool:
        """Whether the row holds a figure behind the end of the row of headings, so that it stands below none of them."""
        above = self._rows.start - 1
        last = max(self._header.columns, default=-1)
        return (
            above >= 0
            and last >= 0
            and any(
                square.columns[0] > last
                and self._sheet.at(above, square.columns[0]) is None
                and value_of(square.cell.text).kind == "number"
                for square in squares
            )
        )

    def _in_order(
        self, held: list[_Square], squares: list[_Square], path: tuple[tuple[Concept, ...], ...], row: int
    ) -> list[dict[str, bool]]:
        """The keys of a row of table 二 that slipped past its headings, where it has as many figures; else none."""
        leaves = _leaves(self._header)
        ordered = [self._below((column,), path) for column in leaves]
        fits = path and "2" in self._header.tables and len(held) == len(leaves)
        if not fits or any(len(keys) != 1 for keys in ordered):
            return [{} for _ in squares]
        self._board.note(f"{self._sheet.grid.place}第{row + 1}行各格没有对齐表头，按次序读入，请核对。")
        keys = dict(zip(held, ordered, strict=True))
        return [keys.get(square, {}) for square in squares]

    def _below(
        self, columns: tuple[int, ...], path: tuple[tuple[Concept, ...], ...], *, alone: bool = False
    ) -> dict[str, bool]:
        keys: dict[str, bool] = {}
        for column in columns:
            key, loose = resolve(path, self._header.columns.get(column, ()))
            if not key and alone:
                key, loose = resolve(path, (), alone=True)
            if key:
                keys[key] = keys.get(key, False) or loose
        return keys

    def _put(self, square: _Square, keys: dict[str, bool], row: int) -> bool:
        cell = square.cell
        if cell.rows > 1 and keys and cell.text.strip() and not self._same_row(cell, row):
            return False
        if not keys or (len(keys) > 1 and cell.text.strip()):
            return False
        unit = next((u for c in square.columns if (u := self._header.units.get(c, ""))), "")
        for key, loose in keys.items():
            self._board.put(key, cell.text, self._sheet.place(cell), unit=unit, loose=loose)
        return True

    def _same_row(self, cell: GridCell, row: int) -> bool:
        """Whether a cell over several rows belongs to this row alone: the others say nothing of their own."""
        others = range(cell.row, cell.row + cell.rows)
        return all(
            other == row or other not in self._rows or not self._labelled(other, cell) for other in others
        )

    def _labelled(self, row: int, cell: GridCell) -> bool:
        return any(other.row == row and other.column < cell.column for other in self._sheet.cells(row))
