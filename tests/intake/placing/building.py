"""Figures rendered as the tables of the form, as a reader would hand them over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.form.edition_2021 import FORM
from engine.form.keys import CELLS
from engine.intake.document import Block, Document, Grid, GridCell, Paragraph
from engine.intake.placing import report_of
from engine.intake.report import Report

Spec = tuple[str, int, int]
"""A cell as text, rows, columns."""


def grid(rows: Sequence[Sequence[str | Spec]], place: str = "第1张表") -> Grid:
    """A grid from rows of cells, spans as in HTML."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row, specs in enumerate(rows):
        column = 0
        for spec in specs:
            text, down, across = (spec, 1, 1) if isinstance(spec, str) else spec
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            cells.append(GridCell(text, row, column, down, across))
            column += across
    return Grid(tuple(cells), place)


def plain_grid(source: Grid) -> Grid:
    """The same table without spans: the text stands in the first square, the others are empty."""
    first = {(cell.row, cell.column): cell.text for cell in source.cells}
    return Grid(
        tuple(
            GridCell(first.get((row, column), ""), row, column)
            for row in range(source.height)
            for column in range(source.width)
        ),
        source.place,
    )


Figures = Mapping[str, str]
Wording = Callable[[str], str]


def table_2(figures: Figures, say: Wording = str, place: str = "第1张表") -> Grid:
    rows: list[list[str | Spec]] = []
    item = ""
    for row in FORM.disclosure.rows:
        if row.item != item:
            item = row.item
            rows.append([(say(item), 1, 4)])
            if row.columns:
                rows.append([say("信息内容"), *(say(column.label) for column in FORM.disclosure.columns)])
            else:
                rows.append([say("信息内容"), (say(row.column_label), 1, 3)])
        if row.columns:
            rows.append(
                [say(row.label), *(figures.get(f"disclosure.{row.key}.{c}", "") for c in row.columns)]
            )
        else:
            rows.append([say(row.label), (figures.get(f"disclosure.{row.key}", ""), 1, 3)])
    return grid(rows, place)


HEAD_3: list[list[str | Spec]] = [
    [(FORM.applications.note, 3, 3), ("申请人情况", 1, 7)],
    [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]


def rows_3(figures: Figures, say: Wording = str) -> list[list[str | Spec]]:
    rows: list[list[str | Spec]] = []
    group = ""
    for row in FORM.applications.rows:
        values = [figures.get(f"applications.{row.key}.{c}", "") for c in row.columns]
        line: list[str | Spec] = []
        if row.key == "granted":
            line.append((say("三、本年度办理结果"), 22, 1))
        if row.key in ("received", "carried_in", "carried_out"):
            line.append((say(row.label), 1, 3))
        elif not row.group:
            line.append((say(row.label), 1, 2))
        else:
            if row.group != group:
                group = row.group
                size = sum(1 for other in FORM.applications.rows if other.group == group)
                line.append((say(group), size, 1))
            line.append(say(row.label))
        rows.append([*line, *values])
    return rows


def table_3(figures: Figures, say: Wording = str, place: str = "第2张表") -> Grid:
    head = [[(say(c[0]), *c[1:]) if isinstance(c, tuple) else say(c) for c in row] for row in HEAD_3]
    return grid([*head, *rows_3(figures, say)], place)  # type: ignore[list-item]


def table_4(figures: Figures, say: Wording = str, place: str = "第3张表") -> Grid:
    results = [column.label for column in FORM.disputes.columns]
    values = [
        figures.get(f"disputes.{row.key}.{column}", "")
        for row in FORM.disputes.rows
        for column in row.columns
    ]
    return grid(
        [
            [(say("行政复议"), 1, 5), (say("行政诉讼"), 1, 10)],
            [*((say(r), 2, 1) for r in results), (say("未经复议直接起诉"), 1, 5), (say("复议后起诉"), 1, 5)],
            [say(r) for r in [*results, *results]],
            values,
        ],
        place,
    )


def report(*blocks: Block | str, name: str = "报告.docx", kind: str = "docx") -> Document:
    """A document of paragraphs and grids."""
    return Document(
        name,
        kind,
        tuple(Paragraph(b, f"第{n}段") if isinstance(b, str) else b for n, b in enumerate(blocks, 1)),
    )


DISTINCT = {key: str(number) for number, key in enumerate(CELLS, 1)}
"""Every cell has a figure of its own, so that none can stand in another's place."""


def read(*tables: Grid) -> Report:
    return report_of(report(*tables))


def texts(found: Report) -> dict[str, str]:
    return {key: reading.text for key, reading in found.cells.items()}


def of(*tables: str) -> dict[str, str]:
    return {key: text for key, text in DISTINCT.items() if key.startswith(tables)}


def turned(source: Grid) -> Grid:
    return Grid(
        tuple(GridCell(c.text, c.column, c.row, c.columns, c.rows) for c in source.cells), source.place
    )


def reworded(source: Grid, changes: dict[str, str]) -> Grid:
    return source._replace(cells=tuple(c._replace(text=changes.get(c.text, c.text)) for c in source.cells))


def rows_of(source: Grid) -> list[list[str]]:
    return [["" if cell is None else cell.text for cell in row] for row in source.squares()]
