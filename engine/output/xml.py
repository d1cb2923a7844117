"""Parts of a Word file as trees, through the parser of the standard library.

It is loaded in a tenth of the time that lxml takes, and walked faster. A part with a document type is refused, as no
Word file has one; so there are no entities to expand.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, XMLParser

__all__ = ["Element", "XmlError", "local", "parsed"]

_MOST = 48 * 2**20
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 64
_DEEPEST = 256
"""Elements in each other; whoever walks a tree calls itself as often."""


class XmlError(ValueError):
    """A part is no XML that a Word file may hold; the message says why."""


def parsed(blob: bytes) -> Element:
    """The tree of a part; comments and processing instructions are left out.

    Args:
        blob: the bytes of the part.

    Raises:
        XmlError: it is not well-formed, has a document type, another encoding than UTF-8 or UTF-16, is far too big or
            too deep.
    """
    if len(blob) > _MOST:
        raise XmlError("太大")
    try:
        if blob.startswith(_WIDE):
            blob = blob.decode("utf-16").encode()
        elif b"\0" in blob[:_HEAD]:
            raise XmlError("编码不是UTF-8")
        if b"<!DOCTYPE" in blob:
            raise XmlError("带有文档类型声明")
        parser = XMLParser(encoding="utf-8")  # noqa: S314 - see above; whatever encoding the part claims
        parser.feed(blob)
        root: Element = parser.close()
    except (ParseError, ValueError) as error:
        raise error if isinstance(error, XmlError) else XmlError(_why(blob, error)) from error
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element if len(child)]
        if not level:
            return root
    raise XmlError("一层套一层，套得太深")


def _why(blob: bytes, error: Exception) -> str:
    """What the parser says; where the bytes are no UTF-8 at all, that."""
    try:
        blob.decode()
    except UnicodeDecodeError as wrong:
        return str(wrong)
    return str(error)


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]
