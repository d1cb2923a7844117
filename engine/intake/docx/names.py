"""The names of WordprocessingML that mean something to a reader, in all its namespaces.

A walk looks every tag up in `KINDS`; what is not there is a wrapper that is looked through. So wrappers that nobody has
thought of yet lose nothing.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2003/wordml",
)
"""Transitional, strict, and the XML of Word 2003, which is nearly the same."""
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_PICTURES = (
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://purl.oclc.org/ooxml/drawingml/picture",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HINTS = "http://schemas.microsoft.com/office/word/2003/auxHint"
_VML = "urn:schemas-microsoft-com:vml"

SKIP: Final = "skip"
"""The kind of what is never looked into."""

_OWN = (
    "p",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "r",
    "t",
    "sym",
    "fldChar",
    "instrText",
    "pPr",
    "drawing",
    "pict",
    "object",
    "txbxContent",
)
_MARKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_SKIPPED = (
    "del",
    "moveFrom",
    "rt",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "delText",
    "delInstrText",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "tcPr",
    "sectPr",
    "softHyphen",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "lastRenderedPageBreak",
)


def word(name: str) -> tuple[str, ...]:
    """The full names of an element of WordprocessingML, one of each namespace."""
    return tuple(f"{{{space}}}{name}" for space in WORD)


def _kinds() -> dict[str, str]:
    kinds = {tag: name for name in _OWN for tag in word(name)}
    kinds |= {tag: SKIP for name in _SKIPPED for tag in word(name)}
    kinds |= dict.fromkeys((f"{{{space}}}t" for space in _MATHS), "t")
    kinds[f"{{{_COMPATIBILITY}}}AlternateContent"] = "alternate"
    return kinds


KINDS: Final = _kinds()
"""Full tag -> kind: a local name of WordprocessingML, `alternate`, or `SKIP`."""

MARKS: Final = {tag: mark for name, mark in _MARKS.items() for tag in word(name)}
"""Full tag -> the character that it stands for."""

CHOICE: Final = f"{{{_COMPATIBILITY}}}Choice"
FALLBACK: Final = f"{{{_COMPATIBILITY}}}Fallback"
PICTURES: Final = (*(f"{{{space}}}pic" for space in _PICTURES), f"{{{_VML}}}imagedata")
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

LOCAL: Final = {
    tag: name
    for name in (
        *("pStyle", "rStyle", "numPr", "numId", "ilvl", "outlineLvl", "rPr", "vanish", "del", "moveFrom"),
        *(
            "gridSpan",
            "vMerge",
            "hMerge",
            "cellDel",
            "gridBefore",
            "gridAfter",
            "hidden",
            "tcPr",
            "trPr",
            "pPr",
        ),
        *("docPartGallery", "sdtPr", "tblGrid", "gridCol", "style", "name", "basedOn"),
        *("abstractNum", "num", "abstractNumId", "lvl", "lvlOverride", "startOverride", "numStyleLink"),
        *("start", "numFmt", "lvlText", "lvlRestart", "isLgl"),
    )
    for tag in word(name)
} | {
    f"{{{WORD[2]}}}vmerge": "vMerge",
    f"{{{WORD[2]}}}hmerge": "hMerge",
    f"{{{WORD[2]}}}listPr": "listPr",
    f"{{{_HINTS}}}t": "listText",
}
"""Full tag -> local name, of the properties that count."""

_OFF = frozenset(("0", "false", "off", "none"))


def value(element: etree._Element, name: str = "val") -> str | None:
    """An attribute of WordprocessingML; some writers leave its namespace out."""
    for space in WORD:
        found = element.get(f"{{{space}}}{name}")
        if found is not None:
            return str(found)
    found = element.get(name) or element.get(f"{{{_HINTS}}}{name}")
    return None if found is None else str(found)


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as `w:vanish` is on: it is, unless it says that it is not."""
    return (value(element) or "").lower() not in _OFF


def number(element: etree._Element, default: int, most: int = 10**6, name: str = "val") -> int:
    """The number in an attribute, between 0 and `most`; `default` where there is none."""
    text = (value(element, name) or "").strip()
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 19 else default
