"""Every paragraph of a template with its tags and the words that find it again in Word."""

from __future__ import annotations

from collections.abc import Iterator

from engine.namedtuple import NamedTuple
from engine.output.opened import Opened
from engine.output.walk import TBL, P, W, blocks, cells_of, rows_of
from engine.output.xml import Element
from engine.regex import regex

TAG = regex(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_SPACES = (W + "tab", W + "br")
_BOX = W + "txbxContent"
_SHOWN = 24


class Spot(NamedTuple):
    """A paragraph of a template.

    Attributes:
        story: 正文, 页眉, 页脚, 脚注, 尾注 or 文本框.
        place: where it stands: 第3段, 表2第4行第3列.
        text: its text, tags included.
    """

    story: str
    place: str
    text: str

    @property
    def where(self) -> str:
        """The place with the text beside it."""
        text = self.text.strip()
        beside = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        return f"{self.story}{self.place}“{beside}”" if beside else f"{self.story}{self.place}"


def spots(file: Opened) -> Iterator[Spot]:
    """All paragraphs with text, in reading order, text boxes after the paragraph that holds them."""
    for story, tree in file.stories:
        root = file.body if story == "正文" else tree
        yield from _spots(story, root, "")


def _spots(story: str, root: Element, inside: str) -> Iterator[Spot]:
    paragraphs = tables = 0
    for block in blocks(root):
        if block.tag == TBL:
            tables += 1
            yield from _table(story, block, f"{inside}表{tables}")
        else:
            text = own_text(block)
            paragraphs += 1
            if text.strip():
                yield Spot(story, f"{inside}第{paragraphs}段", text)
            for box in block.iter(_BOX):
                yield from _spots("文本框", box, "")


def _table(story: str, table: Element, name: str) -> Iterator[Spot]:
    for row_number, row in enumerate(rows_of(table), start=1):
        for column, cell in enumerate(cells_of(row), start=1):
            inside = list(blocks(cell))
            text = "".join(own_text(block) for block in inside if block.tag == P)
            if text.strip():
                yield Spot(story, f"{name}第{row_number}行第{column}格", text)
            for number, block in enumerate((block for block in inside if block.tag == TBL), start=1):
                yield from _table(story, block, f"{name}第{row_number}行第{column}格里的表{number}")
            for box in _boxes(inside):
                yield from _spots("文本框", box, "")


def _boxes(inside: list[Element]) -> Iterator[Element]:
    """The text boxes of the paragraphs of a cell."""
    for block in inside:
        if block.tag == P:
            yield from block.iter(_BOX)


def own_text(paragraph: Element) -> str:
    """The text of a paragraph without that of text boxes in it."""
    found: list[str] = []
    _gather(paragraph, found)
    return "".join(found)


def _gather(element: Element, found: list[str]) -> None:
    for child in element:
        if child.tag == W + "t":
            found.append(child.text or "")
        elif child.tag in _SPACES:
            found.append(" ")
        elif child.tag != _BOX:
            _gather(child, found)
