"""The three official tables as grids: which cell stands where, over how many rows and columns.

One description serves the template builder, which draws it, and the reader, which compares with it.
Source: the annex of 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from engine.form import FORM
from engine.form.model import Row, Table
from engine.namedtuple import NamedTuple

Role = Literal["bar", "head", "label", "group", "note", "number"]

APPLICANTS = "申请人情况"
ORGANISATIONS = "法人或其他组织"
RESULTS = "三、本年度办理结果"
SUBJECT = "信息内容"


class Cell(NamedTuple):
    """One printed cell.

    Attributes:
        row: first row, from 0.
        column: first column, from 0.
        text: the printed label, "" for a figure.
        key: the key of the figure, "" for a label.
        rows: rows covered.
        columns: columns covered.
        role: how it is printed.
    """

    row: int
    column: int
    text: str = ""
    key: str = ""
    rows: int = 1
    columns: int = 1
    role: Role = "label"


class Grid(NamedTuple):
    """One printed table: its size and its cells, top to bottom, left to right."""

    table: Table
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@cache
def grids() -> tuple[Grid, Grid, Grid]:
    """The grids of 表二 (14×4), 表三 (28×10) and 表四 (4×15)."""
    return (_disclosure(FORM.disclosure), _applications(FORM.applications), _disputes(FORM.disputes))


def _disclosure(table: Table) -> Grid:
    width = 1 + len(table.columns)
    cells: list[Cell] = []
    at = 0
    item = ""
    for row in table.rows:
        if row.item != item:
            item = row.item
            cells.append(Cell(at, 0, item, columns=width, role="bar"))
            cells.append(Cell(at + 1, 0, SUBJECT, role="head"))
            if row.columns:
                cells += [
                    Cell(at + 1, 1 + i, table.column(key).label, role="head")
                    for i, key in enumerate(row.columns)
                ]
            else:
                cells.append(Cell(at + 1, 1, row.column_label, columns=width - 1, role="head"))
            at += 2
        cells.append(Cell(at, 0, row.label))
        if row.columns:
            cells += [
                Cell(at, 1 + i, key=f"{table.key}.{row.key}.{key}", role="number")
                for i, key in enumerate(row.columns)
            ]
        else:
            cells.append(Cell(at, 1, key=f"{table.key}.{row.key}", columns=width - 1, role="number"))
        at += 1
    return Grid(table, at, width, tuple(cells))


def _applications(table: Table) -> Grid:
    heads, kinds = 3, table.columns
    width = 3 + len(kinds)
    cells = [
        Cell(0, 0, table.note, rows=heads, columns=3, role="note"),
        Cell(0, 3, APPLICANTS, columns=len(kinds), role="head"),
        Cell(1, 3, kinds[0].label, rows=2, role="head"),
        Cell(1, 4, ORGANISATIONS, columns=len(kinds) - 2, role="head"),
        Cell(1, width - 1, kinds[-1].label, rows=2, role="head"),
    ]
    cells += [Cell(2, 4 + i, kind.label, role="head") for i, kind in enumerate(kinds[1:-1])]
    top = ("received", "carried_in", "carried_out")
    results = [row for row in table.rows if row.key not in top]
    group = ""
    for at, row in enumerate(table.rows, start=heads):
        if row.key in top:
            cells.append(Cell(at, 0, row.label, columns=3))
        else:
            if row is results[0]:
                cells.append(Cell(at, 0, RESULTS, rows=len(results), role="group"))
            if row.group and row.group != group:
                size = sum(other.group == row.group for other in table.rows)
                cells.append(Cell(at, 1, row.group, rows=size, role="group"))
            cells.append(Cell(at, 2, row.label) if row.group else Cell(at, 1, row.label, columns=2))
        group = row.group
        cells += _figures(table, row, at, 3)
    return Grid(table, heads + len(table.rows), width, tuple(cells))


def _disputes(table: Table) -> Grid:
    each = len(table.columns)
    grouped = [row for row in table.rows if row.group]
    alone = [row for row in table.rows if not row.group]
    cells: list[Cell] = []
    for i, row in enumerate(alone):
        left = i * each
        cells.append(Cell(0, left, row.label, columns=each, role="head"))
        cells += [
            Cell(1, left + j, column.label, rows=2, role="head") for j, column in enumerate(table.columns)
        ]
    left = len(alone) * each
    cells.append(Cell(0, left, grouped[0].group, columns=len(grouped) * each, role="head"))
    for i, row in enumerate(grouped):
        cells.append(Cell(1, left + i * each, row.label, columns=each, role="head"))
        cells += [
            Cell(2, left + i * each + j, column.label, role="head") for j, column in enumerate(table.columns)
        ]
    for i, row in enumerate(alone + grouped):
        cells += _figures(table, row, 3, i * each)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(table, 4, len(table.rows) * each, tuple(cells))


def _figures(table: Table, row: Row, at: int, left: int) -> list[Cell]:
    return [
        Cell(at, left + i, key=f"{table.key}.{row.key}.{column}", role="number")
        for i, column in enumerate(row.columns)
    ]
