"""How a paragraph and its runs will look: what the styles, the paragraph and the run say, in that order."""

from __future__ import annotations

from typing import Any

from engine.namedtuple import NamedTuple
from engine.output.opened import Opened, is_on, number
from engine.output.walk import W
from engine.output.xml import Element

_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_DEEPEST = 20


class Type(NamedTuple):
    """How characters look.

    Attributes:
        east: font of Chinese characters; empty when nothing names one.
        latin: font of western characters.
        hint: whether shared punctuation takes the Chinese font.
        theme: whether a font of the theme is asked for.
        size: in half points.
        spacing: added behind each character, in twips.
        color: as hexadecimal; empty for automatic.
        hidden: whether it is hidden.
    """

    east: str = ""
    latin: str = ""
    hint: bool = False
    theme: bool = False
    size: int = 20
    spacing: int = 0
    color: str = ""
    hidden: bool = False


class Shape(NamedTuple):
    """How a paragraph is set.

    Attributes:
        line: distance of lines; twips, or 240ths of a line where `rule` is `auto`.
        rule: `exact`, `atLeast` or `auto`.
        align: `both`, `center`, `right` …
        first: indent of the first line in hundredths of a character.
        first_twips: the same in twips.
        on_grid: whether lines snap to the grid of the page.
        keep_next: whether it stays with the next paragraph.
        outline: level of the outline, from 0; None for running text.
        type: how its characters look unless a run says otherwise.
    """

    line: int = 240
    rule: str = "auto"
    align: str = "both"
    first: int = 0
    first_twips: int = 0
    on_grid: bool = True
    keep_next: bool = False
    outline: int | None = None
    type: Type = Type()


class Looks:
    """The styles of a file, each worked out once."""

    def __init__(self, file: Opened) -> None:
        root = file.one("styles")
        self._styles: dict[str, Element] = {}
        self._standard = ""
        base = Shape()
        if root is not None:
            for style in root.iterfind(W + "style"):
                key = style.get(W + "styleId", "")
                self._styles[key] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                    self._standard = key
            run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
            base = _shaped(base, paragraph)._replace(type=typed(base.type, run))
        self._base = base
        self._known: dict[str, Shape] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._types: dict[tuple[object, ...], tuple[Type, Type]] = {}
        self._characters: dict[str, tuple[Element, ...]] = {}

    def shape(self, paragraph: Element) -> Shape:
        """How a `w:p` is set."""
        properties = paragraph.find(W + "pPr")
        style = None if properties is None else properties.find(W + "pStyle")
        key = self._standard if style is None else style.get(W + "val", "")
        key = key if key in self._styles else self._standard
        base = self.style(key)
        if properties is None or (style is not None and len(properties) == 1):
            return base
        said = (key, *_said(properties))  # cells say the same a hundred times
        found = self._shapes.get(said)
        if found is None:
            found = self._shapes[said] = _shaped(base, properties)
        return found

    def type(self, run: Element, shape: Shape) -> Type:
        """How the characters of a `w:r` look."""
        properties = run.find(W + "rPr")
        if properties is None:
            return shape.type
        before = shape.type
        said = (id(before), *_said(properties))
        known = self._types.get(said)
        if known is None:  # what was before is remembered with it, so that nothing else gets its id
            known = self._types[said] = (before, self._typed(before, properties))
        return known[1]

    def _typed(self, found: Type, properties: Element) -> Type:
        style = properties.find(W + "rStyle")
        if style is not None:
            for layer in self._layers(style.get(W + "val", "")):
                found = typed(found, layer.find(W + "rPr"))
        return typed(found, properties)

    def style(self, key: str) -> Shape:
        """How paragraphs of a style are set."""
        if key not in self._known:
            shape = self._base
            for layer in self._layers(key):
                shape = _shaped(shape, layer.find(W + "pPr"))
                shape = shape._replace(type=typed(shape.type, layer.find(W + "rPr")))
            self._known[key] = shape
        return self._known[key]

    def _layers(self, key: str) -> tuple[Element, ...]:
        """A style behind those that it is based on."""
        layers: list[Element] = []
        while key in self._styles and len(layers) < _DEEPEST:
            style = self._styles[key]
            layers.append(style)
            based = style.find(W + "basedOn")
            key = "" if based is None else based.get(W + "val", "")
        return tuple(reversed(layers))


def _said(properties: Element) -> list[tuple[object, ...]]:
    """What a `w:pPr` or a `w:rPr` says, to find it again."""
    return [(child.tag, *child.items()) for child in properties]


def typed(before: Type, properties: Element | None) -> Type:
    """What a `w:rPr` changes."""
    if properties is None:
        return before
    changes: dict[str, Any] = {}
    for child in properties:
        match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
            case "rFonts":
                changes |= _fonts(child)
            case "sz":
                changes["size"] = number(child, "val") or before.size
            case "spacing":
                changes["spacing"] = number(child, "val") or 0
            case "color":
                value = child.get(W + "val", "")
                changes["color"] = "" if value in {"auto", "000000"} else value
            case "vanish":
                changes["hidden"] = is_on(child)
    return before._replace(**changes) if changes else before


def _fonts(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if W + "eastAsia" in element.attrib:
        found["east"] = element.get(W + "eastAsia")
        found["theme"] = False
    latin = element.get(W + "ascii") or element.get(W + "hAnsi")
    if latin:
        found["latin"] = latin
    if W + "hint" in element.attrib:
        found["hint"] = element.get(W + "hint") == "eastAsia"
    if any(W + name in element.attrib for name in _THEME):
        found["theme"] = True
    return found


def _shaped(before: Shape, properties: Element | None) -> Shape:
    """What a `w:pPr` changes."""
    if properties is None:
        return before
    changes: dict[str, Any] = {}
    for child in properties:
        match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
            case "spacing":
                line = number(child, "line")
                if line is not None:
                    changes |= {"line": line, "rule": child.get(W + "lineRule", "auto")}
            case "jc":
                changes["align"] = child.get(W + "val", "")
            case "ind":
                changes |= _indented(child)
            case "snapToGrid":
                changes["on_grid"] = is_on(child)
            case "keepNext":
                changes["keep_next"] = is_on(child)
            case "outlineLvl":
                level = number(child, "val")
                changes["outline"] = level if level is not None and level < 9 else None
    return before._replace(**changes) if changes else before


def _indented(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    chars, twips = number(element, "firstLineChars"), number(element, "firstLine")
    if number(element, "hanging"):
        chars, twips = 0, 0
    if chars is not None:
        found["first"] = chars
    if twips is not None:
        found["first_twips"] = twips
        if chars is None:
            found["first"] = 0
    return found
