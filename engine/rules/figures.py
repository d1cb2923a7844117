"""Rules of the tables: blanks, stocks of documents, jumps against the year before (families T and X)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.form.current import FORM
from engine.form.keys import LAST_YEAR, title
from engine.form.model import Table
from engine.rules.finding import Finding
from engine.rules.source import READ
from engine.rules.text import Rule
from engine.rules.view import View

_SHOWN_BLANKS = 3
"""So many blank cells are named; of the rest the number is given."""


def blanks(view: View) -> Iterator[Finding]:
    """T-01: cells that are neither stated nor forced; one finding per table. 没有发生应填0.

    A table that somebody's report does not have, or has without a figure, cannot be judged: a hint. Its rows and columns
    that were not found are the matter of T-05; in an excerpt nothing is said to be missing.
    """
    entry = view.draft.extra.get(READ)
    read: Mapping[str, object] = entry if isinstance(entry, Mapping) else {}
    for table in FORM.tables:
        empty = [cell for cell in table.cells() if view.value(cell) is None]
        if not empty:
            continue
        if read:
            yield from _blanks_of_a_report(table, empty, read)
            continue
        named = "、".join(title(cell) for cell in empty[:_SHOWN_BLANKS])
        more = f"等{len(empty)}格" if len(empty) > _SHOWN_BLANKS else f"（共{len(empty)}格）"
        yield Finding(
            rule="T-01",
            severity="error",
            message=f"{named}{more}还空着。没有发生的应填0，不清楚的请补填。",
            cells=tuple(empty),
        )


def _blanks_of_a_report(table: Table, empty: list[str], read: Mapping[str, object]) -> Iterator[Finding]:
    named = f"{table.number}“{table.name}”"
    complete = read.get("complete") is not False
    if table.key in _entries(read, "missing_tables"):
        if complete:
            yield Finding("T-01", "hint", f"没有读到{named}，无法核对其中的数字。", cells=tuple(empty))
        return
    if table.key in _entries(read, "empty_tables"):
        words = f"{named}里没有数字，无法核对。没有发生的应填0，不清楚的请补填。"
        yield Finding("T-01", "hint", words, cells=tuple(empty))
        return
    lost = (*_entries(read, "missing_rows"), *_entries(read, "missing_columns"))
    empty = [cell for cell in empty if not _stands_in(cell, table, lost)]
    marks = read.get("marked")
    written = (
        {cell: str(marks[cell]) for cell in empty if cell in marks} if isinstance(marks, Mapping) else {}
    )
    older = read.get("edition") == "2019"
    if not empty or (older and not written) or not (complete or written):
        return
    first = sorted(empty, key=lambda cell: cell not in written)[:_SHOWN_BLANKS]
    said = "、".join(
        f"{title(cell)}填了“{written[cell]}”" if cell in written else f"{title(cell)}为空" for cell in first
    )
    more = f"等{len(empty)}格" if len(empty) > _SHOWN_BLANKS else f"（共{len(empty)}格）"
    yield Finding("T-01", "error", f"{said}{more}，应填数字；没有发生应填0。", cells=tuple(empty))


def _stands_in(cell: str, table: Table, lost: tuple[str, ...]) -> bool:
    """Whether the cell stands in one of these rows or columns, given as `TABLE.ROW` and `TABLE.COLUMN`."""
    row, _, column = cell.rpartition(".")
    return cell in lost or row in lost or f"{table.key}.{column}" in lost


def _entries(read: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = read.get(name)
    return tuple(str(entry) for entry in found) if isinstance(found, list | tuple) else ()


def stock_of_documents(view: View) -> Iterator[Finding]:
    """T2-01, T2-02, X-03: 制发, 废止 and 现行有效 of 规章 and 行政规范性文件 against each other and last year."""
    for row in ("regulations", "normative_documents"):
        keys = tuple(f"disclosure.{row}.{column}" for column in ("made", "repealed", "in_force"))
        made, repealed, in_force = (view.value(key) for key in keys)
        name = FORM.disclosure.row(row).label
        if made is not None and in_force is not None and in_force < made:
            yield Finding(
                "T2-02",
                "warning",
                f"{name}现行有效{in_force}件小于本年制发{made}件。当年制发又当年废止的情形少见，请核对。",
                cells=(keys[2], keys[0]),
                expected=made,
                actual=in_force,
                difference=in_force - made,
            )
        before = view.last(keys[2])
        if before is None or made is None or repealed is None:
            continue
        if repealed > before + made:
            yield Finding(
                "T2-01",
                "warning",
                f"{name}本年废止{repealed}件，多于去年现行有效{before}件与本年制发{made}件之和，请核对。",
                cells=(keys[1],),
                expected=before + made,
                actual=repealed,
                difference=repealed - before - made,
            )
        expected = before + made - repealed
        if in_force is not None and expected >= 0 and in_force != expected:
            yield Finding(
                "X-03",
                "warning",
                f"{name}现行有效{in_force}件；按去年{before}件＋制发{made}件－废止{repealed}件应为{expected}件。"
                "差额如因失效、到期或统计调整，请说明。",
                cells=(keys[2],),
                expected=expected,
                actual=in_force,
                difference=in_force - expected,
            )


_JUMP_FROM, _JUMP_FACTOR = 20, 5


def jumps(view: View) -> Iterator[Finding]:
    """X-07: a main figure more than five times last year's, or less than a fifth of it, from 20 up."""
    for key in (
        "applications.received.total",
        "applications.handled.total",
        "disputes.review.total",
        "disclosure.licensing",
        "disclosure.penalties",
        "disclosure.compulsion",
        "disclosure.fees",
    ):
        now, before = view.value(key), view.last(key)
        if now is None or before is None or max(now, before) < _JUMP_FROM:
            continue
        if now > before * _JUMP_FACTOR or now * _JUMP_FACTOR < before:
            yield Finding(
                "X-07",
                "warning",
                f"{title(key)}由去年{before}变为{now}，变动超过5倍（或不足五分之一），请核实，并在正文说明原因。",
                cells=(key, LAST_YEAR + key),
            )


def pending_disputes(view: View) -> Iterator[Finding]:
    """X-04: cases pending last year must show in this year's totals."""
    for row in FORM.disputes.rows:
        before = view.last(f"disputes.{row.key}.pending")
        key = f"disputes.{row.key}.total"
        now = view.value(key)
        if before is not None and now is not None and now < before:
            yield Finding(
                "X-04",
                "hint",
                f"去年有{before}件“{row.label}”案件尚未审结，今年总计只有{now}件，请确认这些案件的结果已列入。",
                cells=(key,),
                expected=before,
                actual=now,
                difference=now - before,
            )


RULES: tuple[tuple[str, Rule], ...] = (
    ("T-01", blanks),
    ("T2-02", stock_of_documents),
    ("X-04", pending_disputes),
    ("X-07", jumps),
)
"""The rules of this family, for the list in `engine.rules.check`."""
