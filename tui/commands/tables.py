"""The tables of the form as sentences: each row with its figures, for reading aloud."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.form import FORM
from engine.form.model import Row, Table
from engine.prose.links import printed
from engine.rules.view import View


def table_lines(view: View, key: str = "", disputed: Collection[str] = ()) -> Iterator[str]:
    """A table, or all three: a line for each row; figures that follow from others stand in brackets.

    Args:
        view: the figures.
        key: of the table; empty for all.
        disputed: cells that contradict others, to be told as such.
    """
    marked = "，“！”是有矛盾的" if any(cell.startswith(key) for cell in disputed) else ""
    yield f"括号里的数是推算的，“空”是还没有填的{marked}。"
    for table in FORM.tables:
        if key in ("", table.key):
            yield f"{table.number}　{table.name}"
            group = ""
            for row in table.rows:
                if row.group and row.group != group:
                    yield f"{row.group}："
                group = row.group
                yield f"{row.label}：{_figures(table, row, view, disputed)}"


def _figures(table: Table, row: Row, view: View, disputed: Collection[str]) -> str:
    if not row.columns:
        return _figure(f"{table.key}.{row.key}", view, disputed)
    keys = [f"{table.key}.{row.key}.{column}" for column in row.columns]
    values = [view.value(key) for key in keys]
    if all(value is None for value in values):
        return "空"
    if all(value == 0 for value in values) and not set(keys) & set(disputed):
        return "全部为0"
    return "，".join(
        f"{table.column(column).label}{_figure(key, view, disputed)}"
        for column, key in zip(row.columns, keys, strict=True)
    )


def _figure(key: str, view: View, disputed: Collection[str]) -> str:
    value = view.value(key)
    if value is None:
        return "空"
    mark = "！" if key in disputed else ""
    return f"({printed(value)})" if key in view.solution.derived else printed(value) + mark
