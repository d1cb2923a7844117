"""A .docx taken apart once for all points: its parts, their relations, their trees."""

from __future__ import annotations

import posixpath
from functools import cached_property

from engine.namedtuple import NamedTuple
from engine.output.errors import OutputError
from engine.output.package import PackageError, unpacked
from engine.output.walk import ReadTable, W, read_table
from engine.output.xml import Element, XmlError, parsed

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)


class NoDocxError(OutputError):
    """The file is no .docx that can be opened; the message is in Chinese and says what to do."""


class Relation(NamedTuple):
    """A relation of a part: its id, the last word of its type, what it points at, whether that is outside."""

    key: str
    kind: str
    target: str
    external: bool


class Opened:
    """A package that was opened.

    Attributes:
        names: the names of all entries, as often as they occur.
        parts: name -> bytes.
        torn: parts that are no well-formed XML -> why.
    """

    def __init__(self, data: bytes) -> None:
        """Opens it.

        Raises:
            NoDocxError: no zip, damaged, encrypted, far too big, or without a Word document in it.
        """
        try:
            self.names, self.parts = unpacked(data)
        except PackageError as error:
            if error.too_big:
                raise NoDocxError("文件解开后太大，不像一份报告。请删去图片后另存再试。") from None
            raise NoDocxError(
                "打不开：不是完整的 .docx 文件（可能是 .doc、.wps，或已损坏、加了密码）。"
                "请用 Word 或 WPS 打开后另存为“Word 文档（.docx）”再试。"
            ) from error
        self.torn: dict[str, str] = {}
        self._trees: dict[str, Element | None] = {}
        self._tables: dict[Element, ReadTable] = {}
        self._kinds: dict[Element, frozenset[str]] = {}
        self.main = next((r.target for r in self.relations("") if r.kind == "officedocument"), "")
        found = self.tree(self.main)
        body = None if found is None else found.find(W + "body")
        if found is None or body is None:
            torn = self.torn.get(self.main)
            what = f"正文不是合法的 XML（{torn}）" if torn else "文件里没有完整的 Word 正文"
            raise NoDocxError(f"打不开：{what}。请用 Word 或 WPS 打开后另存为“Word 文档（.docx）”再试。")
        self.document, self.body = found, body

    def tree(self, name: str) -> Element | None:
        """The tree of an XML part, parsed once; None when it is not there or torn (see `torn`)."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def _parsed(self, name: str) -> Element | None:
        blob = self.parts.get(name)
        if blob is None:
            return None
        for strict, usual in _STRICT:
            if strict in blob:
                blob = blob.replace(strict, usual)
        try:
            return parsed(blob)
        except XmlError as error:
            self.torn[name] = str(error)
            return None

    def relations(self, name: str) -> list[Relation]:
        """The relations of a part; those of the package for ""."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for child in () if root is None else root:
            external = child.get("TargetMode") == "External"
            target = child.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, _unquoted(target)))[1:]
            kind = child.get("Type", "").rpartition("/")[2].lower()
            found.append(Relation(child.get("Id", ""), kind, target, external))
        return found

    def related(self, *kinds: str) -> list[tuple[str, Element]]:
        """Name and tree of the parts that the document refers to, of some kinds."""
        names = dict.fromkeys(r.target for r in self.links if r.kind in kinds and not r.external)
        return [(name, tree) for name in names if (tree := self.tree(name)) is not None]

    def one(self, kind: str) -> Element | None:
        """The tree of the one part of a kind (`styles`, `settings`)."""
        return next((tree for _, tree in self.related(kind)), None)

    def table(self, element: Element) -> ReadTable:
        """The grid of a `w:tbl`, read once."""
        if element not in self._tables:
            self._tables[element] = read_table(element)
        return self._tables[element]

    def kinds(self, tree: Element) -> frozenset[str]:
        """The tags of all elements of a part."""
        if tree not in self._kinds:
            self._kinds[tree] = frozenset([element.tag for element in tree.iter()])
        return self._kinds[tree]

    @property
    def twice(self) -> set[str]:
        """Names that stand in the package more than once."""
        return (
            {name for name in self.names if self.names.count(name) > 1}
            if len(self.parts) < len(self.names)
            else set()
        )

    @cached_property
    def links(self) -> list[Relation]:
        """The relations of the document."""
        return self.relations(self.main)

    @cached_property
    def stories(self) -> list[tuple[str, Element]]:
        """Name for a person and tree of everything with text: 正文, 页眉, 页脚, 脚注, 尾注."""
        words = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
        kinds = {r.target: r.kind for r in self.links}
        related = self.related(*words)
        return [("正文", self.document)] + [(words[kinds[name]], tree) for name, tree in related]


def _unquoted(target: str) -> str:
    """A target without percent signs, which only names that are not ASCII need."""
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def is_on(element: Element | None) -> bool:
    """Whether a switch (`w:vanish`, `w:titlePg`) is there and not off."""
    return element is not None and element.get(W + "val") not in {"0", "false", "off"}


def number(element: Element | None, name: str) -> int | None:
    """A whole number of an attribute; None where there is none."""
    value = "" if element is None else element.get(W + name, "")
    try:
        return int(value) if value.isdecimal() else round(float(value))
    except (ValueError, OverflowError):
        return None
