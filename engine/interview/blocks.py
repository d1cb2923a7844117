"""A block of cells copied from a spreadsheet or a document, and where each of its figures goes in the tables. Pure.

A block that carries the labels of its rows and columns is placed by them, wherever it is pasted; with only one kind of
labels, or with none, the other direction counts from the cell it is pasted at. A blank and a stroke change nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from engine.figures.claims import Number
from engine.form import FORM
from engine.form.keys import CELLS, spoken
from engine.form.model import Table
from engine.intake.document import Grid, GridCell
from engine.intake.placing.axes import column3_key, row3_key
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import Concept, meanings
from engine.intake.placing.grid import Placer
from engine.intake.plaintext.lines import Row
from engine.intake.plaintext.tables import tabbed
from engine.interview.cells import matrix, read_cell, table_of
from engine.namedtuple import NamedTuple
from engine.prose.links import printed
from engine.rules.view import View

LONGEST = 200_000
"""No table of the form needs as many characters; what is longer was copied by mistake."""

_FEES = "disclosure.fees"
_SHOWN = 20


class Block(NamedTuple):
    """What a pasted block says.

    Attributes:
        figures: the figures that it would state, by cell.
        by_labels: whether labels placed them, wholly or in one direction.
        unclear: squares that are not understood, each with its row and column in the block.
        outside: figures for which the tables have no cell, each with its row and column in the block.
        strokes: squares with a stroke, which say nothing.
        notes: what else should be known.
    """

    figures: dict[str, Number]
    by_labels: bool = False
    unclear: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    strokes: int = 0
    notes: tuple[str, ...] = ()


def is_block(text: str) -> bool:
    """Whether a pasted text is more than one cell."""
    return len(text) > LONGEST or sum(len(row) for row in squares(text)) > 1


def read_block(text: str, at: str) -> Block:
    """Reads a pasted text.

    Args:
        text: as the terminal hands it over: cells parted by tabs, or columns of figures parted by blanks.
        at: the cell that it is pasted at.
    """
    if len(text) > LONGEST:
        return Block({}, notes=("粘贴的内容太长，不像是一张表；请只复制有数字的那一块。",))
    rows = squares(text)
    labelled = [found for found in (_by_all_labels(rows), *_by_own_labels(rows)) if found is not None]
    return max(labelled, key=_placed) if labelled else _Positions(rows, at).read()


def _by_own_labels(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """The block in each table in which every row and every column of figures has its own label."""
    for table in FORM.tables:
        counted = _Positions(rows, next(iter(table.cells())))
        if counted.heads and counted.names:
            yield counted.read()


def _placed(block: Block) -> int:
    return len(block.figures) - len(block.outside)


def squares(text: str) -> list[list[str]]:
    """The text as rows of cells: quoted cells are whole, empty lines and columns at the end are gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff")
    rows = _parted(text) if "\t" in text else [_cells_of(line) for line in text.split("\n")]
    rows = [[cell.strip() for cell in row] for row in rows]
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [row[:width] for row in rows]


def _parted(text: str) -> list[list[str]]:
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
        except csv.Error:
            pass
    return [line.split("\t") for line in text.split("\n")]


def _cells_of(line: str) -> list[str]:
    """A line without tabs: the figures at its end are cells of their own, as a PDF copies them."""
    words = line.split()
    first = len(words)
    while first and _is_figure(words[first - 1]):
        first -= 1
    if len(words) - first < 2:
        return [line]
    return [*([" ".join(words[:first])] if first else []), *words[first:]]


def _is_figure(text: str) -> bool:
    entry = read_cell(_FEES, text)
    return entry.value is not None or entry.stroke


def copied(table: str, view: View) -> str:
    """A table for a spreadsheet: labels and figures parted by tabs; figures that follow from others are among them."""
    found = table_of(f"{table}.")
    grid = matrix(found)
    rows = [["", "", *(column.label for column in found.columns)]]
    for row, keys in zip(found.rows, grid, strict=True):
        if not row.columns:
            rows.append(["", "", row.column_label])
        values = (view.value(key) for key in keys)
        rows.append([row.group, row.label, *("" if v is None else printed(v) for v in values)])
    return "\r\n".join("\t".join(row) for row in rows)


# -- labels of rows and of columns ----------------------------------------------------------------------------------


def _by_all_labels(rows: Sequence[Sequence[str]]) -> Block | None:
    """The block as the reader of reports places it; None where it cannot place most of its figures."""
    board = Board()
    if not Placer(board).place(_grid(rows)):
        return None
    figures: dict[str, Number] = {}
    unclear, strokes = [], 0
    for key, reading in board.cells.items():
        if key not in CELLS:
            continue
        entry = read_cell(key, reading.text)
        if key == _FEES and reading.value is not None and not entry.fault:
            entry = read_cell(key, str(reading.value))  # the heading may name another unit
        strokes += entry.stroke
        if entry.value is not None:
            figures[key] = entry.value
        elif entry.fault:
            unclear.append(f"{reading.place}（{spoken(key)}）：{entry.fault}")
    outside = [line for line in board.unplaced if "不是数字" not in line]
    outside += [f"{r.place}：“{r.text}”（旧格式的栏目）" for r in board.older.values() if r.text.strip()]
    if not figures or len(figures) < len(outside):
        return None
    sums = [key for key in board.cells if key not in CELLS]
    notes = [*board.notes, *(["小计行不是表里的格子，没有填入。"] if sums else [])]
    return Block(figures, True, tuple(unclear), tuple(outside), strokes, tuple(notes))


