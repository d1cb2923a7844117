"""What a page shows: elements that are no text, and what inline styles change about an element."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from lxml import etree

from engine.regex import regex

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its elements so


class Kind(IntEnum):
    """What an element means for the flow of text; every other element is inline."""

    SKIPPED = 1
    BLOCK = 2
    BREAK = 3
    LINK = 4
    HEADING = 5
    TABLE = 6
    GROUP = 7
    ROW = 8
    CELL = 9
    LIST = 10
    ITEM = 11
    PRE = 12
    FIELD = 13


_TAGS = {
    Kind.SKIPPED: "script style noscript template head title select datalist button svg math xml iframe object embed audio"
    " video canvas map rt rp del s strike noframes frameset w:worddocument w:latentstyles o:officedocumentsettings"
    " o:documentproperties",
    Kind.BLOCK: "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form header hgroup hr html legend main menu nav p section summary textarea caption colgroup",
    Kind.BREAK: "br",
    Kind.LINK: "a",
    Kind.HEADING: "h1 h2 h3 h4 h5 h6",
    Kind.TABLE: "table",
    Kind.GROUP: "thead tbody tfoot",
    Kind.ROW: "tr",
    Kind.CELL: "td th",
    Kind.LIST: "ol ul",
    Kind.ITEM: "li",
    Kind.PRE: "pre listing xmp plaintext",
    Kind.FIELD: "input",
}
KINDS: dict[str, Kind] = {tag: kind for kind, tags in _TAGS.items() for tag in tags.split()}
STRUCK = frozenset(("del", "s", "strike"))

_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_STRUCK = regex(r"text-decoration[\w-]*\s*:[^;]*line-through")
_DISPLAY = regex(r"display\s*:\s*(inline|block|flex|grid|table|list-item)(?![\w-]*-cell)")
_WHITE_SPACE = regex(r"white-space\s*:\s*(pre|break-spaces|normal|nowrap)")
_RUNNING = ("header", "footer")
"""LibreOffice writes the running heads and page numbers of a document into blocks with these titles."""


class Look:
    """What the inline styles of a page say.

    Attributes:
        hidden: elements that are not shown.
        struck: elements whose text is struck through, by tag or by style.
        inline: blocks that are shown in the line.
        blocks: inline elements that are shown as blocks.
        lines: elements in which line ends of the source are (True) or again are not (False) line ends.
    """

    def __init__(self, root: Element, *, show_hidden: bool = False) -> None:
        """Reads the styles once.

        Args:
            root: the whole page.
            show_hidden: take what is hidden as shown (a page whose report appears by script only).
        """
        self.hidden: set[Element] = set()
        self.struck: set[Element] = set(root.iter(*STRUCK))
        self.inline: set[Element] = set()
        self.blocks: set[Element] = set()
        self.lines: dict[Element, bool] = {}
        for element in root.iter(etree.Element):
            style = element.get("style", "")
            if style or element.get("hidden") is not None or element.get("title") in _RUNNING:
                self._read(element, style.lower())
        if show_hidden:
            self.hidden = {element for element in self.hidden if element.tag == "input"}
        self.unseen = self.hidden | self.struck
        self.styled = self.inline | self.blocks | set(self.lines)

    def _read(self, element: Element, style: str) -> None:
        running = element.tag == "div" and element.get("title") in _RUNNING
        if running or "hidden" in element.attrib or _HIDDEN.search(style):
            self.hidden.add(element)
        if "line-through" in style and _STRUCK.search(style):
            self.struck.add(element)
        display = _DISPLAY.search(style)
        if display:
            (self.inline if display[1] == "inline" else self.blocks).add(element)
        space = _WHITE_SPACE.search(style)
        if space:
            self.lines[element] = space[1] in ("pre", "break-spaces")
