"""A template without what Word and WPS leave in every file: bookmarks, comments, revision ids, names, old properties.

What a template holds would stand in every report written with it. Only the parts of the package and empty marks are
touched; no text, no style, no number changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from engine.output.package import CONTENT_TYPES
from engine.regex import regex

_LEFT_OUT = (
    *("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "thumbnail"),
    *(
        "customXml",
        "customXmlProps",
        "printerSettings",
        "keyMapCustomizations",
        "attachedToolbars",
        "attachedTemplate",
    ),
)
_PREFIX = r"<(?:[A-Za-z0-9]+:)?Relationship\b[^>]*?"
_RELATION = regex(_PREFIX + r"/?>(?:</(?:[A-Za-z0-9]+:)?Relationship>)?")
_TYPE = regex(r'\bType="[^"]*/([A-Za-z]+)"')
_TARGET = regex(r'\bTarget="([^"]*)"')
_OVERRIDE = regex(r'<Override\b[^>]*?PartName="/([^"]+)"[^>]*?/>')
_MARKS = regex(
    r"<w:(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd|lastRenderedPageBreak)"
    r"\b[^>]*?/>"
    r"|<w:r\b[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:(?:commentReference|annotationRef)\b[^>]*?/></w:r>"
)
_IDS = regex(r' (?:w:rsid[A-Za-z]*|w14:paraId|w14:textId)="[^"]*"')
_SETTINGS = regex(
    r"<w:rsids>.*?</w:rsids>|<w:(?:attachedTemplate|trackRevisions|docVars|mailMerge)\b[^>]*?/>"
    r"|<w:docVars>.*?</w:docVars>",
    re.DOTALL,
)
_RUN = regex(r"(<w:r(?: [^>]*)?>)(?:<w:rPr>(.*?)</w:rPr>|<w:rPr/>)?", re.DOTALL)
_FONTS = regex(r"<w:rFonts\b([^>]*?)/>")
_HINT = ' w:hint="eastAsia"'
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>nianbao</Application></Properties>"
)


def cleaned(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without leftovers; a template that has none comes back as it is.

    Args:
        parts: name -> bytes, as read from the file.
    """
    found = dict(parts)
    gone: set[str] = set()
    for name in [name for name in parts if name.endswith(".rels")]:
        text, dropped = _unlinked(name, found[name].decode("utf-8", "surrogateescape"))
        if dropped:
            found[name] = text.encode("utf-8", "surrogateescape")
            gone |= dropped
    for name in [name for name in parts if name.startswith("customXml/")]:
        gone.add(name)
    for name in gone:
        found.pop(name, None)
        folder, base = posixpath.split(name)
        found.pop(f"{folder}/_rels/{base}.rels", None)
    if gone and CONTENT_TYPES in found:
        types = found[CONTENT_TYPES].decode("utf-8", "surrogateescape")
        kept = _OVERRIDE.sub(lambda match: match[0] if match[1] in found else "", types)
        found[CONTENT_TYPES] = kept.encode("utf-8", "surrogateescape")
    for name, blob in found.items():
        if name.startswith("word/") and name.endswith(".xml") and b"<w:" in blob:
            found[name] = _unmarked(name, blob)
    if "docProps/app.xml" in found:
        found["docProps/app.xml"] = _APPLICATION.encode()
    return found


def _unlinked(name: str, text: str) -> tuple[str, set[str]]:
    """Relations without those that are left out, and the parts that they pointed at."""
    folder = posixpath.dirname(posixpath.dirname(name))
    dropped: set[str] = set()

    def kept(match: re.Match[str]) -> str:
        kind, target = _TYPE.search(match[0]), _TARGET.search(match[0])
        if kind is None or target is None or kind[1] not in _LEFT_OUT:
            return match[0]
        dropped.add(posixpath.normpath(posixpath.join("/", folder, target[1]))[1:])
        return ""

    return _RELATION.sub(kept, text), dropped


def _hinted(match: re.Match[str]) -> str:
    """A run in which shared punctuation (quotation marks, dashes) takes the Chinese font; LibreOffice drops the hint."""
    start, inside = match[1], match[2] or ""
    fonts = _FONTS.search(inside)
    if fonts is None:
        style = regex(r"<w:rStyle\b[^>]*?/>").match(inside)
        at = style.end() if style else 0
        inside = f"{inside[:at]}<w:rFonts{_HINT}/>{inside[at:]}"
    elif _HINT not in fonts[1]:
        kept = regex(r' w:hint="[^"]*"').sub("", fonts[1])
        inside = inside[: fonts.start()] + f"<w:rFonts{kept}{_HINT}/>" + inside[fonts.end() :]
    return f"{start}<w:rPr>{inside}</w:rPr>"


def _unmarked(name: str, blob: bytes) -> bytes:
    """A part without marks; what is no UTF-8 is left to the parser to refuse."""
    try:
        text = blob.decode("utf-8")
    except UnicodeDecodeError:
        return blob
    made = _IDS.sub("", _MARKS.sub("", text))
    if "{{" in made or "{%" in made:
        made = _RUN.sub(_hinted, made)
    if name.endswith("settings.xml"):
        made = _SETTINGS.sub("", made)
    return blob if made == text else made.encode("utf-8")
