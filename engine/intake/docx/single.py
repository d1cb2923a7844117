"""Word documents in one XML file: Word 2003 XML, and a whole package written flat.

Systems that fill in templates like to write these and to call them .doc.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from engine.intake.docx.names import value, word
from engine.intake.docx.parts import Parts, local, parse_xml

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_REVISIONS = {"Insertion": word("ins")[0], "Deletion": word("del")[0]}
_MACROS = word("docSuppData")


class SingleFile:
    """A Word 2003 XML document, with the same questions to ask as `Parts`.

    Attributes:
        macros: the document carries macros.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        _settle(root)
        self.macros = any(child.tag in _MACROS for child in root)

    def document(self) -> etree._Element:
        """The element that holds the body."""
        return self._root

    def beside(self, kind: str) -> etree._Element | None:
        """The styles; numbers are written out in the text of this format."""
        return next((child for child in self._root if child.tag in word(kind)), None)

    def title(self) -> str:
        """The title in the document properties; empty where there is none."""
        return (self._root.findtext(f"{_OFFICE}DocumentProperties/{_OFFICE}Title") or "").strip()


def open_single(name: str, data: bytes) -> Parts | SingleFile:
    """Opens a Word document that is one XML file.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        Its parts.

    Raises:
        IntakeError: it is damaged, too big, or no document.
    """
    root = parse_xml(name, "正文", data)
    return Parts(name, _zipped(root)) if root.tag == f"{_PACKAGE}package" else SingleFile(root)


def _settle(root: etree._Element) -> None:
    """Gives annotations the names that later formats have for them; comments are no text of the report."""
    for annotation in list(root.iter(_ANNOTATION)):
        kind = (value(annotation, "type") or "").rpartition(".")[2]
        if kind in _REVISIONS:
            annotation.tag = _REVISIONS[kind]
        elif kind == "Comment":
            annotation.clear()


def _zipped(root: etree._Element) -> bytes:
    """The parts of a flat package in a zip; pictures and other binary parts hold no text."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in root:
            content = next((child for child in part if local(child) == "xmlData"), ())
            for inner in content:
                archive.writestr((part.get(f"{_PACKAGE}name") or "").lstrip("/"), etree.tostring(inner))
    return buffer.getvalue()
