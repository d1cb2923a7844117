"""The rows of a sheet as they are tallied: in batches, merged cells filled down, sums and remarks told from cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.intake.ledger.blocks import Block, grouped
from engine.intake.ledger.columns import SheetMap
from engine.intake.ledger.dates import When, when
from engine.intake.ledger.vocabulary import SIGNED, pattern, plain
from engine.intake.ledger.workbook import Cell, Row
from engine.namedtuple import NamedTuple

BATCH = 256
"""Rows that are counted together: more of them no longer fit the caches of a processor."""

_SUM = "^(?:[0-9]{1,2}月份?|[一二三四五六七八九十]{1,2}月份?|本月|本年|全年|本页|本季度?)?(?:合计|总计|小计|共计|总数|累计|总件数|共[0-9]+件)"
_PART = "小计|本月|月|本页|季"
_NO_NUMBER = frozenset(("", "无", "—", "-", "/", "待定", "暂无"))


class Sum(NamedTuple):
    """A row of sums: the word in front, the numbers behind, and whether it sums a part of the sheet only."""

    word: str
    numbers: tuple[int, ...]
    part: bool


def blocks(sheet: SheetMap) -> Iterator[tuple[int, Block]]:
    """The rows below the header, many at a time; the first number counts from 0 in the sheet."""
    given = sheet.sheet.blocks
    if given and not merged(sheet):
        found = given()
    else:
        found = grouped(_filled(sheet) if merged(sheet) else sheet.sheet.rows(), BATCH)
    at = 0
    for block in found:
        rows = len(block)
        if at >= sheet.first:
            yield at, block
        elif at + rows > sheet.first:
            yield sheet.first, block.after(sheet.first - at)
        at += rows


def merged(sheet: SheetMap) -> list[tuple[int, int, int]]:
    """The vertical merges below the header in columns that are tallied."""
    used = {column.place for column in sheet.columns.values()}
    return [merge for merge in sheet.sheet.merges if merge[0] >= sheet.first and merge[2] in used]


def _filled(sheet: SheetMap) -> Iterator[Row]:
    """Every row with what merged cells above hold: a workbook keeps it in the first cell only."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for top, bottom, column in merged(sheet):
        starts.setdefault(top, []).append((bottom, column))
    held: dict[int, tuple[int, Cell]] = {}
    for at, row in enumerate(sheet.sheet.rows()):
        for column, (bottom, value) in list(held.items()):
            if at > bottom:
                del held[column]
            elif column < len(row) and row[column] in ("", None):
                row[column] = value
        for bottom, column in starts.get(at, ()):
            if column < len(row):
                held[column] = (bottom, row[column])
        yield row


def number_of(raw: object) -> str:
    """The number of a case as text; empty where there is none."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "" if raw is None else " ".join(str(raw).split())
    return "" if text in _NO_NUMBER else text


def aside(row: Row, sheet: SheetMap) -> Sum | str | None:
    """What a row without a date of receipt is: a row of sums, `blank`, `remark`, or None for a case.

    A remark is a row with next to nothing in it: 填表人, 注, 一月份, a number kept free.
    """
    filled = [(index, cell) for index, cell in enumerate(row) if cell is not None and str(cell).strip()]
    if not filled:
        return "blank"
    for _, cell in filled[:3]:
        if isinstance(cell, str) and pattern(_SUM).search(plain(cell)):
            return _sum(cell, [other for _, other in filled if other is not cell])
    texts = [plain(cell) for _, cell in filled]
    if (
        len(texts) >= 3
        and sum(any(text in header for header in sheet.header) for text in texts) >= len(texts) - 1
    ):
        return "blank"  # the header, printed again on every page
    if any(isinstance(cell, str) and pattern(SIGNED).search(cell) for _, cell in filled):
        return "remark"
    said = {f: sheet.columns[f].place for f in ("kind", "outcome", "closed") if f in sheet.columns}
    dated = said.get("closed")
    if any(plain(row[index]) for index in said.values() if index < len(row) and index != dated):
        return None
    if dated is not None and dated < len(row) and isinstance(when(row[dated]), When):
        return None
    serial = {sheet.columns[f].place for f in ("serial", "number") if f in sheet.columns}
    others = [index for index, _ in filled if index not in serial]
    if not others:
        return "blank" if len(filled) == 1 else "remark"
    return "remark" if len(others) <= 2 else None


def _sum(word: str, others: Sequence[object]) -> Sum:
    numbers = [int(cell) for cell in others if isinstance(cell, int | float) and not isinstance(cell, bool)]
    for text in (word, *(cell for cell in others if isinstance(cell, str))):
        numbers += [
            int(found) for found in re.findall(r"(?<![0-9])([0-9]{1,7})\s*[件宗条例]?(?![0-9月])", text)
        ]
    label = plain(word)
    return Sum(label[:10], tuple(numbers), bool(pattern(_PART).search(label)))
