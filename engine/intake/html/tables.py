"""HTML tables as grids: spans as the HTML standard forms them, and tables that only lay a page out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from engine.intake.document import GridCell
from engine.intake.html.look import KINDS, Element, Kind, Look
from engine.intake.html.phrases import is_table_title, section_of
from engine.intake.html.walk import Line, Step, Walk
from engine.namedtuple import NamedTuple
from engine.regex import regex

MOST_SPAN = 60
"""Columns that a cell may cover beyond what the other rows have; `colspan="1000"` means as many as there are."""
MOST_PLACES = 200_000
"""Places of one table; the largest of the form has 280."""

_SHORT = 40
_LONG = 120
_ENOUGH = 12
_NO_HEIGHT = regex(r"(?:^|;)\s*height\s*:\s*0(?:\.0+)?(?:p[tx]|cm|mm)?\s*(?:;|$)")


class TooBigError(Exception):
    """A table has more places than any report."""


class _Cell:
    """A cell as it is written: its lines and the spans it asks for."""

    def __init__(self, element: Element) -> None:
        self.lines: list[str] = []
        self.linked = 0
        self.nested = 0
        self.rows = _span(element.get("rowspan"), 1)
        self.columns = max(_span(element.get("colspan"), 1), 1)


class _Row(list[_Cell]):
    """The cells of a row; `bare` when it has no height and only sets the widths of columns."""

    bare = False


class _Group(list[_Row]):
    """Rows of a `<thead>`, `<tbody>` or `<tfoot>`, or rows that stand in none of them."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag


class Table(NamedTuple):
    """A table as read.

    Attributes:
        element: where it stands.
        cells: by row, then by column; line feeds part the lines of a cell.
        before: lines that stand in the table and in no cell (its caption).
        nested: how many tables its cells hold.
        layout: it is no table but lays out a page; it has no cells then.
    """

    element: Element
    cells: tuple[GridCell, ...]
    before: tuple[Line, ...]
    nested: int
    layout: bool


class _Reader:
    """Gathers the rows of one table."""

    def __init__(self, table: Element) -> None:
        self.table = table
        self.groups: list[_Group] = []
        self.row: _Row | None = None
        self.cell: _Cell | None = None
        self.before: list[Line] = []
        self.nested = 0

    def read(self, look: Look) -> None:
        walk = Walk(self.table, look)
        for step, what in walk:
            if isinstance(what, Line):
                if self.cell is None:
                    self.before.append(what)
                else:
                    self.cell.lines.append(what.text)
                    self.cell.linked += what.linked
            elif step is Step.TABLE and what is not self.table:
                walk.skip()
                self.nested += 1
                if self.cell is not None:
                    self.cell.nested += 1
            elif step is Step.GROUP:
                self._group(what.tag)
            elif step is Step.ROW:
                self._row(what)
            elif step is Step.CELL:
                self._cell(what)
            elif step is Step.CELL_END:
                self.cell = None

    def _group(self, tag: str) -> None:
        self.groups.append(_Group(tag))
        self.row = self.cell = None

    def _row(self, element: Element) -> None:
        grouped = any(KINDS.get(above.tag) is Kind.GROUP for above in _up_to(element.getparent(), self.table))
        if not self.groups or (self.groups[-1].tag and not grouped):
            self._group("")
        self.row, self.cell = _Row(), None
        height = element.get("height", "").strip()
        self.row.bare = height in ("0", "0px") or bool(
            _NO_HEIGHT.search((element.get("style") or "").lower())
        )
        self.groups[-1].append(self.row)

    def _cell(self, element: Element) -> None:
        if self.row is None:  # a cell without a row begins one
            if not self.groups:
                self._group("")
            self.row = _Row()
            self.groups[-1].append(self.row)
        self.cell = _Cell(element)
        self.row.append(self.cell)


def read_table(element: Element, look: Look) -> Table:
    """Reads one table; what stands in tables within it is left to them.

    Raises:
        TooBigError: its grid has more than `MOST_PLACES` places.
    """
    reader = _Reader(element)
    reader.read(look)
    groups = [
        [row for row in group if not (row.bare and not any(cell.lines for cell in row))]
        for group in _ordered(reader.groups)
    ]
    layout = _lays_out(element, [row for group in groups for row in group])
    cells = () if layout else tuple(_placed(groups))
    return Table(element, cells, tuple(reader.before), reader.nested, layout)


