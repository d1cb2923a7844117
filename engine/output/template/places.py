"""Every paragraph of a template with its tags and the words that find it again in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from engine.output.proof.opened import Opened, W
from engine.output.walk import TBL, TC, TR, P, blocks

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_TEXT = (W + "t", W + "tab", W + "br")
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


def _spots(story: str, root: etree._Element, inside: str) -> Iterator[Spot]:
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
            for box in block.iter(W + "txbxContent"):
                yield from _spots("文本框", box, "")


def _table(story: str, table: etree._Element, name: str) -> Iterator[Spot]:
    for row_number, row in enumerate((r for r in table.iter(TR) if _table_of(r) is table), start=1):
        cells = [cell for cell in row.iter(TC) if _table_of(cell) is table]
        for column, cell in enumerate(cells, start=1):
            text = "".join(own_text(paragraph) for paragraph in cell.iter(P) if _table_of(paragraph) is table)
            if text.strip():
                yield Spot(story, f"{name}第{row_number}行第{column}格", text)
            for box in cell.iter(W + "txbxContent"):
                yield from _spots("文本框", box, "")


def _table_of(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    while parent is not None and parent.tag != TBL:
        parent = parent.getparent()
    return parent


def own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of text boxes in it."""
    found = []
    for element in paragraph.iter(*_TEXT):
        parent = element.getparent()
        while parent is not None and parent is not paragraph and parent.tag != W + "txbxContent":
            parent = parent.getparent()
        if parent is paragraph:
            found.append(element.text or "" if element.tag == W + "t" else " ")
    return "".join(found)
