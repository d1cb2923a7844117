"""Automatic numbering: what Word prints in front of a paragraph and no text holds."""

from __future__ import annotations

import re

from lxml import etree

from engine.intake.docx.names import LOCAL, is_on, number, value
from engine.intake.docx.numerals import numeral
from engine.intake.docx.styles import Styles
from engine.namedtuple import NamedTuple
from engine.regex import regex

_LEVELS = 9
_PLACE = regex(r"%([1-9])")
_PRIVATE = regex("[\ue000-\uf8ff]")
_NONE = frozenset(("", "0"))


class Level(NamedTuple):
    """One level of a numbering.

    Attributes:
        start: its first number.
        form: the number format.
        text: what is printed, `%1` … `%9` standing for the numbers of the levels.
        restart: the number of the level (from 1) after which it starts again; 0 for never, None for any level above.
        legal: the numbers of all levels are printed as decimals.
        style: the id of the style that takes its numbers from this level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class _Number(NamedTuple):
    """A numbering in use: an abstract one and what it changes in it."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numberings of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, _Number] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in () if root is None else root:
            match LOCAL.get(element.tag):
                case "abstractNum":
                    self._add_abstract(element)
                case "num":
                    self._add_number(element)

    def text(self, key: str, level: int | None, numbered_by: tuple[str, ...] = ()) -> str:
        """Counts one more paragraph.

        Args:
            key: the id of the numbering.
            level: its level, counted from 0; None where the style decides.
            numbered_by: the ids of the styles through which the paragraph got its numbering.

        Returns:
            What is printed in front of the paragraph; empty for bullets and where nothing is.
        """
        used = None if key in _NONE else self._numbers.get(key)
        if used is None:
            return ""
        levels = self._levels(used)
        at = self._level(levels, level, numbered_by)
        counts = self._counts.setdefault(used.abstract, [None] * _LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for changed in used.starts:
                counts[changed] = None
        before = counts[at]
        counts[at] = self._start(used, levels, at) if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or at < restart:
                counts[deeper] = None
        return self._printed(used, levels, at, counts)

    def _printed(self, used: _Number, levels: dict[int, Level], at: int, counts: list[int | None]) -> str:
        shown = levels.get(at)
        if shown is None or shown.form == "bullet":
            return ""

        def place(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            count = counts[other]
            if count is None:
                count = self._start(used, levels, other)
            form = levels.get(other, Level()).form
            return numeral(count, "decimal" if shown.legal and form != "none" else form)

        return _PRIVATE.sub("", _PLACE.sub(place, shown.text)).strip()

    def _levels(self, used: _Number) -> dict[int, Level]:
        levels = self._abstract.get(used.abstract, {})
        if not levels and used.abstract in self._linked:
            # The numbering is kept in a style of numberings: style -> numbering -> abstract numbering.
            style = self._styles.style(self._linked[used.abstract])
            target = self._numbers.get(style.number)
            levels = {} if target is None else self._abstract.get(target.abstract, {})
        return levels | used.levels if used.levels else levels

    @staticmethod
    def _level(levels: dict[int, Level], level: int | None, numbered_by: tuple[str, ...]) -> int:
        for style in numbered_by:
            for at, candidate in levels.items():
                if candidate.style == style:
                    return at
        return min(level or 0, _LEVELS - 1)

    @staticmethod
    def _start(used: _Number, levels: dict[int, Level], at: int) -> int:
        return used.starts.get(at, levels.get(at, Level()).start)

    def _add_abstract(self, element: etree._Element) -> None:
        key = value(element, "abstractNumId") or ""
        self._abstract[key] = dict(_level(child) for child in element if LOCAL.get(child.tag) == "lvl")
        for child in element:
            if LOCAL.get(child.tag) == "numStyleLink":
                self._linked[key] = value(child) or ""

    def _add_number(self, element: etree._Element) -> None:
        abstract, levels, starts = "", {}, {}
        for child in element:
            match LOCAL.get(child.tag):
                case "abstractNumId":
                    abstract = value(child) or ""
                case "lvlOverride":
                    at = _at(child)
                    for change in child:
                        match LOCAL.get(change.tag):
                            case "startOverride":
                                starts[at] = number(change, 1)
                            case "lvl":
                                levels[at] = _level(change)[1]
        self._numbers[value(element, "numId") or ""] = _Number(abstract, levels, starts)


def _at(element: etree._Element) -> int:
    text = value(element, "ilvl") or ""
    return min(int(text), _LEVELS - 1) if len(text) == 1 and text.isdigit() and text.isascii() else 0


def _level(element: etree._Element) -> tuple[int, Level]:
    found = {LOCAL.get(child.tag, ""): child for child in element}
    # Formats that Word added later stand in an alternative; its fallback is one of the old formats.
    form = found.get("numFmt")
    if form is None:
        form = next((inner for inner in element.iter() if LOCAL.get(inner.tag) == "numFmt"), None)
    return _at(element), Level(
        start=number(found["start"], 1) if "start" in found else 0,
        form=(value(form) or "decimal") if form is not None else "decimal",
        text=(value(found["lvlText"]) or "") if "lvlText" in found else "",
        restart=number(found["lvlRestart"], 0) if "lvlRestart" in found else None,
        legal="isLgl" in found and is_on(found["isLgl"]),
        style=(value(found["pStyle"]) or "") if "pStyle" in found else "",
    )