def _ordered(groups: Sequence[_Group]) -> list[_Group]:
    """The first head stands first and the first foot last, wherever they are written."""
    head = next((group for group in groups if group.tag == "thead"), None)
    foot = next((group for group in groups if group.tag == "tfoot"), None)
    middle = [group for group in groups if group is not head and group is not foot]
    return [*([head] if head is not None else []), *middle, *([foot] if foot is not None else [])]


def _lays_out(element: Element, rows: Sequence[_Row]) -> bool:
    """Whether a table lays out a page: it holds running text or other tables and hardly any short cells."""
    if element.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in rows for cell in row]
    if max((len(row) for row in rows), default=0) <= 1 and max((cell.rows for cell in cells), default=1) == 1:
        # One column: a frame around text. A title row that a page keeps apart from its table is a table.
        return not all(is_table_title("".join(cell.lines)) for cell in cells if cell.lines) or not any(
            cell.lines for cell in cells
        )
    filled = [cell for cell in cells if cell.lines or cell.nested]
    short = [
        cell for cell in filled if not cell.nested and not cell.linked and sum(map(len, cell.lines)) <= _SHORT
    ]
    if len(short) >= _ENOUGH and len(short) * 5 >= len(filled) * 3:
        return False
    if any(cell.nested for cell in cells):
        return True
    return any(_runs(cell.lines) for cell in cells)


def _runs(lines: Sequence[str]) -> bool:
    """Whether the lines of a cell are running text and not an entry."""
    text = "".join(lines)
    return (len(text) > _LONG and text.count("。") > 1) or any(section_of(line) for line in lines)


def _placed(groups: Iterable[Sequence[_Row]]) -> list[GridCell]:
    """The cells with their places; a cell that spans absurdly many columns covers what the others need."""
    groups = list(groups)
    cells = _form(groups, 1)
    while _shortened(groups, cells):
        cells = _form(groups, 1)
    if any(cell.columns > MOST_SPAN for group in groups for row in group for cell in row):
        cells = _form(groups, max((cell.column + cell.columns for cell in cells), default=1))
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height * width > MOST_PLACES:
        raise TooBigError
    return cells


def _shortened(groups: Sequence[Sequence[_Row]], cells: Sequence[GridCell]) -> bool:
    """Shortens a cell that says it goes on into a row that is full without it, which would push that row aside."""
    widths: dict[int, int] = {}
    for place in cells:
        for at in range(place.row, place.row + place.rows):
            widths[at] = widths.get(at, 0) + place.columns
    usual, times = Counter(widths.values()).most_common(1)[0] if widths else (0, 0)
    if times * 2 < len(widths):
        return False
    written = (cell for group in groups for row in group for cell in row)
    places = list(zip(cells, written, strict=True))
    for at in sorted(widths):
        for place, cell in places:
            if place.row < at < place.row + place.rows and widths[at] == usual + place.columns:
                cell.rows = at - place.row
                return True
    return False


def _form(groups: Sequence[Sequence[_Row]], reach: int) -> list[GridCell]:
    """Forms a table as the HTML standard does (4.9.12.1), except that cells never overlap: the later is clipped."""
    cells: list[GridCell] = []
    free: list[int] = []  # column -> the first row in which it is free
    top = places = 0
    for group in groups:
        end = top + len(group)
        for at, row in enumerate(group, start=top):
            column = 0
            for cell in row:
                while column < len(free) and free[column] > at:
                    column += 1
                asked = cell.columns if cell.columns <= MOST_SPAN else max(reach - column, 1)
                width = 1
                while width < asked and (column + width >= len(free) or free[column + width] <= at):
                    width += 1
                bottom = end if cell.rows == 0 else min(at + cell.rows, end)
                free.extend([0] * (column + width - len(free)))
                free[column : column + width] = [bottom] * width
                cells.append(GridCell("\n".join(cell.lines), at, column, bottom - at, width))
                column += width
                places += width * (bottom - at)
                if places > MOST_PLACES:
                    raise TooBigError
        top = end
        free = []
    return cells


def _span(text: str | None, otherwise: int) -> int:
    """A span as HTML reads it: the digits at the beginning."""
    digits = re.match(r"\s*\+?(\d+)", text or "")
    return min(int(digits[1][:9]), 65534) if digits else otherwise


def _up_to(element: Element | None, top: Element) -> Iterable[Element]:
    while element is not None and element is not top:
        yield element
        element = element.getparent()
