"""Walks a page in reading order, without recursion: finished lines of text, and where tables, rows and cells begin."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from lxml import etree

from engine.intake.html.look import KINDS, Element, Kind, Look
from engine.intake.html.numbering import Numbering, numbered
from engine.intake.html.spaces import settle
from engine.namedtuple import NamedTuple

_FIELDS = frozenset(("", "text", "number", "tel", "search", "url", "email"))


class Step(IntEnum):
    """What was met."""

    LINE = 1
    TABLE = 2
    TABLE_END = 3
    GROUP = 4
    ROW = 5
    CELL = 6
    CELL_END = 7


class Line(NamedTuple):
    """A line of text that is shown on its own.

    Attributes:
        text: as it is seen, not blank.
        element: the innermost block around it.
        heading: it stands in `<h1>` … `<h6>`.
        linked: how many of its characters are links.
    """

    text: str
    element: Element
    heading: bool
    linked: int


class Walk:
    """One walk over an element and all below it."""

    def __init__(self, root: Element, look: Look) -> None:
        """Prepares a walk.

        Args:
            root: where to begin; its own text counts, what follows it does not.
            look: what the page shows.
        """
        self._root = root
        self._look = look
        self._walker = etree.iterwalk(root, events=("start", "end"))
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._headings = 0
        self._blocks: list[Element] = [root]
        self._lists: list[Numbering] = []
        self._label = ""
        self._lines = [False]
        self._skipping = False

    def skip(self) -> None:
        """Passes over what is in the element that was met last."""
        self._walker.skip_subtree()
        self._skipping = True

    def __iter__(self) -> Iterator[tuple[Step, Line | Element]]:  # noqa: C901, PLR0912 - one loop, made to be fast
        """The steps in reading order."""
        look, root, pieces = self._look, self._root, self._pieces
        unseen, styles = look.unseen, look.styled
        for event, element in self._walker:
            kind = KINDS.get(element.tag)
            styled = element in styles
            if styled:
                kind = self._restyled(kind, element)
            if event == "start":
                if kind is Kind.SKIPPED or element in unseen:
                    self._walker.skip_subtree()
                    continue
                if styled and element in look.lines:
                    self._lines.append(look.lines[element])
                if kind is not None:
                    yield from self._begin(kind, element)
                text = None if self._skipping else element.text
                self._skipping = False
            else:
                if kind is not None and kind is not Kind.SKIPPED and element not in unseen:
                    yield from self._end(kind, element)
                if styled and element in look.lines and element not in unseen:
                    self._lines.pop()
                text = None if element is root else element.tail
            if text:
                if self._links:
                    self._linked += len(text.strip())
                if self._lines[-1] and "\n" in text:
                    yield from self._kept_lines(text)
                else:
                    pieces.append(text)
        yield from self._line()

    def _restyled(self, kind: Kind | None, element: Element) -> Kind | None:
        if kind is Kind.BLOCK and element in self._look.inline:
            return None
        if kind is None and element in self._look.blocks:
            return Kind.BLOCK
        return kind

    def _kept_lines(self, text: str) -> Iterator[tuple[Step, Line]]:
        """Text whose line ends are shown."""
        first, *others = text.split("\n")
        self._pieces.append(first)
        for other in others:
            yield from self._line()
            self._pieces.append(other)

    def _line(self) -> Iterator[tuple[Step, Line]]:
        """Ends the line under way."""
        if not self._pieces:
            return
        raw = "".join(self._pieces)
        self._pieces.clear()
        text = "" if raw.isspace() else settle(raw)
        if text:
            text = numbered(self._label, text)
            self._label = ""
            yield Step.LINE, Line(text, self._blocks[-1], self._headings > 0, self._linked)
        self._linked = 0

    def _begin(self, kind: Kind, element: Element) -> Iterator[tuple[Step, Line | Element]]:
        if kind is Kind.LINK:
            self._links += element.get("href") is not None
            return
        if kind is Kind.FIELD:
            if (element.get("type") or "").lower() in _FIELDS:
                self._pieces.append(element.get("value") or "")
            return
        yield from self._line()
        if kind is Kind.BREAK:
            return
        self._blocks.append(element)
        if kind is Kind.HEADING:
            self._headings += 1
        elif kind is Kind.LIST:
            self._lists.append(Numbering(element))
        elif kind is Kind.ITEM:
            parent = element.getparent()
            here = self._lists and parent is not None and KINDS.get(parent.tag) is Kind.LIST
            self._label = self._lists[-1].label(element) if here else ""
        elif kind is Kind.PRE:
            self._lines.append(True)
        elif kind in _MET:
            yield _MET[kind], element

    def _end(self, kind: Kind, element: Element) -> Iterator[tuple[Step, Line | Element]]:
        if kind is Kind.LINK:
            self._links -= element.get("href") is not None
            return
        if kind in (Kind.FIELD, Kind.BREAK):
            return
        yield from self._line()
        self._blocks.pop()
        if kind is Kind.HEADING:
            self._headings -= 1
        elif kind is Kind.LIST:
            self._lists.pop()
        elif kind is Kind.ITEM:
            self._label = ""
        elif kind is Kind.PRE:
            self._lines.pop()
        elif kind is Kind.TABLE:
            yield Step.TABLE_END, element
        elif kind is Kind.CELL:
            yield Step.CELL_END, element


_MET = {Kind.TABLE: Step.TABLE, Kind.GROUP: Step.GROUP, Kind.ROW: Step.ROW, Kind.CELL: Step.CELL}
