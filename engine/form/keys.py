"""All keys of the form: cells, sums of cells, facts; what each means and what it is called.

A cell is `TABLE.ROW.COLUMN`, or `TABLE.ROW` where the row has one cell. A sum key stands for several cells
(`applications.denied.total` = its eight rows, `applications.ROW.organisations` = the five 法人 columns).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from engine.form.current import FORM
from engine.form.model import Table

ORGANISATIONS = ("company", "research", "nonprofit", "legal_service", "other_org")
"""The five columns of 法人或其他组织."""

KINDS = ("natural_person", *ORGANISATIONS)
"""The six kinds of applicant, without 总计."""

OUTCOMES = tuple(
    row.key
    for row in FORM.applications.rows
    if row.key not in {"received", "carried_in", "handled", "carried_out"}
)
"""The 21 rows of 本年度办理结果, without （七）总计."""

CELLS: tuple[str, ...] = tuple(cell for table in FORM.tables for cell in table.cells())
"""The 200 cells in the order of the form."""

FACTS: tuple[str, ...] = tuple(fact.key for fact in FORM.facts)
"""Figures that live in prose only."""

DECIMALS = frozenset({"disclosure.fees", *(fact.key for fact in FORM.facts if fact.decimal)})
"""Keys whose figure may have decimals; all others are whole numbers."""

LAST_YEAR = "last_year."
"""Prefix of last year's value of a key."""

_CELL_SET = frozenset(CELLS)


@cache
def sums() -> dict[str, tuple[str, ...]]:
    """Every sum key with the cells that it adds up."""
    found: dict[str, tuple[str, ...]] = {}
    columns = [column.key for column in FORM.applications.columns]
    groups = {group.key: group.rows for group in FORM.applications.groups}
    groups["intake"] = ("received", "carried_in")
    for group, rows in groups.items():
        for column in columns:
            found[f"applications.{group}.{column}"] = tuple(f"applications.{row}.{column}" for row in rows)
        found[f"applications.{group}.organisations"] = tuple(
            f"applications.{row}.{kind}" for row in rows for kind in ORGANISATIONS
        )
    for row in FORM.applications.rows:
        found[f"applications.{row.key}.organisations"] = tuple(
            f"applications.{row.key}.{kind}" for kind in ORGANISATIONS
        )
    for result in FORM.disputes.columns:
        found[f"disputes.litigation.{result.key}"] = tuple(
            f"disputes.{group}.{result.key}" for group in ("litigation_direct", "litigation_after_review")
        )
    return found


def is_cell(key: str) -> bool:
    """Whether the key is one of the 200 cells."""
    return key in _CELL_SET


@cache
def figure_keys() -> frozenset[str]:
    """Every key that may stand under `[figures]`: cells, sums and facts."""
    return frozenset((*CELLS, *sums(), *FACTS))


def is_key(key: str) -> bool:
    """Whether the key names a figure of this year or, behind `last_year.`, of the year before."""
    return key.removeprefix(LAST_YEAR) in figure_keys()


def cells_of(key: str) -> tuple[str, ...]:
    """The cells that a key adds up; a cell or a fact stands for itself."""
    if key.startswith(LAST_YEAR):
        return tuple(LAST_YEAR + cell for cell in cells_of(key.removeprefix(LAST_YEAR)))
    return sums().get(key, (key,))


def nearest(key: str, among: Iterator[str] | None = None) -> str:
    """The known key that looks most like a wrong one; empty when none does."""
    from difflib import get_close_matches

    known = sorted(figure_keys()) if among is None else list(among)
    found = get_close_matches(key, known, n=1, cutoff=0.5)
    return found[0] if found else ""


@cache
def _titles() -> dict[str, str]:
    titles = {fact.key: fact.label for fact in FORM.facts}
    for table in FORM.tables:
        titles |= _cell_titles(table)
    groups = {group.key: group.label for group in FORM.applications.groups}
    groups["intake"] = "一、二两项之和"
    rows = {row.key: _row_title(row.group, row.label) for row in FORM.applications.rows}
    for key in sums():
        which, rest = key.split(".", 1)
        row_key, column = rest.rsplit(".", 1)
        if which == "disputes":
            titles[key] = f"表四“行政诉讼”两类合计“{FORM.disputes.column(column).label}”"
        else:
            where = groups.get(row_key) or rows[row_key]
            head = (
                "法人或其他组织合计" if column == "organisations" else FORM.applications.column(column).label
            )
            titles[key] = f"表三“{where}”{'各项合计' if row_key in groups else ''}“{head}”"
    return titles


def _row_title(group: str, label: str) -> str:
    short = label.split("（区分", maxsplit=1)[0]
    return f"{group}—{short}" if group else short


def _cell_titles(table: Table) -> dict[str, str]:
    rows = {row.key: f"{table.number}“{_row_title(row.group, row.label)}”" for row in table.rows}
    columns = {column.key: f"“{column.label}”" for column in table.columns}
    titles = {}
    for cell in table.cells():
        row = cell.removeprefix(f"{table.key}.")
        if row not in rows:
            row, _, column = row.rpartition(".")
            titles[cell] = rows[row] + columns[column]
        else:
            titles[cell] = rows[row]
    return titles


def title(key: str) -> str:
    """What the drafter calls the figure: table, row and column in the words of the form.

    Raises:
        KeyError: the key is not one of the form.
    """
    if key.startswith(LAST_YEAR):
        return "去年" + _titles()[key.removeprefix(LAST_YEAR)]
    return _titles()[key]


_SPOKEN_ROWS = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "intake": "新收与上年结转合计",
    "partial": "部分公开",
    "handled": "办理结果",
    "carried_out": "结转下年度",
    "litigation": "行政诉讼",
    "other.other": "其他处理中的其他项",
}
_SPOKEN_COLUMNS = {
    "made": "本年制发",
    "repealed": "本年废止",
    "in_force": "现行有效",
    "organisations": "法人或其他组织合计",
}


@cache
def spoken(key: str) -> str:
    """A figure's name as one says it in a sentence: 表三本年新收（总计）, 表四行政复议（结果维持）, 表二行政许可.

    Raises:
        KeyError: the key is not one of the form.
    """
    if key.startswith(LAST_YEAR):
        return "去年" + spoken(key.removeprefix(LAST_YEAR))
    if key in FACTS:
        return title(key)
    table_key, rest = key.split(".", 1)
    table = next((table for table in FORM.tables if table.key == table_key), None)
    if table is None or key not in _titles():
        raise KeyError(key)
    labels = {row.key: row.label for row in table.rows}
    labels |= {group.key: group.label for group in FORM.applications.groups}
    row, column = (rest, "") if rest in labels else rest.rsplit(".", 1)
    name = _SPOKEN_ROWS.get(row) or labels[row].partition("）")[2] or labels[row]
    if name[:1].isdigit():
        name = name.partition(".")[2].partition("、")[0].removeprefix("属于")
    if not column:
        return table.number + name
    return f"{table.number}{name}（{_SPOKEN_COLUMNS.get(column) or table.column(column).label}）"


def short_title(key: str) -> str:
    """The last part of the title: the column where there is one, else the row."""
    name = title(key)
    parts = name.split("“")
    return parts[-1].rstrip("”") if len(parts) > 1 else name


def unit(key: str) -> str:
    """The unit in which the figure is given: 件, 万元, 条 …."""
    bare = key.removeprefix(LAST_YEAR)
    if bare == "disclosure.fees":
        return "万元"
    return next((fact.unit for fact in FORM.facts if fact.key == bare), "件")
