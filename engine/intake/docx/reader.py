"""A Word file as a document: its parts found, its body walked, what a person should know noted."""

from __future__ import annotations

from lxml import etree

from engine.intake.document import Document
from engine.intake.docx.body import Body
from engine.intake.docx.names import PICTURES, word
from engine.intake.docx.numbering import Numbering
from engine.intake.docx.parts import Parts
from engine.intake.docx.single import SingleFile, open_single
from engine.intake.docx.styles import Styles
from engine.intake.docx.tables import MOST_COLUMNS, MOST_PLACES, TooWideError
from engine.intake.docx.text import Hiding, TooDeepError
from engine.intake.errors import IntakeError
from engine.intake.sorts import sort_of

_REVISIONS = tuple(
    tag
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
    for tag in word(name)
)
_FOOTNOTES = (*word("footnoteReference"), *word("endnoteReference"))
_CHUNKS = word("altChunk")
_VANISH = (*word("vanish"),)
_NOTED = (*_REVISIONS, *_FOOTNOTES, *_CHUNKS, *_VANISH, *PICTURES)


def read(name: str, data: bytes) -> Document:
    """Reads a Word document (.docx, .docm, .dotx, .dotm; transitional and strict; Word 2003 XML).

    Tracked changes are read as accepted, fields by their results, automatic numbers written out, text boxes after the
    paragraph that anchors them, nested tables after the table that holds them. Headers, footers, comments, footnotes and
    hidden text are left out. Nothing outside the file is fetched, no macro runs.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        The document; what was resolved or left out stands in its notes.

    Raises:
        IntakeError: it is no Word document, is encrypted, damaged, too big, or holds no text.
    """
    parts = open_single(name, data) if sort_of(data).key == "word_xml" else Parts(name, data)
    root = parts.document()
    element = next((child for child in root if child.tag in word("body")), None)
    if element is None:
        raise IntakeError(name, "文件里没有正文，可能已损坏。请在 Word 或 WPS 里打开，另存为新文件后再读。")
    notes: list[str] = []
    styles = _styles(parts, notes)
    counted = _count(element)
    hiding = Hiding(bool(counted["hidden"]), styles.hiding)
    body = Body(styles, _numbering(parts, styles, notes), hiding)
    try:
        body.read(element)
    except TooWideError as error:
        message = f"表格超过 {MOST_COLUMNS} 列或 {MOST_PLACES} 格，不像年度报告里的表格，没有读。请只保留报告本身后再读。"
        raise IntakeError(name, message, f"第{body.tables}张表") from error
    except (TooDeepError, RecursionError) as error:
        raise IntakeError(name, "文档里的表格或控件嵌套太深，不像正常的报告，没有读。") from error
    if not body.blocks:
        raise IntakeError(name, _nothing(counted))
    return Document(
        name=name,
        kind="docx",
        blocks=tuple(body.blocks),
        notes=(*_notes(counted, body, macros=parts.macros), *notes),
        title=parts.title(),
    )


def _styles(parts: Parts | SingleFile, notes: list[str]) -> Styles:
    try:
        return Styles(parts.beside("styles"))
    except IntakeError:
        notes.append("样式已损坏，没有用上：哪些段落是标题，只能从文字看。")
        return Styles()


def _numbering(parts: Parts | SingleFile, styles: Styles, notes: list[str]) -> Numbering:
    try:
        return Numbering(parts.beside("numbering"), styles)
    except IntakeError:
        notes.append("自动编号已损坏，没有读出来：标题和条目前面可能缺少序号。")
        return Numbering(None, styles)


def _count(element: etree._Element) -> dict[str, int]:
    """What stands in the body that a person should know of."""
    counted = dict.fromkeys(("revisions", "footnotes", "chunks", "hidden", "pictures"), 0)
    for found in element.iter(*_NOTED):
        tag = found.tag
        if tag in PICTURES:
            counted["pictures"] += 1
        elif tag in _VANISH:
            counted["hidden"] += 1
        elif tag in _FOOTNOTES:
            counted["footnotes"] += 1
        elif tag in _CHUNKS:
            counted["chunks"] += 1
        else:
            counted["revisions"] += 1
    return counted


def _nothing(counted: dict[str, int]) -> str:
    if counted["chunks"]:
        return "正文是嵌入的网页片段，没有读。请在 Word 或 WPS 里打开，另存为新的 .docx 后再读。"
    if counted["pictures"]:
        return "文档里只有图片，没有文字（可能是扫描件）。请用文字版的文件。"
    return "文档里没有文字。请检查是不是拿错了文件。"


def _notes(counted: dict[str, int], body: Body, *, macros: bool) -> list[str]:
    said = (
        (counted["revisions"], "文档里有 {} 处修订还没有接受或拒绝：按全部接受后的文字读，请核对。"),
        (body.boxes, "文档里有 {} 个文本框：里面的文字接在所在段落之后读，先后次序请核对。"),
        (body.hidden, "文档里有 {} 处隐藏文字，没有读。"),
        (body.covered, "表格里有 {} 个格子被合并的单元格盖住，里面看不见的文字没有读。"),
        (body.contents, "文档里有目录（{} 行），没有读。"),
        (counted["footnotes"], "文档里有 {} 条脚注或尾注，没有读。"),
        (counted["pictures"], "文档里有 {} 张图片，图片里的文字和表格读不到。"),
        (
            counted["chunks"],
            "文档里嵌有 {} 段网页片段，没有读。请在 Word 或 WPS 里打开，另存为新文件后再读。",
        ),
        (int(macros), "文件带有宏，宏没有运行。"),
    )
    return [text.format(count) for count, text in said if count]