def _grid(rows: Sequence[Sequence[str]]) -> Grid:
    """The rows as a grid; where a document copied them without their merged cells, these are put back."""
    if len({len(row) for row in rows}) > 1:
        lines = [Row(n, "\t".join(cell.replace("\n", "") for cell in row)) for n, row in enumerate(rows)]
        grid, _ = tabbed(lines, 0)
        if grid is not None:
            return grid._replace(place="")
    cells = [GridCell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid(tuple(cells), "")


# -- from the cell on -----------------------------------------------------------------------------------------------


class _Positions:
    """Reads a block of which rows or columns, or both, count from the cell that it is pasted at."""

    def __init__(self, rows: Sequence[Sequence[str]], at: str) -> None:
        self.table = table_of(at)
        self.grid = matrix(self.table)
        self.row = next(n for n, keys in enumerate(self.grid) if at in keys)
        self.column = self.grid[self.row].index(at)
        self.first, self.left = _inner(rows)
        self.rows = rows
        self.heads = self._columns()
        self.names = self._rows()

    def read(self) -> Block:
        """Every square that says something."""
        figures: dict[str, Number] = {}
        unclear, outside, strokes = [], [], 0
        for r, c, text in self._squares():
            place = f"第{r + 1}行第{c + 1}列"
            key = self._key(r, c)
            entry = read_cell(key or CELLS[-1], text)
            if not key:
                if not entry.stroke:
                    outside.append(f"{place}：“{text[:_SHOWN]}”")
            elif entry.value is not None:
                figures[key] = entry.value
            elif entry.stroke:
                strokes += 1
            else:
                unclear.append(f"{place}（{spoken(key)}）：{entry.fault}")
        by_labels = bool(self.heads or self.names)
        return Block(figures, by_labels, tuple(unclear), tuple(outside), strokes)

    def _squares(self) -> Iterator[tuple[int, int, str]]:
        for r in range(self.first, len(self.rows)):
            for c in range(self.left, len(self.rows[r])):
                if self.rows[r][c]:
                    yield r, c, self.rows[r][c]

    def _key(self, r: int, c: int) -> str:
        """The cell of a square; empty where there is none."""
        wide = max(len(row) for row in self.rows) - self.left
        if len(self.rows) - self.first == 1 and not self.names and wide > len(self.grid[0]):
            flat = [key for keys in self.grid for key in keys]  # table 四 is printed as one row
            at = flat.index(self.grid[self.row][self.column]) + c - self.left
            return flat[at] if self.table.key == "disputes" and at < len(flat) else self._plain(r, c)
        return self._plain(r, c)

    def _plain(self, r: int, c: int) -> str:
        row = self.names.get(r, -1) if self.names else self.row + r - self.first
        start = 0 if self.names and self._is_whole else self.column
        column = self.heads.get(c, -1) if self.heads else start + c - self.left
        inside = 0 <= row < len(self.grid) and 0 <= column < len(self.grid[row])
        return self.grid[row][column] if inside else ""

    @property
    def _is_whole(self) -> bool:
        """Whether the block has as many columns of figures as the table."""
        return max(len(row) for row in self.rows) - self.left == len(self.grid[0])

    def _columns(self) -> dict[int, int]:
        """By column of the block, the column of the table that its heading names; empty unless all are named."""
        names = [column.key for column in self.table.columns]
        found: dict[int, int] = {}
        for c in range(self.left, max((len(row) for row in self.rows), default=0)):
            path = tuple(meanings(row[c]) for row in self.rows[: self.first] if c < len(row) and row[c])
            key = _column_key(self.table, path)
            if key in names:
                found[c] = names.index(key)
        wide = max((len(row) for row in self.rows), default=0) - self.left
        return found if len(found) == wide and len(set(found.values())) == wide else {}

    def _rows(self) -> dict[int, int]:
        """By row of the block, the row of the table that its label names; empty unless all with figures are named."""
        names = [row.key for row in self.table.rows]
        found: dict[int, int] = {}
        for r in sorted({r for r, _, _ in self._squares()}):
            path = tuple(meanings(text) for text in self.rows[r][: self.left] if text)
            key = _row_key(self.table, path)
            if key not in names:
                return {}
            found[r] = names.index(key)
        return found if len(set(found.values())) == len(found) else {}


def _inner(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The first row and the first column behind the labels."""
    holds = [[_is_figure(text) for text in row] for row in rows]
    if not any(any(row) for row in holds):
        return 0, 0
    first = 0
    while not any(holds[first]) and any(rows[first]):
        first += 1
    left = 0
    while not any(row[left : left + 1] == [True] for row in holds[first:]) and any(
        row[left : left + 1] not in ([], [""]) for row in rows[first:]
    ):
        left += 1
    return first, left


def _column_key(table: Table, path: tuple[tuple[Concept, ...], ...]) -> str:
    if table.key == "applications":
        return column3_key(path)[0]
    return _of_kind(path, "column2" if table.key == "disclosure" else "column4")


def _row_key(table: Table, path: tuple[tuple[Concept, ...], ...]) -> str:
    if table.key == "applications":
        return row3_key(path)[0]
    return _of_kind(path, "row2" if table.key == "disclosure" else "group4")


def _of_kind(path: tuple[tuple[Concept, ...], ...], kind: str) -> str:
    """What the innermost label of this kind names."""
    keys = [concept.key for concepts in path for concept in concepts if concept.kind == kind]
    return keys[-1] if keys else ""
