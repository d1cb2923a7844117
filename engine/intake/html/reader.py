"""A web page as a document: the report on it, without the site around it."""

from __future__ import annotations

from collections.abc import Sequence

from engine.intake.document import Block, Document, Grid, Paragraph
from engine.intake.errors import IntakeError
from engine.intake.html.article import article
from engine.intake.html.items import Item, items
from engine.intake.html.look import Element, Look
from engine.intake.html.phrases import is_attachment, is_title, squeezed
from engine.intake.html.source import pages
from engine.intake.html.spaces import settle
from engine.intake.html.tables import Table, TooBigError
from engine.intake.html.tree import tree
from engine.intake.html.walk import Line

_TITLES = (
    "//meta[translate(@name,'ARTICLE','article')='articletitle']/@content",
    "//meta[translate(@property,'OGTILE','ogtile')='og:title']/@content",
    "//title/text()",
)
_TOO_BIG = "网页里有一张表格过大，不像年度报告里的表格，没有读；请只保存报告正文"


class _Reading:
    """One page as it was read."""

    def __init__(self, name: str, markup: str) -> None:
        self.root = tree(name, markup)
        self.look = Look(self.root)
        self.everything = items(self.root, self.look)
        self.kept, self.found = article(self.everything)
        self.revealed = False
        if not self.found and self.look.hidden:
            self._reveal()

    def _reveal(self) -> None:
        """Some pages show their text only after a script has run."""
        look = Look(self.root, show_hidden=True)
        kept, found = article(items(self.root, look))
        if found:
            self.look, self.kept, self.found, self.revealed = look, kept, True, True


def read(name: str, data: bytes) -> Document:
    """Reads a web page: `.html`, `.htm`, `.mht`, `.mhtml`, or a piece of one.

    Scripts do not run and nothing is fetched. What is hidden or struck out is left out, tables that only lay the page out
    are unfolded, and of a whole site page only the report is kept, where one can be told.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        The document; what was left out or could not be read stands in its notes.

    Raises:
        IntakeError: it is empty, too big, nested too deep, or no web page.
    """
    best: _Reading | None = None
    best_notes: tuple[str, ...] = ()
    try:
        for page in pages(name, data):
            if best is None or "表" in page.markup or "报告" in page.markup:
                reading = _Reading(name, page.markup)
                if best is None or (reading.found and not best.found):
                    best, best_notes = reading, page.notes
            if best.found:
                break
    except TooBigError as error:
        raise IntakeError(name, _TOO_BIG) from error
    assert best is not None  # noqa: S101 - a file without a page is refused by `pages`
    attached = _attachments(best)
    blocks = _blocks(best.kept, frozenset(attached))
    notes = [*best_notes, *_notes(best, blocks, attached)]
    if not blocks and not notes:
        raise IntakeError(name, "网页里没有可读的文字；请重新保存网页")
    return Document(name, "html", blocks, tuple(notes), _title(best.root))


def grids(name: str, markup: str) -> list[Grid]:
    """The tables in a piece of markup, in their order.

    Raises:
        IntakeError: it is too big.
    """
    root = tree(name, markup)
    try:
        found = items(root, Look(root))
    except TooBigError as error:
        raise IntakeError(name, _TOO_BIG) from error
    return [block for block in _blocks(found, frozenset()) if isinstance(block, Grid)]


def _blocks(kept: Sequence[Item], left_out: frozenset[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    paragraphs = tables = 0
    for item in kept:
        if isinstance(item, Table):
            tables += 1
            blocks.append(Grid(item.cells, f"第{tables}张表"))
        elif item.text not in left_out:
            paragraphs += 1
            blocks.append(Paragraph(item.text, f"第{paragraphs}段", item.heading))
    return tuple(blocks)


def _title(root: Element) -> str:
    for path in _TITLES:
        for text in root.xpath(path):
            title = settle(str(text))
            if title:
                return title
    return ""


def _attachments(reading: _Reading) -> dict[str, str]:
    """Lines of the page that are only a link to a file that comes with the report, with the name of the file."""
    links = {
        settle("".join(link.itertext())): link
        for link in reading.root.iter("a")
        if is_attachment(link.get("href") or "") or is_attachment("".join(link.itertext()).strip())
    }
    found = {}
    own = {id(item) for item in reading.kept}
    for item in reading.everything if links else ():
        mine = isinstance(item, Line) and (id(item) in own or item.text.startswith("附件"))
        if mine and isinstance(item, Line) and item.linked and len(item.text) <= 120:
            name = next((text for text in links if text and text in item.text), "")
            if name and len(item.text) - len(name) <= 16:
                found[item.text] = name
    return found


def _notes(reading: _Reading, blocks: Sequence[Block], attached: dict[str, str]) -> list[str]:
    notes = []
    has_tables = any(isinstance(block, Grid) for block in blocks)
    if reading.revealed:
        notes.append("报告正文在网页里是隐藏的（要由脚本显示），已读入，请核对")
    regions = {item.element for item in reading.kept}
    struck = [
        text
        for element in reading.look.struck
        if (text := settle("".join(element.itertext()))) and not regions.isdisjoint(element.iterancestors())
    ]
    if struck:
        shown = "、".join(f"“{text[:20]}”" for text in sorted(struck)[:3])
        notes.append(f"有 {len(struck)} 处划掉的文字没有读入：{shown}，请核对")
    if attached:
        notes.append(
            f"网页带有附件：{'、'.join(list(attached.values())[:5])}，附件内容没有读入；报告若在附件中，请下载后直接读附件"
        )
    if not reading.found:
        notes += _elsewhere(reading.root)
        if not notes:
            notes.append("没有认出网页里的报告正文，整页文字都已读入，其中可能有菜单等无关内容")
    elif not has_tables and any(True for item in reading.kept for _ in _pictures(item.element)):
        notes.append("网页里没有表格而有图片，表格可能是图片，读不出来，请对照原文")
    return notes


def _pictures(element: Element) -> Sequence[Element]:
    parent = element.getparent()
    return list((element if parent is None else parent).iter("img"))[:1]


def _elsewhere(root: Element) -> list[str]:
    """Where the report may be when it is not on the page."""
    notes = []
    frames = [
        frame.get("src") or "" for frame in root.iter("iframe", "frame") if (frame.get("src") or "").strip()
    ]
    if frames:
        notes.append(
            f"网页的内容在框架里（{frames[0][:80]}），没有读入；请在浏览器里打开该框架后另存，或下载附件"
        )
    files = [
        settle("".join(link.itertext())) or (link.get("href") or "")
        for link in root.iter("a")
        if is_attachment(link.get("href") or "")
    ]
    reports = [
        text for text in files if "报告" in text or "年报" in text or is_title(squeezed(text))
    ] or files[:3]
    if reports:
        notes.append(
            f"网页里没有认出报告正文，附件可能就是报告：{'、'.join(reports[:3])}；请下载后直接读附件"
        )
    return notes
