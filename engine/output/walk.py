"""Walks WordprocessingML: paragraphs and table grids as a reader sees them.

Wrappers (content controls, smart tags, insertions, links) are looked through, deleted text and duplicate renderings are
not. python-docx loses text in all of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.namedtuple import NamedTuple
from engine.output.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, TBL, TR, TC, SECT = W + "p", W + "tbl", W + "tr", W + "tc", W + "sectPr"
_T, _TAB, _BR, _CR, _HYPHEN = W + "t", W + "tab", W + "br", W + "cr", W + "noBreakHyphen"
_SKIPPED = frozenset(
    (
        W + "del",
        W + "moveFrom",
        W + "rt",
        W + "pPr",
        W + "rPr",
        W + "sdtPr",
        W + "sdtEndPr",
        W + "instrText",
        W + "txbxContent",
        _MC + "Fallback",
    )
)
_MARKS = {_TAB: "\t", _BR: "\n", _CR: "\n", _HYPHEN: "-"}


class ReadCell(NamedTuple):
    """One cell as read; `continues` when it is covered by the cell above."""

    row: int
    column: int
    columns: int
    text: str
    continues: bool
    restarts: bool


class ReadTable:
    """One table as read.

    Attributes:
        columns: columns of the grid.
        rows: rows.
        cells: (row, column) of the top left corner -> cell.
        problems: what is wrong with its structure, in Chinese.
    """

    __slots__ = ("cells", "columns", "problems", "rows")

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.rows = 0
        self.cells: dict[tuple[int, int], ReadCell] = {}
        self.problems: list[str] = []


def paragraph_text(element: Element) -> str:
    """The text of a paragraph (or of anything with runs in it)."""
    texts: list[str] = []
    _collect(element, texts)
    return "".join(texts)


def _collect(element: Element, texts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == _T:
            texts.append(child.text or "")
        elif tag in _MARKS:
            texts.append(_MARKS[tag])
        elif tag not in _SKIPPED and len(child):
            _collect(child, texts)


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in a body, a cell or a header, through any wrapper."""
    yield from _through(parent, (P, TBL))


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, through any wrapper; not those of tables in its cells."""
    return list(_through(table, (TR,)))


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, through any wrapper."""
    return list(_through(row, (TC,)))


def _through(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag not in _SKIPPED and len(child):
            yield from _through(child, wanted)


def sections(root: Element) -> list[Element]:
    """The section properties in the order of the document."""
    return list(root.iter(SECT))


def read_table(table: Element) -> ReadTable:
    """The grid of a table: spans, merges, texts.

    Args:
        table: a `w:tbl`.

    Returns:
        The table; faults of its structure stand in `problems`.
    """
    grid = table.find(W + "tblGrid")
    read = ReadTable(0 if grid is None else sum(child.tag == W + "gridCol" for child in grid))
    open_merges: dict[int, int] = {}
    for number, row in enumerate(rows_of(table)):
        open_merges = _read_row(read, row, number, open_merges)
        read.rows = number + 1
    return read


def _read_row(read: ReadTable, row: Element, number: int, above: dict[int, int]) -> dict[int, int]:
    column = _skipped(row, "gridBefore")
    merges: dict[int, int] = {}
    for cell in cells_of(row):
        span, restarts, continues = _spans(cell)
        if restarts:
            merges[column] = span
        elif continues:
            if above.get(column) != span:
                read.problems.append(f"第 {number + 1} 行第 {column + 1} 列的纵向合并没有起点")
            merges[column] = span
        texts = [paragraph_text(block) for block in blocks(cell) if block.tag == P]
        if not len(cell) or cell[-1].tag != P:
            read.problems.append(f"第 {number + 1} 行第 {column + 1} 列的单元格不是以段落结尾")
        read.cells[number, column] = ReadCell(
            number, column, span, "".join(texts), continues=continues, restarts=restarts
        )
        column += span
    column += _skipped(row, "gridAfter")
    if column != read.columns:
        read.problems.append(f"第 {number + 1} 行占 {column} 列，与表格的 {read.columns} 列不符")
    return merges


def _spans(cell: Element) -> tuple[int, bool, bool]:
    properties = cell.find(W + "tcPr")
    span, restarts, continues = 1, False, False
    if properties is not None:
        for child in properties:
            if child.tag == W + "gridSpan":
                span = _number(child, 1)
            elif child.tag == W + "vMerge":
                restarts = child.get(W + "val") == "restart"
                continues = not restarts
    return span, restarts, continues


def _skipped(row: Element, name: str) -> int:
    found = row.find(f"{W}trPr/{W}{name}")
    return 0 if found is None else _number(found, 0)


def _number(element: Element, default: int) -> int:
    value = element.get(W + "val") or ""
    return int(value) if value.isascii() and value.isdigit() else default
