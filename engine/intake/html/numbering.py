"""Numbers that a browser writes in front of the items of a list."""

from __future__ import annotations

from engine.intake.docx.numerals import numeral
from engine.intake.html.look import Element
from engine.regex import regex

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "ideographDigital",
}
_AROUND = {"chineseCounting": "{}、", "chineseLegalSimplified": "{}、", "ideographLegalTraditional": "{}、"}
_UEDITOR = {
    "cn": ("chineseCounting", "{}、"),
    "cn1": ("chineseCounting", "{}）"),
    "cn2": ("chineseCounting", "（{}）"),
    "num": ("decimal", "{}、"),
    "num1": ("decimal", "{}）"),
    "num2": ("decimal", "（{}）"),
}
"""Lists of the editor UEditor, which many systems of Chinese sites use: the number is a picture, named by a class."""

_TYPE = regex(r"list-style(?:-type)?\s*:[^;]*?\b([a-z-]+)\b")
_CLASS = regex(r"\bcustom_((?:cn|num)[12]?)\b")
_WRITTEN = regex(
    r"[（(]?[0-9０-９一二三四五六七八九十百]{1,3}[)）.．、]|[①-⓿㈠-㈩]|第[一二三四五六七八九十]+[条章节]"
)


class Numbering:
    """Counts the items of one list.

    Attributes:
        silent: the list shows no numbers.
    """

    def __init__(self, element: Element) -> None:
        """Reads how the list counts.

        Args:
            element: `<ol>`; anything else is silent.
        """
        style = _TYPE.search((element.get("style") or "").lower())
        kind = style[1] if style else element.get("type", "1")
        own = _CLASS.search(element.get("class") or "")
        self.silent = element.tag != "ol" or (kind == "none" and not own)
        self._form = _FORMS.get(kind, "decimal")
        self._around = _AROUND.get(self._form, "{}.")
        if own:
            self._form, self._around = _UEDITOR[own[1]]
        self._step = -1 if "reversed" in element.attrib else 1
        self._next = _number(element.get("start")) or (1 if self._step > 0 else len(element))

    def label(self, item: Element) -> str:
        """The number of the next item, with what stands around it."""
        if self.silent:
            return ""
        own = _number(item.get("value"))
        count = self._next if own is None else own
        self._next = count + self._step
        return self._around.format(numeral(count, self._form))


def numbered(label: str, text: str) -> str:
    """The text of an item with its number, unless somebody has written one."""
    return text if not label or _WRITTEN.match(text) else label + text


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= 4 else None
