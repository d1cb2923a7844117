"""The tables of the form as sentences: each row with its figures, for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator

from engine.form import FORM
from engine.form.model import Row, Table
from engine.prose.links import printed
from engine.rules.view import View


def table_lines(view: View, key: str = "") -> Iterator[str]:
    """A table, or all three: a line for each row; figures that follow from others stand in brackets."""
    yield "括号里的数是推算的，“空”是还没有填的。"
    for table in FORM.tables:
        if key in ("", table.key):
            yield f"{table.number}　{table.name}"
            group = ""
            for row in table.rows:
                if row.group and row.group != group:
                    yield f"{row.group}："
                group = row.group
                yield f"{row.label}：{_figures(table, row, view)}"


def _figures(table: Table, row: Row, view: View) -> str:
    if not row.columns:
        return _figure(f"{table.key}.{row.key}", view)
    keys = [f"{table.key}.{row.key}.{column}" for column in row.columns]
    values = [view.value(key) for key in keys]
    if all(value is None for value in values):
        return "空"
    if all(value == 0 for value in values):
        return "全部为0"
    return "，".join(
        f"{table.column(column).label}{_figure(key, view)}"
        for column, key in zip(row.columns, keys, strict=True)
    )


def _figure(key: str, view: View) -> str:
    value = view.value(key)
    if value is None:
        return "空"
    return f"({printed(value)})" if key in view.solution.derived else printed(value)
