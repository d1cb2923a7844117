"""Tables of web pages and of Excel's old XML that carry the name of a workbook: what many systems export as .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.intake.errors import IntakeError
from engine.intake.ledger.workbook import Row, Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES = 64 * 2**20
_SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WIDEST = 200
_TALLEST_MERGE = 500
_TALLEST = 100_000


def html_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The tables of a web page.

    Raises:
        IntakeError: it is too big, or has no table.
    """
    from lxml import html

    from engine.intake.encodings import decode

    _bounded(name, data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    root = html.fromstring(decode(name, data).text.encode("utf-8", "replace"), parser=parser)
    tables = [table for table in root.iter("table") if not list(table.iterdescendants("table"))]
    sheets = []
    for number, table in enumerate(tables, start=1):
        cells = [
            [
                ("".join(cell.itertext()).strip(), _span(cell.get("rowspan")), _span(cell.get("colspan")))
                for cell in row
                if cell.tag in ("td", "th")
            ]
            for row in table.iter("tr")
        ]
        sheets.append(_placed("" if len(tables) == 1 else f"第{number}张表", cells))
    if not sheets:
        raise IntakeError(name, "网页里没有表格，请核对是不是选错了文件")
    return tuple(sheets)


def xml_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XML table of Excel 2003.

    Raises:
        IntakeError: it is another sort of XML, too big, or damaged.
    """
    from lxml import etree

    _bounded(name, data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        raise IntakeError(
            name, "文件是 XML，但不完整，读不出来；请用 Excel 或 WPS 另存为 .xlsx 后再读"
        ) from error
    sheets = [_of_xml(sheet) for sheet in root.iter(f"{_SPREADSHEET}Worksheet")]
    if not sheets:
        raise IntakeError(name, "文件是 XML，但不是表格；台账请用 .xlsx、.xls、.ods 或 .csv")
    return tuple(sheets)


def _of_xml(sheet: _Element) -> Sheet:
    cells: list[list[tuple[str, int, int]]] = []
    for row in sheet.iter(f"{_SPREADSHEET}Row"):
        while len(cells) < min(_span(row.get(f"{_SPREADSHEET}Index")) - 1, _TALLEST):
            cells.append([])
        line: list[tuple[str, int, int]] = []
        for cell in row.iter(f"{_SPREADSHEET}Cell"):
            at = _span(cell.get(f"{_SPREADSHEET}Index"))
            while at > 1 and sum(wide for _, _, wide in line) < min(at - 1, _WIDEST):
                line.append(("", 1, 1))
            text = "".join("".join(part.itertext()) for part in cell.iter(f"{_SPREADSHEET}Data")).strip()
            down = _span(cell.get(f"{_SPREADSHEET}MergeDown"), 0) + 1
            line.append((text, down, _span(cell.get(f"{_SPREADSHEET}MergeAcross"), 0) + 1))
        cells.append(line)
    hidden = any(
        (part.text or "") != "SheetVisible"
        for part in sheet.iter("{urn:schemas-microsoft-com:office:excel}Visible")
    )
    return _placed(sheet.get(f"{_SPREADSHEET}Name") or "", cells, hidden=hidden, covered=True)


def _placed(
    name: str, cells: list[list[tuple[str, int, int]]], *, hidden: bool = False, covered: bool = False
) -> Sheet:
    """Cells at their places; `covered`: places under a merged cell are given as cells of their own (by an index)."""
    rows: list[Row] = []
    merges: list[tuple[int, int, int]] = []
    taken: dict[tuple[int, int], bool] = {}
    for at, line in enumerate(cells):
        row: Row = []
        for text, tall, wide in line:
            while not covered and taken.get((at, len(row))):
                row.append("")
            column = len(row)
            row += [text, *[""] * (min(wide, _WIDEST) - 1)]
            if tall > 1:
                last = min(at + min(tall, _TALLEST_MERGE), len(cells)) - 1
                merges += [(at, last, column)]
                taken.update(
                    {
                        (below, column + i): True
                        for below in range(at + 1, last + 1)
                        for i in range(min(wide, _WIDEST))
                    }
                )
        rows.append(row)
    return Sheet(name, hidden, lambda: iter(rows), tuple(merges))


def _bounded(name: str, data: bytes) -> None:
    if len(data) > _MOST_BYTES:
        raise IntakeError(
            name, f"文件超过{_MOST_BYTES // 2**20}MB，没有打开；请用 Excel 或 WPS 另存为 .xlsx 后再读"
        )


def _span(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
