"""Tallies a ledger: every case in exactly one place, or asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from engine.form.current import FORM
from engine.intake.errors import IntakeError
from engine.intake.ledger.cells import added
from engine.intake.ledger.columns import Column, ColumnMap
from engine.intake.ledger.counting import Count, Progress, Wanted
from engine.intake.ledger.headers import DISPUTES
from engine.intake.ledger.judge import Case
from engine.intake.ledger.model import Tally, Trouble, Unsure
from engine.intake.ledger.rows import merged
from engine.intake.ledger.workbook import Ledger

_NAMED = 10
"""So many cases are named in a note; of the rest the number is given."""


def tally(
    ledger: Ledger, columns: ColumnMap, year: int | None = None, *, progress: Progress | None = None
) -> Tally:
    """Tallies a ledger.

    Args:
        ledger: an open ledger.
        columns: its columns, as proposed or confirmed.
        year: the year of the report; without it that of the mapping, else the one in which most cases were received.
        progress: is told how many rows have been read.

    Raises:
        IntakeError: the ledger is too long, or has no case in it.
    """
    count = Count(ledger.name, columns, None, progress)
    count.everything()
    if not count.rows:
        raise IntakeError(ledger.name, "台账里没有案件（表头下面没有带收到日期的行），请核对是不是选错了文件")
    notes = [*ledger.notes, *columns.notes]
    said = year or columns.year
    year = said or _year(count.table)
    if said is None:
        notes.append(f"没有写明年度，按收到日期最多的{year}年计；如不对，请用 --year 写明")
    figures, at_least, counted = _figures(count, year, _keys(columns))
    notes += _merged_notes(columns)
    notes += _notes(count, columns, year)
    unsure = tuple(_unsure(count))
    return Tally(
        ledger.name,
        year,
        _columns(columns),
        figures,
        at_least,
        _cases(count, year) if count.complete else {},
        unsure,
        (*(Trouble(what, "", sheet, (), (), 0) for sheet, what in columns.left), *_problems(count)),
        tuple(notes),
        count.rows,
        counted,
    )


def cases_of(
    ledger: Ledger, columns: ColumnMap, year: int, key: str, *, progress: Progress | None = None
) -> tuple[str, ...]:
    """What the cases of one cell are called, whatever the size of the ledger; it is read once more.

    Raises:
        IntakeError: the ledger is too long.
    """
    count = Count(ledger.name, columns, Wanted(key, year), progress)
    count.everything()
    return tuple(called for case, called in count.listed if key in added(case, year).surely)


def _year(table: Counter[Case]) -> int:
    years: Counter[int] = Counter()
    for case, times in table.items():
        years[case.received] += times
    del years[0]
    if years:
        return max(years, key=lambda found: (years[found], found))
    return max((case.closed for case in table), default=0)


def _keys(columns: ColumnMap) -> tuple[str, ...]:
    """The cells that the ledger can fill: table 三, and the rows of table 四 that it has columns for."""
    fields = {field for sheet in columns.sheets for field in sheet.columns}
    groups = {
        "review": {"review", "review_result"},
        "litigation_direct": {"litigation", "litigation_result", "litigation_direct"},
        "litigation_after_review": {"litigation", "litigation_result", "litigation_after_review"},
    }
    disputes = tuple(cell for cell in FORM.disputes.cells() if fields & groups.get(cell.split(".")[1], set()))
    return (*FORM.applications.cells(), *disputes)


def _figures(count: Count, year: int, keys: Iterable[str]) -> tuple[dict[str, int], dict[str, int], int]:
    """The certain cells, the others with what they have at least, and how many cases fall into the year."""
    surely: Counter[str] = Counter()
    perhaps: set[str] = set()
    counted = 0
    for case, times in count.table.items():
        adds = added(case, year)
        counted += 0 if adds.excluded else times
        for key in adds.surely:
            surely[key] += times
        perhaps.update(adds.perhaps)
    for case in count.doubted:
        adds = added(case, year)
        perhaps.update(adds.surely, adds.perhaps)
    keys = tuple(keys)
    figures = {key: surely[key] for key in keys if key not in perhaps}
    return figures, {key: surely[key] for key in keys if key in perhaps}, counted


def _cases(count: Count, year: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for case, called in count.listed:
        for key in added(case, year).surely:
            found.setdefault(key, []).append(called)
    order = (*FORM.applications.cells(), *FORM.disputes.cells())
    return {key: tuple(found[key]) for key in order if key in found}


def _columns(columns: ColumnMap) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for sheet in columns.sheets:
        for field, column in sheet.columns.items():
            found.setdefault(field, column)
    return found


def _unsure(count: Count) -> Iterator[Unsure]:
    for (sheet, issue), places in count.issues.items():
        if issue.candidates:
            rows, cases = tuple(row for row, _ in places), tuple(called for _, called in places)
            yield Unsure(
                issue.field, issue.word, issue.candidates, sheet, rows, cases, count.times[sheet, issue]
            )


def _problems(count: Count) -> Iterator[Trouble]:
    for (sheet, issue), places in count.issues.items():
        if not issue.candidates:
            rows, cases = tuple(row for row, _ in places), tuple(called for _, called in places)
            yield Trouble(issue.message, issue.field, sheet, rows, cases, count.times[sheet, issue])


# -- in words ---------------------------------------------------------------------------------------------------------


def _merged_notes(columns: ColumnMap) -> Iterator[str]:
    for sheet in columns.sheets:
        spans = {(top, bottom) for top, bottom, _ in merged(sheet)}
        if spans:
            where = f"工作表“{sheet.sheet.name}”" if sheet.several else "台账"
            yield f"{where}有{len(spans)}处纵向合并的单元格，已按合并的范围逐行填入"


def _notes(count: Count, columns: ColumnMap, year: int) -> Iterator[str]:
    if any("closed" not in sheet.columns for sheet in columns.sheets):
        yield "没有办结日期一栏，有办理结果的都按本年办结计；次年办结的，请在台账里加上办结日期"
    for why, words in (
        ("before", f"在{year}年以前已经办结，不计入本年"),
        ("after", f"在{year}年以后收到，不计入本年"),
    ):
        times = sum(n for case, n in count.table.items() if added(case, year).excluded == why)
        if times:
            named = [called for case, called in count.listed if added(case, year).excluded == why]
            yield f"{times}件{words}{_listed(named, times)}"
    if count.remarks:
        yield f"{len(count.remarks)}行不是案件（没有日期、申请人类型和办理结果），没有计入{_listed(count.remarks, len(count.remarks))}"
    if any(field in DISPUTES for sheet in columns.sheets for field in sheet.columns):
        yield "表四按台账中计入本年的案件统计；往年案件本年复议、诉讼的，请另行补计"


def _listed(named: list[str], times: int) -> str:
    if not named:
        return ""
    return f"：{'、'.join(named[:_NAMED])}{'等' if times > _NAMED else ''}"
