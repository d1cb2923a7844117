"""Ledgers that are ticked: one column for each outcome or each kind of applicant, and √ where it is so.

Such columns are told as one: every row gets a cell more with the words of the column that is ticked in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.form.current import FORM
from engine.intake.ledger import contents
from engine.intake.ledger.applicants import applicant_kinds
from engine.intake.ledger.outcomes import outcome_rows
from engine.intake.ledger.vocabulary import OPEN, YES, pattern, plain
from engine.intake.ledger.workbook import Row, Sheet
from engine.namedtuple import NamedTuple

FAMILIES = ("outcome", "kind")
"""The fields that may be ticked; their cells are added to the rows in this order."""

_TICKS = YES | frozenset("√✓✔☑■●○◯★▲v*＊")
_NOT = frozenset(("", "0", "否", "无", "×", "x", "✗", "✘", "□", "☐", "-", "—", "——", "/", "\\"))
_OTHER = frozenset(("其他", "其他情形"))
_DEEPEST = 3
"""Rows of a header: 办理结果 / 不予公开 / 国家秘密."""

_SUMS = "合计|总计|小计|共计|累计"


class Ticked(NamedTuple):
    """What is ticked in a sheet.

    Attributes:
        first: the first row below the header.
        words: by field, what a tick in a column says, by place of the column.
        width: the width of the rows; the cells that are added stand behind it.
    """

    first: int
    words: Mapping[str, Mapping[int, str]]
    width: int


def ticked(rows: Sequence[Row], first: int) -> Ticked | None:
    """The columns that are ticked, where a sheet has some.

    Args:
        rows: the first rows of the sheet.
        first: the row below what was recognised as its header; the words of the ticks may stand lower.
    """
    width = max((len(row) for row in rows[: first + 50]), default=0)
    best: Ticked | None = None
    for end in range(first, min(first + _DEEPEST, len(rows) + 1)):
        if end > first and (contents.looks_like_case(rows[end - 1]) or _has_tick(rows[end - 1])):
            break
        levels = [_level(rows[at], width) for at in range(max(0, end - _DEEPEST), end)]
        levels = [level for level in levels if any(level[1:])]  # a title stands over no column
        words = _families(levels, [row for row in rows[end:] if not _is_sum(row)])
        if words and (best is None or _size(words) > _size(best.words)):
            best = Ticked(end, words, width)
    return best


def told(sheet: Sheet, found: Ticked) -> Sheet:
    """The sheet with a cell more for each field: what is ticked in the row."""
    return sheet._replace(rows=lambda: _told(sheet, found), blocks=None)


def _told(sheet: Sheet, found: Ticked) -> Iterator[Row]:
    width = found.width
    families = [found.words.get(field, {}) for field in FAMILIES]
    for row in sheet.rows():
        cells = [*row[:width], *[""] * (width - len(row))]
        yield cells + [_said(cells, words, sheet.offset) for words in families]


def _said(cells: Row, words: Mapping[int, str], offset: int) -> str:
    at = [place for place in words if cells[place] not in ("", None) and is_tick(cells[place])]
    if len(at) < 2:
        return words[at[0]] if at else ""
    if len(at) == 2:  # a group and a row of it are one answer
        for group, row in (at, at[::-1]):
            inside = outcome_rows(words[row])
            if len(inside) == 1 and {*inside} < {*outcome_rows(words[group])}:
                return words[row]
    from engine.intake.ledger.columns import letter

    return "同时勾选" + "、".join(f"{letter(place + offset)}列" for place in at)


def is_tick(cell: object) -> bool:
    """Whether a cell is a tick: √, 1, 是 and the like."""
    return _text(cell) in _TICKS


def _has_tick(row: Row) -> bool:
    return any(is_tick(cell) for cell in row)


def _is_sum(row: Row) -> bool:
    return any(pattern(_SUMS).search(_text(cell)) for cell in row[:3])


def _size(words: Mapping[str, Mapping[int, str]]) -> int:
    return sum(map(len, words.values()))


def _level(row: Row, width: int) -> list[str]:
    texts = ["".join(cell.split()) if isinstance(cell, str) else "" for cell in row]
    return texts + [""] * (width - len(texts))


def _families(levels: Sequence[list[str]], rows: Sequence[Row]) -> dict[str, dict[int, str]]:
    """The ticked columns by field; fewer than two columns are no choice but a column of their own."""
    found: dict[str, dict[int, str]] = {field: {} for field in FAMILIES}
    marked: set[str] = set()
    before = ""
    for place in range(len(levels[0]) if levels else 0):
        own = [level[place] for level in levels if level[place]]
        cells = [_text(row[place]) for row in rows if place < len(row)]
        before = "" if not own or any(cell not in _TICKS | _NOT for cell in cells) else before
        if not own or any(cell not in _TICKS | _NOT for cell in cells):
            continue
        before, words = _meaning(_above(levels, place), own[-1], before)
        if before:
            found[before][place] = words
            if any(cell in _TICKS for cell in cells):
                marked.add(before)
    return {field: words for field, words in found.items() if len({*words.values()}) > 1 and field in marked}


def _above(levels: Sequence[list[str]], place: int) -> str:
    """What stands over a column: its own texts but the last, those of merged cells included."""
    lowest = max(at for at, level in enumerate(levels) if level[place])
    texts = [next((text for text in level[place::-1] if text), "") for level in levels[:lowest]]
    return "".join(texts)


def _meaning(above: str, own: str, before: str) -> tuple[str, str]:
    """The field that a column is a choice of, and what a tick in it says; an empty field for any other column."""
    if pattern("复议|诉讼|起诉|是否|方式|渠道").search(above + own):
        return "", ""
    kinds, rows = applicant_kinds(own), outcome_rows(own)
    of_people = bool(pattern("申请人|主体|法人|组织|身份").search(above))
    of_results = bool(pattern("结果|处理|公开|提供|答复|办理").search(above)) and not of_people
    if plain(own) in _OTHER:
        if of_people or (before == "kind" and not of_results):
            return "kind", "其他"
        if of_results or before == "outcome":
            inside = outcome_rows(above, own)
            return "outcome", _label(inside) or "其他"
        return "", ""
    if kinds and not of_results and (of_people or not rows):
        return "kind", own
    if of_results:
        rows = rows if len(rows) == 1 else outcome_rows(above, own) or rows
    return ("outcome", _label(rows) or own) if rows else ("", "")


def _label(rows: tuple[str, ...]) -> str:
    """The printed words of an outcome, which are always understood; empty where it is not one row of the form."""
    if len(rows) != 1 or rows[0] == OPEN:
        return ""
    row = FORM.applications.row(rows[0])
    label = row.group + row.label
    return next((words for words in (row.label, label) if outcome_rows(words) == rows), "")


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "是" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip().lower()
