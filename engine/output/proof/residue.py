"""What must not be left in a file that goes public: tags, revisions, comments, hidden text, names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.intake.fingerprint import PREFIX
from engine.output.opened import Opened, is_on
from engine.output.proof.lines import Read
from engine.output.proof.point import Point, judged
from engine.output.walk import P, W, paragraph_text
from engine.output.xml import Element, local
from engine.regex import regex

_REVISIONS = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange"),
        *("trPrChange", "sectPrChange", "cellIns", "cellDel", "numberingChange"),
    )
)
_DANGEROUS = {
    "vbaproject": "宏",
    "oleobject": "嵌入对象",
    "package": "嵌入文件",
    "control": "控件",
    "activexcontrolbinary": "控件",
    "font": "嵌入字体",
    "attachedtemplate": "外部模板",
    "frame": "外部框架",
    "subdocument": "子文档",
    "afchunk": "嵌入文档",
    "mailmergesource": "邮件合并数据源",
}
_PERSONAL = {
    "lastModifiedBy": "最后修改者",
    "keywords": "关键词",
    "description": "备注",
    "category": "类别",
    "Company": "单位",
    "Manager": "经理",
    "HyperlinkBase": "链接基础",
}
_BRACES = (b"{", b"}", "｛".encode())
_HIDING = (b":vanish", b":webHidden", b"<vanish")
_OBJECTS = frozenset((W + "object", W + "altChunk", W + "subDoc"))
_FIELDS = frozenset((W + "fldSimple", W + "fldChar", W + "instrText"))
_FIELDS_OK = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))


@cache
def _tag() -> re.Pattern[str]:
    return regex(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|｛｛.*?｝｝|\{\{|\}\}|\{%|%\}")


def points(read: Read, known: str = "") -> Iterator[Point]:
    """Everything that may be left behind.

    Args:
        read: the file.
        known: all text that the draft itself puts there; braces in it are text.
    """
    file = read.file
    yield judged("residue.tags", "没有残留的模板标签", "没有", "没有", _tags(file, known))
    yield judged("residue.revisions", "没有修订痕迹", "没有", "没有", revisions(file))
    yield judged("residue.comments", "没有批注", "没有", "没有", _comments(file))
    yield judged("residue.bookmarks", "没有书签", "没有", "没有", _bookmarks(file))
    yield judged("residue.hidden", "没有隐藏文字", "没有", "没有", hidden(read))
    yield judged("residue.fields", "没有页码以外的域", "没有", "没有", fields(file))
    yield judged("residue.objects", "没有宏、嵌入对象和外部引用", "没有", "没有", objects(file))
    yield judged("residue.properties", "文档属性里没有个人信息", "没有", "没有", _properties(read, known))


def _tags(file: Opened, known: str) -> Iterator[str]:
    blobs = [file.parts.get(name, b"") for name in (file.main, *(link.target for link in file.links))]
    if not any(brace in blob for blob in blobs for brace in _BRACES):
        return
    for name, tree in file.stories:
        for paragraph in tree.iter(P):
            text = paragraph_text(paragraph)
            if "{" not in text and "}" not in text and "｛" not in text:
                continue
            for found in _tag().findall(text):
                if found not in known:
                    yield f"{name}“{text[:12]}”：{found[:30]}"


def revisions(file: Opened) -> Iterator[str]:
    """Tracked changes, and whether they are being tracked; each `place：what`."""
    for name, tree in file.stories:
        if not _REVISIONS.isdisjoint(file.kinds(tree)):
            count = sum(element.tag in _REVISIONS for element in tree.iter())
            yield f"{name}：{count} 处修订"
    if is_on(_setting(file, "trackRevisions")):
        yield "设置：打开了修订"


def _comments(file: Opened) -> Iterator[str]:
    for relation in file.links:
        tree = file.tree(relation.target) if relation.kind == "comments" else None
        count = 0 if tree is None else sum(1 for _ in tree.iter(W + "comment"))
        if count:
            yield f"批注：{count} 条"
    marks = sum(1 for _ in file.document.iter(W + "commentReference"))
    if marks:
        yield f"正文：{marks} 处批注标记"


def _bookmarks(file: Opened) -> Iterator[str]:
    for name, tree in file.stories:
        for mark in tree.iter(W + "bookmarkStart"):
            yield f"{name}：书签 {mark.get(W + 'name', '')}"


def hidden(read: Read) -> Iterator[str]:
    """Hidden text, each `place：what`."""
    if not any(mark in blob for blob in read.file.parts.values() for mark in _HIDING):
        return
    for name, tree in read.file.stories:
        for paragraph in tree.iter(P):
            shape = read.looks.shape(paragraph)
            if not shape.type.hidden and paragraph.find(f".//{W}vanish") is None and not _styled(paragraph):
                continue
            for text, look in read.runs(paragraph, shape):
                if look.hidden:
                    yield f"{name}：“{text[:16]}”"
        for skipped in tree.iter(W + "webHidden"):
            if is_on(skipped):
                yield f"{name}：网页视图里隐藏的文字"


def _styled(paragraph: Element) -> bool:
    return paragraph.find(f".//{W}rStyle") is not None


def fields(file: Opened) -> Iterator[str]:
    """Fields other than page numbers, each `place：what`."""
    for name, tree in file.stories:
        for code in _codes(tree) if not _FIELDS.isdisjoint(file.kinds(tree)) else ():
            if code and code.split()[0].upper() not in _FIELDS_OK:
                yield f"{name}：域 {code[:30]}"


def _codes(tree: Element) -> Iterator[str]:
    """The codes of fields; one that is scattered over runs is put together."""
    for simple in tree.iter(W + "fldSimple"):
        yield simple.get(W + "instr", "").strip()
    pieces: list[str] = []
    inside = False
    for element in tree.iter():
        if element.tag == W + "instrText":
            pieces.append(element.text or "")
        elif element.tag != W + "fldChar":
            continue
        elif element.get(W + "fldCharType") == "begin" and not inside:
            inside, pieces = True, []
        elif inside:
            yield "".join(pieces).strip()
            inside, pieces = False, []
    if pieces:
        yield "".join(pieces).strip()


def objects(file: Opened) -> Iterator[str]:
    """Macros, embedded objects and what lies outside the file, each `place：what`."""
    for owner in ("", *(name for name in file.parts if not name.endswith(".rels"))):
        for relation in file.relations(owner):
            what = _DANGEROUS.get(relation.kind)
            if what:
                yield f"{owner or '文件包'}：{what}"
            elif relation.external:
                kind = "超链接" if relation.kind == "hyperlink" else "外部引用"
                yield f"{owner or '文件包'}：{kind} {relation.target[:40]}"
    for name, tree in file.stories:
        if not _OBJECTS.isdisjoint(file.kinds(tree)):
            yield f"{name}：嵌入对象"


def _properties(read: Read, known: str) -> Iterator[str]:
    file = read.file
    organ = known + "".join(line.text.strip() for line in read.of("title", "signature"))
    for relation in file.relations(""):
        tree = file.tree(relation.target)
        if relation.kind == "thumbnail":
            yield "文档属性：缩略图"
        elif tree is not None and relation.kind == "custom-properties":
            strange = [name for child in tree if not (name := str(child.get("name", ""))).startswith(PREFIX)]
            if strange:
                yield f"文档属性：自定义属性 {'、'.join(strange[:4])}"
        elif tree is not None and relation.kind in {"core-properties", "extended-properties"}:
            yield from _named(tree, organ)


def _named(tree: Element, organ: str) -> Iterator[str]:
    """Properties that name a person; the organ itself may be the author."""
    for child in tree:
        name, text = local(child.tag), (child.text or "").strip()
        if not text or (name == "creator" and text in organ):
            continue
        label = "作者" if name == "creator" else _PERSONAL.get(name)
        if label:
            yield f"文档属性：{label}“{text[:20]}”"


def _setting(file: Opened, name: str) -> Element | None:
    settings = file.one("settings")
    return None if settings is None else settings.find(W + name)
