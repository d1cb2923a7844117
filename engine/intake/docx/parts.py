"""Finds the parts of a Word package: by what the package says about itself, then by their usual names."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from engine.intake.archive import Package, open_package
from engine.intake.errors import IntakeError
from engine.namedtuple import NamedTuple

MOST_XML = 48 * 2**20
"""Bytes of one XML part; the text of a report has some hundreds of kilobytes."""
MOST_MARKS = 600_000
"""Tags and attributes of one XML part: a tree of them takes some 200 bytes for each."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PACKAGE_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"
_WORD_TYPES = ("wordprocessingml", "ms-word")
_MAIN = "main+xml"
_USUAL = ("word/document.xml", "document.xml")
_DAMAGED = "可能已损坏。请在 Word 或 WPS 里打开，另存为新文件后再读。"
_OTHERS = (
    ("xl/workbook.xml", "文件其实是 Excel 工作簿，不是 Word 文档。请按实际格式改正扩展名后再读。"),
    ("xl/workbook.bin", "文件其实是 Excel 工作簿，不是 Word 文档。请另存为 .xlsx 后再读。"),
    ("ppt/presentation.xml", "文件其实是演示文稿，里面读不出报告。"),
    ("OFD.xml", "文件其实是 OFD 版式文件，读不了。请用原来的 Word 文档，或转成 PDF 后再读。"),
    ("mimetype", "文件其实是 OpenDocument 文档（.odt 等），不是 .docx。请另存为 .docx 后再读。"),
)


class Relation(NamedTuple):
    """A relation of a part to another part of the package.

    Attributes:
        kind: the last word of its type (`styles`, `numbering`, `officedocument` …), in lower case.
        target: the name of the part.
    """

    kind: str
    target: str


class Parts:
    """The parts of a Word package.

    Attributes:
        package: the package.
        main: the name of the part with the text.
        macros: the package carries macros.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.package: Package = open_package(name, data)
        self._name = name
        self._above = self._relations(_PACKAGE_RELATIONS, "")
        self.main = self._find_main()
        folder, base = posixpath.split(self.main)
        self._beside = self._relations(posixpath.join(folder, "_rels", f"{base}.rels"), folder)
        self.macros = any("vbaproject" in part.casefold() for part in self.package.names)

    def document(self) -> etree._Element:
        """The root of the part with the text.

        Raises:
            IntakeError: it cannot be read.
        """
        return self.parse(self.main)

    def beside(self, kind: str) -> etree._Element | None:
        """The root of a part that the text relates to, such as `styles`; None where there is none.

        Raises:
            IntakeError: it cannot be read.
        """
        targets = [relation.target for relation in self._beside if relation.kind == kind]
        targets.append(posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return self._first(targets)

    def title(self) -> str:
        """The title in the document properties; empty where there is none or they cannot be read."""
        targets = [relation.target for relation in self._above if relation.kind == "core-properties"]
        try:
            root = self._first([*targets, "docProps/core.xml"])
        except IntakeError:
            return ""
        texts = (child.text for child in (() if root is None else root) if local(child) == "title")
        return next((text.strip() for text in texts if text), "")

    def parse(self, part: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            IntakeError: it is missing, too big, not well-formed, or defines entities.
        """
        return parse_xml(self._name, part, self.package.read(part, MOST_XML))

    def _first(self, targets: list[str]) -> etree._Element | None:
        found = next((target for target in targets if target in self.package), None)
        return None if found is None else self.parse(found)

    def _find_main(self) -> str:
        types = self._types()
        for relation in self._above:
            if relation.kind == "officedocument" and relation.target in self.package:
                sort = types.get(relation.target.casefold(), "")
                if not sort or any(mark in sort for mark in _WORD_TYPES):
                    return relation.target
        declared = (part for part, sort in types.items() if sort.endswith(_MAIN) and "word" in sort)
        for part in (*declared, *_USUAL):
            if part in self.package:
                return part
        for part, refusal in _OTHERS:
            if part in self.package:
                raise IntakeError(self._name, refusal)
        if _CONTENT_TYPES in self.package:
            raise IntakeError(self._name, f"文件里找不到正文，{_DAMAGED}")
        raise IntakeError(self._name, "文件是普通的压缩包，不是 Word 文档。请解压后读里面的文件。")

    def _types(self) -> dict[str, str]:
        """Name of a part in lower case -> its content type in lower case."""
        root = self._optional(_CONTENT_TYPES)
        return {
            unquote(child.get("PartName", "")).lstrip("/").casefold(): child.get("ContentType", "").casefold()
            for child in (() if root is None else root)
            if local(child) == "Override"
        }

    def _relations(self, part: str, folder: str) -> list[Relation]:
        """The relations inside the package; what lies outside is never fetched."""
        root = self._optional(part)
        return [
            Relation(
                child.get("Type", "").rstrip("/").rpartition("/")[2].casefold(),
                _resolved(folder, child.get("Target", "")),
            )
            for child in (() if root is None else root)
            if local(child) == "Relationship" and child.get("TargetMode", "").casefold() != "external"
        ]

    def _optional(self, part: str) -> etree._Element | None:
        """A part without which the text may still be found by its usual name."""
        try:
            return self.parse(part) if part in self.package else None
        except IntakeError:
            return None


def parse_xml(name: str, part: str, data: bytes) -> etree._Element:
    """The root of a piece of XML; entities and whatever lies outside are never resolved.

    Args:
        name: the file as the user named it.
        part: the part of the file, for the message.
        data: the bytes of the part.

    Raises:
        IntakeError: it is empty, too big, not well-formed, or defines entities.
    """
    text = data.strip(b"\0 \t\r\n") if data[:1] in b"\0 \t\r\n" or data[-1:] == b"\0" else data
    if text[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = data
    if not text:
        raise IntakeError(name, f"部件 {part} 是空的，文件{_DAMAGED}")
    if text.count(b"<") + text.count(b"=") > MOST_MARKS:
        raise IntakeError(name, "文档里的表格或文字多得不像一份年度报告，没有读。请只保留报告本身后再读。")
    if any(mark in text for mark in _DOCTYPES):
        raise _entities(name, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in (error.msg or ""):
            raise IntakeError(name, "文档里的表格或控件嵌套太深，不像正常的报告，没有读。") from error
        line = error.lineno or 1
        raise IntakeError(name, f"部件 {part} 第{line}行起不是完整的 XML，文件{_DAMAGED}") from error
    except (ValueError, LookupError, MemoryError) as error:
        raise IntakeError(name, f"部件 {part} 的编码读不出来，文件{_DAMAGED}") from error
    if root.getroottree().docinfo.doctype:
        raise _entities(name, part)
    return root


def _entities(name: str, part: str) -> IntakeError:
    return IntakeError(name, f"部件 {part} 里定义了实体（DOCTYPE），正常的 Word 文档没有，没有打开。")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
