"""A PDF report -> paragraphs and tables in reading order."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from engine.intake.document import Block, Document, Grid, Paragraph
from engine.intake.errors import IntakeError
from engine.intake.pdf import aligned, cells, furniture, guard, joining, lattice, paragraphs, parting, probe
from engine.intake.pdf.joining import Piece
from engine.intake.pdf.lines import Line, lines
from engine.intake.pdf.page import Char, Page
from engine.intake.pdf.paragraphs import Placed, Setting
from engine.intake.pdf.source import TooMuchError, read_page
from engine.namedtuple import NamedTuple

_PDFIUM = threading.Lock()
"""pdfium is not made for several threads."""
_FEW = 15
"""A page that shows a picture and hardly more characters than a page number is a scan."""
_GARBLED = 0.25
"""From this share of characters without meaning on, a text layer is of no use."""
_INSTEAD = "请改用原来的 Word 文件（.docx）"
_OCR = "请改用原来的 Word 文件，或者在 WPS 里用“图片转文字（OCR）”识别后另存为 .docx 再读"


class _Content(NamedTuple):
    """What stands on a page, in reading order: lines, and tables among them."""

    page: Page
    items: list[Line | Piece]


def read(name: str, data: bytes) -> Document:
    """Reads a PDF file.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        The document; its notes name pages without text and text that could not be read.

    Raises:
        IntakeError: it is no PDF, damaged, protected by a password, too big, a scan, or its text is garbled.
    """
    notes, doubtful = guard.check(name, data)
    if doubtful:
        probe.run(name, data)
    with _PDFIUM:
        pages, title = _load(name, data)
    notes += _judge(name, pages)
    blocks, more = _blocks(furniture.without_watermarks(pages))
    notes += more
    return Document(name, "pdf", tuple(blocks), tuple(notes), title)


def _load(name: str, data: bytes) -> tuple[list[Page], str]:
    try:
        document = pdf.PdfDocument(data)
    except pdf.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            message = "这个 PDF 要密码才能打开；请用密码打开后另存为不加密的文件，或者改用 Word 文件（.docx）"
            raise IntakeError(name, message) from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise IntakeError(name, f"这个 PDF 的加密方式不能识别；{_INSTEAD}") from error
        raise IntakeError(name, guard.DAMAGED) from error
    try:
        if not len(document):
            raise IntakeError(name, guard.DAMAGED)
        if len(document) > guard.PAGES_AT_MOST:
            message = f"有 {len(document)} 页，一份年度报告不会这么长；请只保留报告的页，再读一次"
            raise IntakeError(name, message)
        pages: list[Page] = []
        budget = guard.Budget(name)
        for index in range(len(document)):
            try:
                pages.append(read_page(document, index))
            except pdf.PdfiumError as error:
                message = f"这一页已损坏，打不开；请重新下载或重新导出，或者{_INSTEAD.removeprefix('请')}"
                raise IntakeError(name, message, f"第{index + 1}页") from error
            except TooMuchError as error:
                raise IntakeError(name, guard.TOO_MUCH, f"第{index + 1}页") from error
            budget.spend(pages[-1])
        return pages, _title(document)
    finally:
        document.close()


def _title(document: pdf.PdfDocument) -> str:
    try:
        title: str = document.get_metadata_value("Title")
    except (UnicodeDecodeError, pdf.PdfiumError):  # as broken as titles of files are
        return ""
    return "".join(char for char in title if char.isprintable()).strip()


def _judge(name: str, pages: Sequence[Page]) -> list[str]:
    """Notes about pages whose text is missing or garbled.

    Raises:
        IntakeError: that holds for the whole file.
    """
    good = sum(len(page.chars) for page in pages)
    lost = sum(page.lost for page in pages)
    if lost > _GARBLED * (good + lost):
        message = "PDF 里的文字没有对应的字符编码，读出来是乱码"
        raise IntakeError(name, f"{message}；{_OCR}")
    scans = [page for page in pages if len(page.chars) + page.lost <= _FEW and page.pictures]
    if (
        good <= _FEW * len(pages)
        and scans
        and good <= _FEW * len(scans) + 30
        and len(scans) >= len(pages) / 2
    ):
        raise IntakeError(name, f"扫描件，没有文字；{_OCR}")
    if not good:
        raise IntakeError(name, f"没有文字（可能是图片，或者文字已转成曲线）；{_OCR}")
    notes = []
    if scans:
        notes.append(f"{_names(scans)}是图片，没有文字，没有读到上面的内容；{_OCR}")
    if part := [page for page in pages if page.lost]:
        notes.append(f"{_names(part)}有 {lost} 个字没有对应的字符编码，没有读出来，请对照原件核对")
    if crowded := [page for page in pages if page.crowded]:
        notes.append(f"{_names(crowded)}的线条太多，没有按表格线读，请对照原件核对")
    return notes


def _names(pages: Sequence[Page]) -> str:
    return "第" + "、".join(str(page.number) for page in pages) + "页"


def _blocks(pages: Sequence[Page]) -> tuple[list[Block], list[str]]:
    contents = _without_furniture([_content(page) for page in pages])
    how = paragraphs.setting(
        [
            Placed(content.page, item)
            for content in contents
            for item in content.items
            if isinstance(item, Line)
        ]
    )
    blocks: list[Block] = []
    notes: list[str] = []
    run: list[Placed] = []
    table: Piece | None = None

    def settle() -> None:
        nonlocal table
        if table is not None:
            blocks.append(table.grid)
            table = None
        if run:
            found = aligned.find(run)
            notes.extend(found.notes)
            blocks.extend(_text(found.items, how))
            run.clear()

    for content in contents:
        for number, item in enumerate(content.items):
            if isinstance(item, Line):
                if table is not None and number == 0 and _says_continued(item) and len(content.items) > 1:
                    continue
                if table is not None:
                    settle()
                run.append(Placed(content.page, item))
                continue
            at_top = number == 0 or (
                number == 1 and isinstance(content.items[0], Line) and _says_continued(content.items[0])
            )
            joined = joining.join(table, item) if table is not None and at_top else None
            if joined is None:
                settle()
            table = joined or item
    settle()
    return blocks, notes


def _text(items: Sequence[Placed | Grid | tuple[str, str]], how: Setting) -> Iterator[Block]:
    """Lines as paragraphs; tables and the cells of tables that were not certain stay what they are."""
    run: list[Placed] = []
    for item in items:
        if isinstance(item, Placed):
            run.append(item)
            continue
        yield from paragraphs.paragraphs(run, how)
        run = []
        yield item if isinstance(item, Grid) else Paragraph(*item)
    yield from paragraphs.paragraphs(run, how)


def _says_continued(line: Line) -> bool:
    return "续" in line.text and len(line.text) <= 12


def _content(page: Page) -> _Content:
    """Splits a page into its tables and the lines above, between and below them."""
    lattices = lattice.tables(page)
    rest = list(page.chars)
    items: list[Line | Piece] = []
    for table in lattices:
        held = [char for char in rest if cells.inside(table, char)]
        if not held:
            continue
        top = table.ys[0]
        above = [char for char in rest if char.middle[1] < top and not cells.inside(table, char)]
        gone = {id(char) for char in (*held, *above)}
        rest = [char for char in rest if id(char) not in gone]
        items += _upright_lines(above)
        grid = cells.grid(table, held, page.place)
        items += parting.parts(Piece(table.xs, grid, table.open_top, table.open_bottom), table.sides)
    items += _upright_lines(rest)
    return _Content(page, items)


def _upright_lines(chars: Sequence[Char]) -> list[Line]:
    return lines(char for char in chars if not char.turned)


def _without_furniture(contents: Sequence[_Content]) -> list[_Content]:
    pages = [content.page for content in contents]
    texts = [[item for item in content.items if isinstance(item, Line)] for content in contents]
    kept = [{id(line) for line in page} for page in furniture.strip(pages, texts)]
    return [
        _Content(
            content.page, [item for item in content.items if isinstance(item, Piece) or id(item) in keep]
        )
        for content, keep in zip(contents, kept, strict=True)
    ]
