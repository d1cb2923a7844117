"""The three tables as they are drawn: grids that add up, sound merges, rows that stay whole, type that fits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from engine.namedtuple import NamedTuple
from engine.output.grids import grids
from engine.output.opened import is_on, number
from engine.output.proof.layout import MM, TYPE_AREA
from engine.output.proof.lines import Read
from engine.output.proof.looks import Shape, Type
from engine.output.proof.point import Point, judged, open_point
from engine.output.walk import TC, P, W, cells_of, rows_of
from engine.output.xml import Element

_NEAR = 30
"""Twips by which sums of widths may differ; WPS rounds each column."""

_LARGEST = 24
_TABLE3 = 20
_THREE = "表三"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Paragraph(NamedTuple):
    """A paragraph of a cell: how it is set, and text and look of its runs."""

    shape: Shape
    runs: tuple[tuple[str, Type], ...]


class _Table(NamedTuple):
    """A table of the file that is one of the three, walked once."""

    name: str
    element: Element
    rows: list[Element]
    paragraphs: list[_Paragraph]
    problems: list[str]


def points(read: Read) -> Iterator[Point]:
    """Everything about the tables."""
    tables = _three(read)
    there = {table.name for table in tables}
    missing = [
        f"{grid.table.number}：没有找到{grid.rows}行{grid.columns}列的表"
        for grid in grids()
        if grid.table.number not in there
    ]
    yield judged(
        "tables.shape", "三张表的行列数", "14×4、28×10、4×15", "表二14×4，表三28×10，表四4×15", missing
    )
    if not tables:
        return
    yield judged("tables.merges", "合并单元格完好", "完好", "每行占满各列，纵向合并有起点", _merges(tables))
    yield judged(
        "tables.widths",
        "列宽之和等于表宽，表在版心之内",
        _widths_shown(tables),
        "不超过156毫米",
        _widths(tables),
    )
    yield judged("tables.fixed", "列宽固定", "固定", "固定列宽", _fixed(tables))
    yield judged("tables.borders", "表格边框齐全", "齐全", "四边和内部都有线", _borders(tables))
    yield judged("tables.rows", "行不跨页断开", "每行都不跨页", "每行都不跨页", _rows(tables))
    yield judged(
        "tables.together", "表格不拆到两页", "各行与下一行同页", "各行与下一行同页", _together(read, tables)
    )
    yield judged(
        "tables.spacing",
        "表内行距是固定值",
        "固定值，不对齐网格",
        "固定值，不对齐网格",
        _spacing(read, tables),
    )
    yield judged("tables.type", "表内字体", "宋体（括注楷体）", "宋体，括注可用楷体", _fonts(tables))
    yield _table_three(tables)


def _three(read: Read) -> list[_Table]:
    """The three tables by their shape and their order."""
    names = {(grid.rows, grid.columns): grid.table.number for grid in grids()}
    found: list[_Table] = []
    for element in read.tables:
        drawn = read.file.table(element)
        name = names.pop((drawn.rows, drawn.columns), None)
        if name is not None:
            found.append(_Table(name, element, rows_of(element), _paragraphs(read, element), drawn.problems))
    return found


def _paragraphs(read: Read, table: Element) -> list[_Paragraph]:
    shapes = ((paragraph, read.looks.shape(paragraph)) for paragraph in table.iter(P))
    return [_Paragraph(shape, read.runs(paragraph, shape)) for paragraph, shape in shapes]


def _merges(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        for problem in table.problems:
            yield f"{table.name}：{problem}"


def _columns(table: _Table) -> list[int]:
    grid = table.element.find(W + "tblGrid")
    return [] if grid is None else [number(column, "w") or 0 for column in grid.iterfind(W + "gridCol")]


def _widths_shown(tables: list[_Table]) -> str:
    return "、".join(f"{table.name}{sum(_columns(table)) / MM:.1f}毫米" for table in tables)


def _widths(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        columns = _columns(table)
        total = sum(columns)
        if total > TYPE_AREA[0] * MM + _NEAR:
            yield f"{table.name}：宽{total / MM:.1f}毫米，超出版心"
        stated = table.element.find(f"{W}tblPr/{W}tblW")
        wide = number(stated, "w") if stated is not None and stated.get(W + "type") == "dxa" else None
        if wide and abs(wide - total) > _NEAR:
            yield f"{table.name}：表宽{wide / MM:.1f}毫米，各列之和{total / MM:.1f}毫米"
        edges = [0]
        for column in columns:
            edges.append(edges[-1] + column)
        for at, row in enumerate(table.rows, start=1):
            yield from _row_widths(table.name, row, at, edges)


def _row_widths(name: str, row: Element, at: int, edges: list[int]) -> Iterator[str]:
    column = 0
    for cell in cells_of(row):
        properties = cell.find(W + "tcPr")
        spanned, size = (
            (None, None)
            if properties is None
            else (properties.find(W + "gridSpan"), properties.find(W + "tcW"))
        )
        span = number(spanned, "val") or 1
        if column + span >= len(edges):
            span = len(edges) - 1 - column
        wide = number(size, "w") if size is not None and size.get(W + "type") == "dxa" else None
        drawn = edges[column + span] - edges[column]
        if wide and abs(wide - drawn) > _NEAR:
            yield f"{name}第{at}行：单元格宽{wide / MM:.1f}毫米，所占的列共{drawn / MM:.1f}毫米"
            return
        column += span


def _fixed(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        layout = table.element.find(f"{W}tblPr/{W}tblLayout")
        if layout is None or layout.get(W + "type") != "fixed":
            yield f"{table.name}：列宽随内容变动"


def _borders(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        borders = table.element.find(f"{W}tblPr/{W}tblBorders")
        drawn = set() if borders is None else {side for side in _SIDES if _is_line(borders.find(W + side))}
        if len(drawn) == len(_SIDES) or table.element.find(f"{W}tblPr/{W}tblStyle") is not None:
            continue
        bare = sum(1 for cell in table.element.iter(TC) if cell.find(f"{W}tcPr/{W}tcBorders") is None)
        if bare:
            yield f"{table.name}：有{bare}格没有边框"


def _is_line(border: Element | None) -> bool:
    return border is not None and border.get(W + "val") not in {None, "none", "nil"}


def _rows(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        torn = [
            at for at, row in enumerate(table.rows, start=1) if not is_on(row.find(f"{W}trPr/{W}cantSplit"))
        ]
        if torn:
            yield f"{table.name}：{len(torn)}行可以跨页断开"


def _together(read: Read, tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        loose = 0
        for row, _ in pairwise(table.rows):
            first = next(row.iter(P), None)
            loose += first is None or not read.looks.shape(first).keep_next
        if loose:
            yield f"{table.name}：{loose}行可以与下一行分开"


def _spacing(read: Read, tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        auto = grid = 0
        for paragraph in table.paragraphs:
            auto += paragraph.shape.rule != "exact"
            grid += paragraph.shape.on_grid
        if auto:
            yield f"{table.name}：{auto}段行距不固定"
        elif grid and _has_grid(read):
            yield f"{table.name}：{grid}段对齐到页面网格，行会撑高"


def _has_grid(read: Read) -> bool:
    grid = None if read.section is None else read.section.find(W + "docGrid")
    return grid is not None and grid.get(W + "type") in {"lines", "linesAndChars", "snapToChars"}


def _fonts(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        strange: dict[str, str] = {}
        for paragraph in table.paragraphs:
            for text, look in paragraph.runs:
                if any("\u3400" <= char <= "\u9fff" for char in text) and not _is_table_font(look.east):
                    strange.setdefault(look.east, text)
        for font, text in strange.items():
            yield f"{table.name}“{text[:10]}”：{font or '没有指定中文字体'}"


def _is_table_font(font: str) -> bool:
    return any(name in font.lower() for name in ("宋", "song", "simsun", "楷", "kai"))


def _table_three(tables: list[_Table]) -> Point:
    """Every label of 表三 in 10 pt."""
    name, wanted = "表三字号", "10磅"
    table = next((table for table in tables if table.name == _THREE), None)
    if table is None:
        return open_point("tables.three", name, "没有表三", wanted)
    faults = []
    small = 0
    for paragraph in table.paragraphs:
        for text, look in paragraph.runs:
            bare = text.strip()
            if bare.isdecimal() and len(bare) > 6:
                small += look.size < _TABLE3
            elif bare and not _TABLE3 <= look.size <= _LARGEST:
                faults.append(f"表三“{bare[:10]}”：{look.size / 2:g}磅")
    shown = "10磅" + (f"，{small}个七位以上的数略小" if small else "")
    return judged("tables.three", name, shown, wanted, faults)
