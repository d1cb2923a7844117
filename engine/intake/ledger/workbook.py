"""Opens a ledger: workbooks through calamine, text through csv, and what only calls itself a workbook.

Nothing is calculated and nothing is fetched: of a formula the value is read that was saved with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from engine.intake.errors import IntakeError
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from engine.intake.ledger.blocks import Block

Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
Row = list[Cell]

MOST_BYTES = 512 * 2**20
"""Bytes of a ledger; a million rows of text are about 160 MB."""

MOST_UNPACKED = 2 * 2**30
"""Bytes of a workbook unpacked; a million rows are about 700 MB."""

MOST_AT_ONCE = 4 * 2**20
"""Up to this size a text is decoded at once, with all care; above, its head decides and it is streamed."""

_HEAD = 2**18
_EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再读"


class Sheet(NamedTuple):
    """One sheet of a ledger.

    Attributes:
        name: as the workbook calls it; empty where the file has only one.
        hidden: the workbook does not show it.
        rows: reads the rows from the first one on, blank ones included; may be called again.
        merges: vertical merges as (first row, last row, column), counted from 0 in the rows as they are read.
        offset: columns left out on the left because nothing stands in them.
        blocks: the same rows, many at a time, where the reader can give them so.
    """

    name: str
    hidden: bool
    rows: Callable[[], Iterator[Row]]
    merges: tuple[tuple[int, int, int], ...] = ()
    offset: int = 0
    blocks: Callable[[], Iterator[Block]] | None = None


class Ledger(NamedTuple):
    """A ledger that is open.

    Attributes:
        name: the file as the user named it.
        sheets: in the order of the workbook.
        notes: what a person should know about the reading.
    """

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def open_ledger(path: str | Path) -> Ledger:
    """Opens a ledger, whatever its extension says.

    Args:
        path: .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .txt, .tsv; HTML and XML under the name of a workbook.

    Raises:
        IntakeError: it cannot be read, or is refused; the message says what to do.
    """
    from engine.intake.sorts import sort_of

    name, file = str(path), Path(path)
    size = _size(name, file)
    sort = sort_of(_read(name, file, _HEAD))
    if sort.key == "zip":
        _check(name, _read(name, file))
    if sort.key == "ole":
        sort = sort_of(_read(name, file))
    if sort.key in ("zip", "xls", "ole"):
        return _workbook(name, file)
    data = _read(name, file, _HEAD if size > MOST_AT_ONCE else -1)
    # The element <Table> of Excel's XML of 2003 looks like a web page to whoever only knows those.
    old = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and _EXCEL_2003 in data[:4096]
    if sort.key == "html" and not old:
        from engine.intake.ledger.disguised import html_sheets

        return Ledger(
            name,
            html_sheets(name, data),
            (f"文件其实是网页（HTML），不是{file.suffix or '工作簿'}，已按网页里的表格读入",),
        )
    if sort.key == "xml" or old:
        from engine.intake.ledger.disguised import xml_sheets

        return Ledger(name, xml_sheets(name, data))
    if sort.key == "encrypted":
        raise IntakeError(name, "台账加了密码，读不了；请用 Excel 或 WPS 打开，取消密码后另存再读")
    if sort.key not in ("text", "unknown"):
        raise IntakeError(name, _other_sort(sort.key, sort.refusal))
    from engine.intake.ledger.text import text_ledger

    return text_ledger(name, file, data, size)


def _other_sort(key: str, refusal: str) -> str:
    if key == "empty":
        return "文件是空的（0 字节），请核对是不是选错了文件"
    return f"不是台账：{refusal}台账请用 .xlsx、.xls、.ods 或 .csv"


def _size(name: str, file: Path) -> int:
    try:
        if file.is_dir():
            raise IntakeError(name, "这是文件夹，请写明台账文件")
        size = file.stat().st_size
    except FileNotFoundError:
        raise IntakeError(name, "没有这个文件，请核对路径") from None
    except (OSError, ValueError) as error:
        raise IntakeError(
            name, f"读不出来（{getattr(error, 'strerror', None) or error}），请核对路径"
        ) from error
    if size > MOST_BYTES:
        raise IntakeError(name, f"文件超过{MOST_BYTES // 2**20}MB，没有打开；请按年度拆开后再读")
    return size


def _read(name: str, file: Path, most: int = -1) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError:
        raise IntakeError(name, "没有这个文件，请核对路径") from None
    except (OSError, ValueError) as error:
        raise IntakeError(
            name, f"读不出来（{getattr(error, 'strerror', None) or error}），请核对路径和权限"
        ) from error


def _check(name: str, data: bytes) -> None:
    from engine.intake.archive import check_archive, open_package

    names = {part.replace("\\", "/").lower() for part in open_package(name, data).names}
    if not any(part.startswith("xl/") for part in names) and "content.xml" not in names:
        what = "Word 文件" if any(part.startswith("word/") for part in names) else "压缩包"
        raise IntakeError(name, f"文件其实是{what}，不是台账；台账请用 .xlsx、.xls、.ods 或 .csv")
    check_archive(name, data, MOST_UNPACKED)


def _workbook(name: str, file: Path) -> Ledger:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = _opened(file)
        sheets = tuple(
            _sheet(book, about.name, hidden=about.visible != SheetVisibleEnum.Visible)
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        )
    except PasswordError:
        raise IntakeError(name, "台账加了密码，读不了；请用 Excel 或 WPS 打开，取消密码后另存再读") from None
    except (CalamineError, OSError, ValueError) as error:
        raise IntakeError(name, f"工作簿读不出来，可能没有保存完整或已损坏；{_SAVE_AS}") from error
    except BaseException as error:  # what the reader written in Rust raises when it panics
        if type(error).__name__ != "PanicException":
            raise
        raise IntakeError(name, f"工作簿已损坏，读不出来；{_SAVE_AS}") from error
    if not sheets:
        raise IntakeError(name, "工作簿里没有工作表，请核对是不是选错了文件")
    return Ledger(name, sheets)


def _opened(file: Path) -> CalamineWorkbook:
    """By the name of the file first, which spares memory; by its contents where the name is wrong."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(file)
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))


def _sheet(book: CalamineWorkbook, name: str, *, hidden: bool) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    offset = sheet.start[1] if sheet.start else 0
    return Sheet(
        name, hidden, lambda: cast("Iterator[Row]", sheet.iter_rows()), _merges(sheet, offset), offset
    )


def _merges(sheet: CalamineSheet, offset: int) -> tuple[tuple[int, int, int], ...]:
    found = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom > top:
            found += [(top, bottom, column - offset) for column in range(left, min(right, left + 50) + 1)]
    return tuple(found)
