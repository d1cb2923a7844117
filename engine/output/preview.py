"""The report as text, page by page as the Word file will be: a reading copy, not a promise.

What is measured: A4 with 版心 156 × 225 mm, a line of 28.95 pt (579 twips, 22 to a page), 28 characters of 3号 in a line,
27 where headings stand in full 16 pt, 20 of the title's 22 pt; rows of the tables as the built-in template draws them.
Paragraphs break by the rules for punctuation, tables and their headings stay together, as in the file. Word and WPS
condense punctuation and use other fonts where one is missing: a line, and so a page, may fall otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from engine.form import FORM
from engine.namedtuple import NamedTuple
from engine.output.annex import headings, notes
from engine.output.cells import width
from engine.output.content import DRAFT_MARK, Paragraph, ReportContent
from engine.output.grids import Cell, Grid, grids
from engine.output.template.tables import measures
from engine.output.textgrid import broken, grid_lines

WIDTH = 79
"""Cells of the widest line: table 二 and table 四 are as wide as an 80-column terminal allows."""
TEXT = 56
"""Cells of a line of 28 characters."""
NOTE = "这是按版心推算的样子，分行分页以Word或WPS打开的文件为准。"

_HEIGHT = 12756
"""Twips of the type area: 225 mm."""
_LINE, _TITLE_LINE = 579, 640
_CELL_LINE, _CELL_MARGINS = 260, 50
_HEADING, _TITLE = 54, 40
"""Cells of a line of a heading (27 characters) and of the title (20)."""
_INDENT = "　　"
_GAP = 0.5
"""A quarter of a character, which Word puts between hanzi and digits."""
_HANGING = frozenset("，。、；：！？")

Kind = Literal["header", "title", "heading", "subheading", "body", "table", "signature", "number"]


class PageLine(NamedTuple):
    """One line of a page: its text, ready to be shown, and what it is."""

    text: str
    kind: Kind


class Page(NamedTuple):
    """One page.

    Attributes:
        number: counted from 1.
        lines: what stands on it, from the header of a draft to the page number.
    """

    number: int
    lines: tuple[PageLine, ...]


class _Piece(NamedTuple):
    """What is not torn apart: a line of text, or a whole table.

    Attributes:
        lines: as text.
        height: in twips.
        keep: whether it stays on the page of what follows.
        new_page: whether it begins a page.
    """

    lines: tuple[PageLine, ...]
    height: int
    keep: bool = False
    new_page: bool = False


class Measure(NamedTuple):
    """How a table is drawn; its columns and rows in twips are those of the template.

    Attributes:
        glyph: twips of a character.
        side: twips of the margins beside a label.
        cells: cells of its columns as text; together with the borders at most `WIDTH`.
    """

    glyph: int
    side: int
    cells: tuple[int, ...]


MEASURES = {
    "disclosure": Measure(210, 170, (20, 18, 18, 18)),
    "applications": Measure(200, 75, (4, 6, 20, *(5,) * 7)),
    "disputes": Measure(210, 56, (4,) * 15),
}


def pages(content: ReportContent) -> tuple[Page, ...]:
    """The report page by page.

    Args:
        content: as it will be printed (`engine.output.assemble.content_of`).
    """
    found: list[list[PageLine]] = [[]]
    left = _HEIGHT
    pieces = list(_pieces(content))
    at = 0
    while at < len(pieces):
        together = _together(pieces, at)
        needed = sum(piece.height for piece in pieces[at:together])
        if left < _HEIGHT and (needed > left or pieces[at].new_page):
            found.append([])
            left = _HEIGHT
        for piece in pieces[at:together]:
            found[-1] += piece.lines
            left -= piece.height
        at = together
    return tuple(_page(number, lines, content) for number, lines in enumerate(found, start=1))


def _together(pieces: Sequence[_Piece], at: int) -> int:
    """Behind the last of the pieces that stay on one page with the one here."""
    end = at
    while end < len(pieces) - 1 and pieces[end].keep:
        end += 1
    return end + 1


def _page(number: int, lines: list[PageLine], content: ReportContent) -> Page:
    header = [PageLine(_centred(DRAFT_MARK, WIDTH), "header")] if content.draft_mark else []
    printed = f"- {number} -"
    edge = (WIDTH - TEXT) // 2 + 2  # one character in from the outer edge of the text
    text = " " * edge + printed if number % 2 == 0 else " " * (WIDTH - edge - len(printed)) + printed
    return Page(number, (*header, *lines, PageLine("", "body"), PageLine(text, "number")))


def _pieces(content: ReportContent) -> Iterator[_Piece]:
    for line in content.title_lines:
        for text in broken(line, _TITLE):
            yield _Piece((PageLine(_centred(text, WIDTH), "title"),), _TITLE_LINE, keep=True)
    yield _Piece((PageLine("", "body"),), _LINE)
    yield from _prose(content.preamble)
    tables = {grid.table.key: grid for grid in grids()}
    for section in FORM.sections:
        yield from _paragraph(section.heading, "heading", _HEADING, keep=True)
        if section.body == "table":
            if not content.annex:
                yield _table(tables[section.key], content)
            yield from _prose(notes(content, section.key))
        else:
            yield from _prose(getattr(content, section.key))
    yield from _behind(content)


def _behind(content: ReportContent) -> Iterator[_Piece]:
    """The signature, and the tables where they stand behind the text."""
    if content.signature:
        yield _Piece((PageLine("", "body"),), _LINE)
    for line in content.signature:
        for text in broken(line, TEXT - 4):
            room = (WIDTH + TEXT) // 2 - 4 - width(text)
            yield _Piece((PageLine(" " * room + text, "signature"),), _LINE)
    if content.annex:
        for number, (grid, heading) in enumerate(zip(grids(), headings(), strict=True)):
            text = " " * ((WIDTH - TEXT) // 2) + heading
            yield _Piece((PageLine(text, "heading"),), _LINE, keep=True, new_page=number == 0)
            yield _table(grid, content)


def _prose(paragraphs: Sequence[Paragraph]) -> Iterator[_Piece]:
    for paragraph in paragraphs:
        for text in paragraph.text.split("\n"):
            if paragraph.kind == "subheading":
                yield from _paragraph(text, "subheading", _HEADING, keep=True)
            else:
                yield from _paragraph(text, "body", TEXT)


def _paragraph(text: str, kind: Kind, room: int, *, keep: bool = False) -> Iterator[_Piece]:
    """A paragraph line by line, the first one two characters in."""
    for line in broken(_INDENT + text, room, hanging=_HANGING.__contains__, gap=_GAP):
        yield _Piece((PageLine(" " * ((WIDTH - TEXT) // 2) + line, kind),), _LINE, keep)


def _table(grid: Grid, content: ReportContent) -> _Piece:
    measure = MEASURES[grid.table.key]
    lines = grid_lines(grid, content.cells, measure.cells)
    room = " " * ((WIDTH - width(lines[0])) // 2)
    return _Piece(tuple(PageLine(room + line, "table") for line in lines), height_of(grid))


def height_of(grid: Grid) -> int:
    """The height of a table in twips: each row as its longest label needs that does not reach into other rows."""
    columns, least = measures()[grid.table.key]
    deep = [1] * grid.rows
    for cell in grid.cells:
        if cell.rows == 1:
            deep[cell.row] = max(deep[cell.row], _lines(cell, columns, MEASURES[grid.table.key]))
    return sum(max(least, _CELL_LINE * lines + _CELL_MARGINS) for lines in deep)


def _lines(cell: Cell, columns: Sequence[int], measure: Measure) -> int:
    twips = sum(columns[cell.column : cell.column + cell.columns]) - measure.side
    if cell.role == "head" and len(cell.text) in (4, 6) and cell.columns == 1 and twips < 4 * measure.glyph:
        return len(cell.text) // 2  # 商业|企业, 社会|公益|组织
    return len(broken(cell.text, 2 * (twips // measure.glyph)))


def _centred(text: str, room: int) -> str:
    return " " * max(0, (room - width(text)) // 2) + text
