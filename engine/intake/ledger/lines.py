"""A tally in lines of text, for reading."""

from __future__ import annotations

from collections.abc import Iterator

from engine.draft.errors import one_line
from engine.form.current import FORM
from engine.form.keys import title
from engine.form.model import Row, Table
from engine.intake.ledger.headers import FIELDS
from engine.intake.ledger.model import Tally, Trouble, Unsure
from engine.intake.ledger.vocabulary import OPEN

_SHOWN = 10


def lines(tally: Tally) -> Iterator[str]:
    """The rows that are not 0, then what must be placed, what must be put right, and the notes."""
    yield one_line(f"{tally.name}　{tally.year}年　案件{tally.rows}行，计入本年{tally.counted}件")
    columns = "，".join(
        f"{FIELDS[f]}＝{c.letter}列“{c.header}”" for f, c in tally.columns.items() if f in FIELDS
    )
    yield one_line(f"栏目：{columns}")
    for table in (FORM.applications, FORM.disputes):
        shown = [line for row in table.rows if (line := _row(table, row, tally))]
        if shown:
            yield f"{table.number}　{table.name}（没有列出的都是0）"
            yield from shown
    for unsure in tally.unsure:
        yield one_line(f"〔请确认〕{_where(unsure)}：{_asked(unsure)}")
    for problem in tally.problems:
        yield one_line(f"〔请改正〕{_where(problem)}：{problem.message}")
    for note in tally.notes:
        yield one_line(f"〔说明〕{note}")


def _row(table: Table, row: Row, tally: Tally) -> str:
    parts = []
    for column in row.columns:
        key = f"{table.key}.{row.key}.{column}"
        if key in tally.at_least:
            parts.append(f"{table.column(column).label}至少{tally.at_least[key]}")
        elif tally.figures.get(key):
            parts.append(f"{table.column(column).label}{tally.figures[key]}")
    if not parts:
        return ""
    head = f"{row.group}{row.label.split('（区分', maxsplit=1)[0]}"
    return f"  {head}：{'，'.join(parts)}"


def _where(found: Unsure | Trouble) -> str:
    sheet = f"“{found.sheet}”" if found.sheet else ""
    rows = "、".join(f"第{row}行" for row in found.rows[:_SHOWN])
    return f"{sheet}{rows}" + (f"等{found.times}行" if found.times > _SHOWN else "")


def _asked(unsure: Unsure) -> str:
    if unsure.field == "kind":
        labels = "、".join(FORM.applications.column(kind).label for kind in unsure.candidates)
        what = f"申请人类型“{unsure.word}”" if unsure.word else "这个申请人"
        return f"{what}应计入哪一列？{labels}"
    if unsure.field == "outcome":
        names = [_outcome(row) for row in unsure.candidates[:_SHOWN]]
        more = "……" if len(unsure.candidates) > _SHOWN else ""
        return f"办理结果“{unsure.word}”应计入哪一行？{'、'.join(names)}{more}"
    names = [title(f"disputes.{cell}") for cell in unsure.candidates]
    return f"“{unsure.word}”应计入哪一格？{'、'.join(names)}"


def _outcome(row: str) -> str:
    if row == OPEN:
        return "没有办结"
    found = FORM.applications.row(row)
    return found.group + found.label.split("（区分", maxsplit=1)[0]
