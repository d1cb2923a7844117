"""Styles of a Word document, as far as they decide what a reader sees: headings, numbering, hidden text, contents."""

from __future__ import annotations

import re

from lxml import etree

from engine.intake.docx.names import LOCAL, is_on, number, value
from engine.namedtuple import NamedTuple
from engine.regex import regex

_HEADING = regex(r"(?:heading|标题|標題|title|subtitle|副标题)\s*[1-9]?(?:\s*(?:char|字符))?", re.IGNORECASE)
_CONTENTS = regex(r"(?:toc|目录|目錄)\s*[1-9]", re.IGNORECASE)
_BODY_LEVEL = 9
_DEEPEST = 20


class Style(NamedTuple):
    """What a style says, with everything that it is based on.

    Attributes:
        heading: paragraphs of it are headings.
        contents: paragraphs of it are lines of a table of contents.
        hidden: its text is hidden.
        number: the numbering that it gives, an id in the numbering part; empty for none.
        level: the level of that numbering, counted from 0; None where the numbering itself says it.
        numbered_by: the ids of the style and its bases down to the one that gives the numbering.
    """

    heading: bool = False
    contents: bool = False
    hidden: bool = False
    number: str = ""
    level: int | None = None
    numbered_by: tuple[str, ...] = ()


class _Written(NamedTuple):
    """What a style itself says; None where it says nothing."""

    name: str
    based_on: str
    outline: int | None
    hidden: bool | None
    number: str | None
    level: int | None


class Styles:
    """The styles of a document by id.

    Attributes:
        standard: the style of paragraphs that name none.
        hiding: the ids of the styles whose text is hidden.
    """

    def __init__(self, root: etree._Element | None = None) -> None:
        self._written: dict[str, _Written] = {}
        self._known: dict[str, Style] = {}
        self.standard = ""
        for element in () if root is None else root:
            if LOCAL.get(element.tag) == "style":
                key = value(element, "styleId") or ""
                self._written[key] = _read(element)
                if value(element, "type") == "paragraph" and value(element, "default") in {"1", "true", "on"}:
                    self.standard = key
        self.hiding = frozenset(key for key in self._written if self.style(key).hidden)

    def style(self, key: str) -> Style:
        """A style with everything that it is based on; an unknown one says nothing."""
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, key: str) -> Style:
        chain: list[str] = []
        while key in self._written and key not in chain and len(chain) < _DEEPEST:
            chain.append(key)
            key = self._written[key].based_on
        written = [self._written[link] for link in chain]
        outline = next((style.outline for style in written if style.outline is not None), None)
        named = any(_HEADING.fullmatch(style.name) for style in written)
        source = next((at for at, style in enumerate(written) if style.number is not None), None)
        return Style(
            heading=outline < _BODY_LEVEL if outline is not None else named,
            contents=bool(written) and _CONTENTS.fullmatch(written[0].name) is not None,
            hidden=next((style.hidden for style in written if style.hidden is not None), False),
            number="" if source is None else written[source].number or "",
            level=next((style.level for style in written if style.level is not None), None),
            numbered_by=() if source is None else tuple(chain[: source + 1]),
        )


def _read(element: etree._Element) -> _Written:
    found: dict[str, etree._Element] = {}
    for child in element:
        name = LOCAL.get(child.tag, "")
        found[name] = child
        if name in {"pPr", "rPr"}:
            for inner in child:
                found[LOCAL.get(inner.tag, "")] = inner
                if LOCAL.get(inner.tag) == "numPr":
                    found |= {LOCAL.get(part.tag, ""): part for part in inner}
    return _Written(
        name=(value(found["name"]) or "").strip() if "name" in found else "",
        based_on=(value(found["basedOn"]) or "") if "basedOn" in found else "",
        outline=number(found["outlineLvl"], _BODY_LEVEL) if "outlineLvl" in found else None,
        hidden=is_on(found["vanish"]) if "vanish" in found else None,
        number=value(found["numId"]) if "numId" in found else None,
        level=number(found["ilvl"], 0) if "ilvl" in found else None,
    )
