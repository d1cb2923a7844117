"""Tables as they are printed: impossible figures (T-02), an old template (T-04), lost rows (T-05), residue (W-08).

The tables of a draft are printed from the form and cannot be wrong; these rules look at reports that were read. What
the reader saw stands under `[read]` of the draft (see `engine.rules.source`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from engine.figures.claims import Number
from engine.form.current import FORM, SINCE
from engine.form.keys import CELLS, DECIMALS, title
from engine.form.model import Table
from engine.rules.finding import Finding
from engine.rules.source import READ
from engine.rules.text import Rule, quoted
from engine.rules.view import View

IN_FORCE_FROM = 2021
"""The first year that is reported on the form in force (国办公开办函〔2021〕30号)."""

_SHOWN = 3
_STRAY = ("规范性文件",)
"""A label of the older form that many reports keep by habit; alone it does not make an old template."""


def impossible_figures(view: View) -> Iterator[Finding]:
    """T-02: every figure is a whole number from 0 up; only the fees may have decimals. One finding per table."""
    figures, noted = view.draft.figures, _mapping(_read(view).get("odd"))
    odd = {key: written for key in CELLS if (written := _odd(key, figures.get(key), noted)) is not None}
    for table in FORM.tables:
        cells = [cell for cell in table.cells() if cell in odd]
        if not cells:
            continue
        named = "、".join(f"{title(cell)}为{odd[cell]}" for cell in cells[:_SHOWN])
        more = f"等{len(cells)}格" if len(cells) > _SHOWN else ""
        value = view.draft.figures.get(cells[0]) if len(cells) == 1 else None
        yield Finding(
            "T-02",
            "error",
            f"{named}{more}，应为不小于0的整数，请核对。"
            if "disclosure.fees" not in cells
            else f"{named}{more}，应为不小于0的数，请核对。",
            cells=tuple(cells),
            actual=value,
        )


def _odd(key: str, value: Number | None, noted: Mapping[str, object]) -> str | None:
    """What is written in a cell that no figure may stand in; None where nothing is wrong with it."""
    if value is None:
        return str(noted[key]) if noted.get(key) is not None else None
    if value < 0 or (type(value) is Decimal and key not in DECIMALS and value != value.to_integral_value()):
        return str(value)
    return None


def old_template(view: View) -> Iterator[Finding]:
    """T-04: labels that only the form of 2019 prints, in a report on 2021 or later."""
    labels = _words(_read(view).get("old_labels"))
    year = view.draft.year
    if not labels or year is None or year < IN_FORCE_FROM:
        return
    columns = [label for label in labels if label not in _STRAY]
    if columns:
        yield Finding(
            "T-04",
            "error",
            f"表格使用了2019年旧版式（出现{quoted(columns)}），请改用国办公开办函〔2021〕30号规定的格式。",
        )
    else:
        yield Finding(
            "T-04", "warning", f"表二的{quoted(labels)}是2019年旧版式的写法，现行格式为“行政规范性文件”。"
        )


def lost_rows(view: View) -> Iterator[Finding]:
    """T-05: rows and columns of the form that a table lacks; 其他处理 in one row is the mark of an old template."""
    read = _read(view)
    year = view.draft.year
    if not read or (year is not None and year < SINCE) or view.draft.edition != FORM.edition:
        return
    others = tuple(f"applications.{row}" for group in FORM.applications.groups[-1:] for row in group.rows)
    missing = _words(read.get("missing_rows"))
    if others and set(others) <= set(missing):
        missing = [row for row in missing if row not in others]
        yield Finding(
            "T-05",
            "warning",
            "表三缺少“（六）其他处理”的三个分项，可能是旧模板，请按现行格式分三项填报。",
            cells=tuple(cell for row in others for cell in CELLS if cell.startswith(f"{row}.")),
        )
    for table in FORM.tables:
        yield from _gaps(table, missing, _words(read.get("missing_columns")))
    for key in _words(read.get("disordered")):
        yield Finding("T-05", "hint", f"{_table(key).number}各行的次序与规定格式不同，请按格式排列。")
    surplus = _words(read.get("surplus"))
    if surplus:
        yield Finding("T-05", "hint", f"表格里有规定格式没有的行：{quoted(surplus)}，请核对。")


def residue(view: View) -> Iterator[Finding]:
    """W-08: marks of bookmarks that a conversion left in the text of the file (`[bookmark: _Hlk1]`)."""
    marks = _words(_read(view).get("residue"))
    if marks:
        yield Finding(
            "W-08",
            "warning",
            f"文件里残留转换留下的书签标记{len(marks)}处（如“{marks[0]}”），请删去后再报送、公布。",
        )


def _gaps(table: Table, missing: list[str], columns: list[str]) -> Iterator[Finding]:
    rows = [row for row in table.rows if f"{table.key}.{row.key}" in missing]
    lacking = [column for column in table.columns if f"{table.key}.{column.key}" in columns]
    for what, labels in (("行", [row.label for row in rows]), ("列", [column.label for column in lacking])):
        if labels:
            yield Finding(
                "T-05",
                "warning",
                f"{table.number}没有读到{quoted(labels)}这{len(labels)}{what}，请核对表格是否完整、栏目名称是否有误。",
            )


def _table(key: str) -> Table:
    return next((table for table in FORM.tables if table.key == key), FORM.applications)


def _read(view: View) -> Mapping[str, object]:
    return _mapping(view.draft.extra.get(READ))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list | tuple) else []


RULES: tuple[tuple[str, Rule], ...] = (
    ("T-02", impossible_figures),
    ("T-04", old_template),
    ("T-05", lost_rows),
    ("W-08", residue),
)
"""The rules of this family, for the list in `engine.rules.check`."""
