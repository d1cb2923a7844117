"""Walks a body: paragraphs, tables, and what stands inside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.intake.document import Block, Grid, Paragraph
from engine.intake.docx.names import KINDS, LOCAL, SKIP, value, word
from engine.intake.docx.numbering import Numbering
from engine.intake.docx.styles import Styles
from engine.intake.docx.tables import RowSource, grid, widths_of
from engine.intake.docx.text import Collector, Content, Hiding, Properties, TooDeepError, choose
from engine.namedtuple import NamedTuple

_DEEPEST = 60
"""How many wrappers, tables and text boxes may stand in each other."""
_BODY_LEVEL = 9
_GALLERIES = frozenset(("table of contents",))


class _Line(NamedTuple):
    """A paragraph as it is read: its text with the numeral, and whether it is a heading."""

    text: str
    heading: bool


class _Pending(NamedTuple):
    """The beginning of a paragraph whose end is deleted or hidden."""

    text: str
    properties: Properties


class Body:
    """A body as it is read.

    Attributes:
        blocks: what was found, in reading order.
        tables: how many tables were begun.
        boxes: how many text boxes had something in them.
        hidden: how many pieces of hidden text were left out.
        covered: how many cells with text are covered by a merged cell.
        contents: how many lines of a table of contents were left out.
    """

    def __init__(self, styles: Styles, numbering: Numbering, hiding: Hiding) -> None:
        self._styles = styles
        self._numbering = numbering
        self._hiding = hiding
        self._paragraphs = 0
        self.blocks: list[Block] = []
        self.tables = self.boxes = self.hidden = self.covered = self.contents = 0

    def read(self, element: etree._Element) -> None:
        """Reads everything in a `w:body`.

        Raises:
            TooDeepError: elements stand in each other too deep.
            TooWideError: a table has too many places.
        """
        self._flow(element, _DEEPEST)

    def _flow(self, parent: etree._Element, left: int) -> None:
        """Paragraphs and tables one after another: a body, a text box, a frame."""
        for item in self._lines(parent, left):
            if isinstance(item, _Line):
                shown = [line for line in item.text.split("\n") if line.strip()]
                self._paragraphs += bool(shown)
                place = f"第{self._paragraphs}段"
                self.blocks += [Paragraph(line, place, item.heading) for line in shown]
            elif KINDS[item.tag] == "tbl":
                self._table(item, left - 1)
            else:
                self._box(item, left - 1)

    def _lines(self, parent: etree._Element, left: int) -> Iterator[_Line | etree._Element]:
        """Lines, tables and text boxes, each where it stands; text boxes after their paragraph."""
        pending: _Pending | None = None
        boxes: list[etree._Element] = []
        for element in self._through(parent, "p", "tbl", left):
            if KINDS[element.tag] == "tbl":
                if pending is not None:
                    yield self._line(pending)
                    pending = None
                yield from boxes
                boxes.clear()
                yield element
                continue
            content = Collector(self._hiding).read(element)
            self.hidden += content.hidden
            boxes += content.boxes
            pending = self._joined(pending, content)
            if not content.properties.joined:
                yield self._line(pending)
                pending = None
                yield from boxes
                boxes.clear()
            elif not pending.text:
                pending = None
        if pending is not None:
            yield self._line(pending)
        yield from boxes

    def _joined(self, pending: _Pending | None, content: Content) -> _Pending:
        text, properties = content.text, content.properties
        return (
            _Pending(text, properties)
            if pending is None
            else _Pending(pending.text + text, pending.properties)
        )

    def _line(self, pending: _Pending) -> _Line:
        properties = pending.properties
        style = self._styles.style(properties.style or self._styles.standard)
        if style.contents:
            self.contents += bool(pending.text.strip())
            return _Line("", heading=False)
        level = style.level if properties.level is None else properties.level
        if properties.number is None:
            numeral = self._numbering.text(style.number, level, style.numbered_by)
        else:
            numeral = self._numbering.text(properties.number, level)
        numeral = numeral or properties.numeral
        outline = properties.outline
        heading = style.heading if outline is None else outline < _BODY_LEVEL
        return _Line(_numbered(numeral, pending.text), heading)

    def _box(self, box: etree._Element, left: int) -> None:
        before = len(self.blocks)
        self._flow(box, left)
        self.boxes += len(self.blocks) > before

    def _table(self, table: etree._Element, left: int) -> None:
        rows = [
            RowSource(row, tuple(self._through(row, "tc", "tc", left)))
            for row in self._through(table, "tr", "tr", left)
        ]
        if _is_frame(rows):
            for row in rows:
                for cell in row.cells:
                    self._flow(cell, left - 1)
            return
        self.tables += 1
        place = f"第{self.tables}张表"
        outer, self.blocks = self.blocks, []
        found = grid(rows, lambda cell: self._cell(cell, left - 1), widths_of(table))
        inner, self.blocks = self.blocks, outer
        self.covered += found.covered
        self.hidden += found.hidden
        if found.cells:
            self.blocks.append(Grid(found.cells, place))
        self.blocks += inner

    def _cell(self, cell: etree._Element, left: int) -> str:
        """The text of a cell; tables and text boxes in it are read as blocks of their own."""
        lines: list[str] = []
        for item in self._lines(cell, left):
            if isinstance(item, _Line):
                lines.append(item.text)
            elif KINDS[item.tag] == "tbl":
                self._table(item, left - 1)
            else:
                self._box(item, left - 1)
        return "\n".join(lines).strip("\n")

    def _through(self, parent: etree._Element, one: str, other: str, left: int) -> Iterator[etree._Element]:
        """The elements of one or two kinds, looking through whatever wraps them."""
        if left <= 0:
            raise TooDeepError
        for child in parent:
            kind = KINDS.get(child.tag)
            if kind in {one, other}:
                yield child
            elif kind is SKIP:
                continue
            elif kind == "alternate":
                chosen = choose(child)
                if chosen is not None:
                    yield from self._through(chosen, one, other, left - 1)
            elif kind == "sdt" and _is_contents(child):
                self.contents += sum(1 for _ in child.iter(*word("p")))
            elif len(child):
                yield from self._through(child, one, other, left - 1)


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control holds a table of contents."""
    says = next((child for child in control if LOCAL.get(child.tag) == "sdtPr"), None)
    gallery = None if says is None else next(says.iter(*word("docPartGallery")), None)
    return gallery is not None and (value(gallery) or "").casefold() in _GALLERIES


def _is_frame(rows: list[RowSource]) -> bool:
    """Whether a table only frames what stands in it: a single cell, or cells below each other with tables in them."""
    if not rows or any(len(row.cells) != 1 for row in rows):
        return False
    return len(rows) == 1 or any(next(row.element.iter(*word("tbl")), None) is not None for row in rows)


def _numbered(numeral: str, text: str) -> str:
    """Puts a numeral in front of a text so that it cannot be taken for a part of a number or of a word."""
    if not numeral:
        return text
    text = text.lstrip()
    first, last = text[:1], numeral[-1]
    apart = last.isalnum() or (last.isascii() and first.isascii() and first.isalnum())
    return f"{numeral} {text}" if apart and text else numeral + text
