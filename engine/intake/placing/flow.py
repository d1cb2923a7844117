"""The document as lines and tables in their order; tables that only lay out text become lines."""

from __future__ import annotations

from collections.abc import Iterator

from engine.intake.document import Document, Grid, GridCell, Paragraph
from engine.intake.placing.concepts import meanings
from engine.intake.placing.grid import is_of_the_form
from engine.intake.placing.headings import headed
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple
from engine.regex import regex

_LONG = 40
"""A cell with so much text holds running text, not a figure or a label."""

_PAGE = regex(
    r"\s*(?:[-—－–─‑~·]+\s*\d{1,3}\s*[-—－–─‑~·]+|第\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
"""A number of a page that was left in the text: — 3 —, 第3页 共8页."""


class Line(NamedTuple):
    """A line of running text.

    Attributes:
        text: as it is written.
        place: where it stands.
        marked: the document marks it as a heading.
    """

    text: str
    place: str
    marked: bool = False


class Flow(NamedTuple):
    """The document as it is read on.

    Attributes:
        items: lines and tables of the form in their order.
        strangers: tables that are none of the form.
    """

    items: tuple[Line | Grid, ...]
    strangers: tuple[Grid, ...]


def flow_of(document: Document) -> Flow:
    """The lines and tables of the document in their order."""
    items: list[Line | Grid] = []
    strangers: list[Grid] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            items += _lines(block.text, block.place, marked=block.heading)
        elif is_of_the_form(block):
            items += _parted(block)
        elif _lays_out(block):
            for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
                items += _lines(cell.text, f"{block.place}第{cell.row + 1}行")
        elif any(cell.text.strip() for cell in block.cells):
            strangers.append(block)
    return Flow(tuple(items), tuple(strangers))


def _lines(text: str, place: str, *, marked: bool = False) -> Iterator[Line]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n"):
        if line.strip() and not _PAGE.fullmatch(line):
            yield Line(line, place, marked)


def _lays_out(grid: Grid) -> bool:
    """Whether the table only gives text its place on the page."""
    said = [cell for cell in grid.cells if cell.text.strip()]
    if not said:
        return False
    if any(value_of(cell.text).kind == "number" for cell in said) and grid.width > 2:
        return any(len(cell.text) >= _LONG * 5 for cell in said)
    return len(said) == 1 or grid.width == 1 or any(len(cell.text) >= _LONG for cell in said) or _heads(said)


def _heads(cells: list[GridCell]) -> bool:
    found = [headed(cell.text) for cell in cells]
    return any(heading is not None and heading.strength == 3 and heading.style != "none" for heading in found)


def _parted(grid: Grid) -> Iterator[Line | Grid]:
    """A table of the form; rows in it that hold running text or a heading of a section stand on their own."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            for row in range(cell.row, cell.row + cell.rows):
                rows.setdefault(row, []).append(cell)
    apart = {row for row, cells in rows.items() if len(cells) == 1 and _is_running(cells[0])}
    start = 0
    for row in (*sorted(apart), grid.height):
        part = tuple(cell for cell in grid.cells if start <= cell.row < row)
        if any(cell.text.strip() for cell in part):
            yield grid._replace(cells=part)
        if row < grid.height:
            yield from _lines(rows[row][0].text, f"{grid.place}第{row + 1}行")
        start = row + 1


def _is_running(cell: GridCell) -> bool:
    if cell.rows > 1 or meanings(cell.text):
        heading = headed(cell.text)
        return heading is not None and heading.style in ("han", "part", "arabic") and heading.strength == 3
    return len("".join(cell.text.split())) >= _LONG or headed(cell.text) is not None
