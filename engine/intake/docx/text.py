"""The text of one paragraph as a person sees it once every revision is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from engine.intake.docx.names import (
    CHOICE,
    FALLBACK,
    KINDS,
    LOCAL,
    MARKS,
    SKIP,
    SPACE,
    is_on,
    number,
    value,
    word,
)
from engine.intake.docx.numerals import numeral
from engine.intake.docx.symbols import symbol
from engine.namedtuple import NamedTuple
from engine.regex import regex

DEEPEST = 120
"""How many elements of one paragraph may stand in each other."""

_TEXTS = (*word("t"), *word("txbxContent"))
_BOXES = word("txbxContent")
_BLANKS = " \t\r\n"
_INNER_BREAKS = regex(r"[\r\n]+[ \t]*")
_CIRCLED = regex(r"\s*eq\s+\\o\\?(?:ac)?\s*\([^,，]*[,，]\s*(\w+)\s*\)\s*", re.IGNORECASE)


class TooDeepError(Exception):
    """Elements stand in each other deeper than any word processor nests them."""


class Properties(NamedTuple):
    """What the properties of a paragraph say.

    Attributes:
        style: the id of its style; empty for the standard one.
        number: the id of its numbering; None where the style decides, `0` for none.
        level: the level of that numbering; None where the style decides.
        outline: its outline level; None where the style decides.
        joined: its end is deleted or hidden, the next paragraph goes on in the same line.
        numeral: the number in front of it, where the file itself writes it out.
    """

    style: str = ""
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    joined: bool = False
    numeral: str = ""


class Content(NamedTuple):
    """What stands in a paragraph.

    Attributes:
        text: its text; lines are parted by a line feed.
        boxes: the text boxes that are anchored in it.
        hidden: runs of hidden text that were left out.
        properties: what its properties say.
    """

    text: str
    boxes: tuple[etree._Element, ...]
    hidden: int
    properties: Properties


_PLAIN = Properties()


class Hiding(NamedTuple):
    """Whether a document hides text at all, so that its runs must be looked at one by one."""

    any: bool
    styles: frozenset[str]


class Collector:
    """Collects the text of one paragraph."""

    def __init__(self, hiding: Hiding) -> None:
        self._hiding = hiding
        self._watch = hiding.any or bool(hiding.styles)
        self._texts: list[str] = []
        self._boxes: list[etree._Element] = []
        self._fields: list[int] = []
        self._codes: list[str] = []
        self._hidden = 0
        self._properties = _PLAIN
        self._unseen = False

    def read(self, paragraph: etree._Element) -> Content:
        """Everything in a paragraph.

        Args:
            paragraph: a `w:p`.

        Returns:
            Its text, text boxes and properties.

        Raises:
            TooDeepError: elements stand in each other too deep.
        """
        self._collect(paragraph, DEEPEST)
        return Content("".join(self._texts), tuple(self._boxes), self._hidden, self._properties)

    def _collect(self, parent: etree._Element, left: int) -> None:
        if not left:
            raise TooDeepError
        for child in parent:
            tag = child.tag
            kind = KINDS.get(tag)
            if kind == "r":
                if not (self._watch and self._is_hidden(child)):
                    self._collect(child, left - 1)
            elif kind == "t":
                self._texts.append(_written(child))
            elif kind is SKIP:
                continue
            elif kind is None:
                mark = MARKS.get(tag)
                if mark is not None:
                    self._texts.append(mark)
                elif len(child):
                    self._collect(child, left - 1)
            else:
                self._other(kind, child, left - 1)

    def _other(self, kind: str, child: etree._Element, left: int) -> None:
        match kind:
            case "pPr":
                self._properties = properties(child)
                self._unseen = self._properties.style in self._hiding.styles
            case "fldChar":
                self._field(value(child, "fldCharType"))
            case "instrText":
                self._codes.append(child.text or "")
            case "sym":
                self._texts.append(symbol(value(child, "char") or "", value(child, "font") or ""))
            case "alternate":
                chosen = choose(child)
                if chosen is not None:
                    self._collect(chosen, left)
            case "drawing" | "pict" | "object":
                if next(child.iter(*_BOXES), None) is not None:
                    self._boxes += boxes(child)
            case "txbxContent":
                self._boxes.append(child)
            case _:
                self._collect(child, left)

    def _field(self, kind: str | None) -> None:
        """Leaves out what a field is made of and keeps its result.

        A field that is never finished in its paragraph leaves its text where it is.
        """
        if kind == "begin":
            self._fields.append(len(self._texts))
            self._codes.clear()
        elif kind == "separate" and self._fields:
            del self._texts[self._fields[-1] :]
            self._fields[-1] = -1
        elif kind == "end" and self._fields:
            start = self._fields.pop()
            if start >= 0:
                del self._texts[start:]
                # A digit in a circle is a formula without a result.
                circled = _CIRCLED.fullmatch("".join(self._codes))
                if circled:
                    self._texts.append(_in_circle(circled[1]))
            self._codes.clear()

    def _is_hidden(self, run: etree._Element) -> bool:
        first = run[0] if len(run) else None
        hidden = self._unseen
        for child in first if first is not None and LOCAL.get(first.tag) == "rPr" else ():
            match LOCAL.get(child.tag):
                case "rStyle":
                    hidden = hidden or (value(child) or "") in self._hiding.styles
                case "vanish":
                    hidden = is_on(child)
                    break
        if hidden and next((True for text in run.iter(*word("t")) if (text.text or "").strip()), False):
            self._hidden += 1
        return hidden


def properties(element: etree._Element) -> Properties:
    """What a `w:pPr` says."""
    style, key, level, outline, joined, numeral = "", None, None, None, False, ""
    for child in element:
        name = LOCAL.get(child.tag)
        if name is None:
            continue
        if name == "pStyle":
            style = value(child) or ""
        elif name == "numPr":
            key, level = _numbering(child)
        elif name == "outlineLvl":
            outline = number(child, 9)
        elif name == "rPr":
            joined = any(_ends_nothing(mark) for mark in child)
        elif name == "listPr":
            numeral = next((value(part) or "" for part in child if LOCAL.get(part.tag) == "listText"), "")
    return Properties(style, key, level, outline, joined, numeral)


def _numbering(element: etree._Element) -> tuple[str | None, int | None]:
    key, level = None, None
    for child in element:
        match LOCAL.get(child.tag):
            case "numId":
                key = value(child)
            case "ilvl":
                level = number(child, 0)
    return key, level


def _ends_nothing(mark: etree._Element) -> bool:
    """Whether a property of the paragraph mark says that it is deleted or hidden."""
    name = LOCAL.get(mark.tag)
    return name in {"del", "moveFrom"} or (name == "vanish" and is_on(mark))


def choose(alternate: etree._Element) -> etree._Element | None:
    """The one alternative that is read: the first with any text, so that nothing is read twice and nothing lost."""
    found = [child for child in alternate if child.tag in {CHOICE, FALLBACK}]
    with_text = (child for child in found if next(child.iter(*_TEXTS), None) is not None)
    return next(with_text, found[0] if found else None)


def boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, each once; a box inside a box belongs to the outer one."""
    return list(_boxes(drawing, DEEPEST))


def _boxes(element: etree._Element, left: int) -> Iterator[etree._Element]:
    if not left:
        raise TooDeepError
    for child in element:
        kind = KINDS.get(child.tag)
        if kind == "txbxContent":
            yield child
        elif kind == "alternate":
            chosen = choose(child)
            if chosen is not None:
                yield from _boxes(chosen, left - 1)
        elif len(child):
            yield from _boxes(child, left - 1)


def _in_circle(text: str) -> str:
    digits = text.isascii() and text.isdigit() and len(text) < 3
    return numeral(int(text), "decimalEnclosedCircle") if digits else text


def _written(element: etree._Element) -> str:
    text = str(element.text or "")
    if text and (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(SPACE) != "preserve":
        text = text.strip(_BLANKS)
    return _INNER_BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text
