"""The tables of the reports of `field`, and the habits in which they are written."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from engine.form.model import Form


class Cell(NamedTuple):
    """A cell of a table as it is printed."""

    text: str
    rows: int = 1
    columns: int = 1


class Table(NamedTuple):
    """A table by rows, spans as in HTML."""

    rows: list[list[Cell]]


class Habits(NamedTuple):
    """How an office writes."""

    title: int = 0
    meta: bool = False
    contents: bool = False
    headings: int = 0
    subheads: int = 0
    items_apart: bool = False
    upright: bool = False
    broken: bool = False
    headless: bool = False
    unit_row: bool = False
    nested: bool = False
    captions: bool = False
    signed: bool = False
    attached: bool = False
    foot: bool = False
    beside: bool = False


def habits_of(random: Random) -> Habits:
    """Habits by chance."""

    def some(share: float = 0.3) -> bool:
        return random.random() < share

    return Habits(
        title=random.randrange(8),
        meta=some(),
        contents=some(0.2),
        headings=random.randrange(8),
        subheads=random.randrange(6),
        items_apart=some(),
        upright=some(),
        broken=some(),
        headless=some(0.15),
        unit_row=some(0.2),
        nested=some(0.15),
        captions=some(),
        signed=some(),
        attached=some(0.2),
        foot=some(),
        beside=some(0.2),
    )


def _wrapped(text: str, habits: Habits, size: int = 4) -> str:
    if not habits.broken or len(text) <= size:
        return text
    return "\n".join(text[at : at + size] for at in range(0, len(text), size))


def tables_of(form: Form, figures: dict[str, str], habits: Habits) -> dict[str, list[Table]]:
    """The three tables by section."""
    found: dict[str, list[Table]] = {
        "disclosure": table_2(form, figures, habits),
        "applications": [Table(table_3(form, figures, habits))],
        "disputes": [Table(table_4(form, figures, habits))],
    }
    if habits.nested:
        found["applications"] = [Table([[Cell("")], [Cell("@NEST")]]), *found["applications"]]
    return found


def table_2(form: Form, figures: dict[str, str], habits: Habits) -> list[Table]:
    """表二, in one table or one for each item."""
    parts: list[list[list[Cell]]] = []
    item = ""
    for row in form.disclosure.rows:
        columns = row.columns or ("",)
        span = 1 if len(columns) == 3 else 3
        if row.item != item:
            item = row.item
            labels = [
                next((c.label for c in form.disclosure.columns if c.key == key), "")
                if key or form.edition == "2019"
                else ""
                for key in columns
            ]
            labels = [label or row.column_label for label in labels]
            parts.append(
                [
                    [Cell(item, 1, 4)],
                    [Cell("信息内容"), *_spread([_wrapped(x, habits) for x in labels], span)],
                ]
            )
        values = [
            figures[f"disclosure.{row.key}.{key}" if key else f"disclosure.{row.key}"] for key in columns
        ]
        parts[-1].append([Cell(_wrapped(row.label, habits)), *_spread(values, span)])
    if habits.items_apart:
        return [Table(part) for part in parts]
    return [Table([row for part in parts for row in part])]


def _spread(texts: list[str], span: int) -> list[Cell]:
    if len(texts) == 2:
        return [Cell(texts[0], 1, 1), Cell(texts[1], 1, 2)]
    return [Cell(text, 1, span) for text in texts]


def table_3(form: Form, figures: dict[str, str], habits: Habits) -> list[list[Cell]]:
    """表三 with its groups in columns of their own."""
    columns = form.applications.columns
    rows: list[list[Cell]] = []
    if habits.unit_row:
        rows.append([Cell("单位：件", 1, 10)])
    if not habits.headless:
        rows += [
            [Cell(form.applications.note, 3, 3), Cell("申请人情况", 1, 7)],
            [Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)],
            [Cell(_wrapped(column.label, habits, 2)) for column in columns[1:6]],
        ]
    group = ""
    results = len(form.applications.rows) - 3
    for row in form.applications.rows:
        line: list[Cell] = []
        if row.key == "granted":
            line.append(Cell(_upright("三、本年度办理结果", habits), results))
        if row.key in ("received", "carried_in", "carried_out"):
            line.append(Cell(row.label, 1, 3))
        elif not row.group:
            line.append(Cell(row.label, 1, 2))
        else:
            if row.group != group:
                group = row.group
                size = sum(1 for other in form.applications.rows if other.group == group)
                line.append(Cell(_upright(group, habits), size))
            line.append(Cell(_wrapped(row.label, habits, 9)))
        rows.append([*line, *(Cell(figures[f"applications.{row.key}.{c.key}"]) for c in columns)])
    return rows


def _upright(text: str, habits: Habits) -> str:
    return "\n".join(text) if habits.upright else text


def table_4(form: Form, figures: dict[str, str], habits: Habits) -> list[list[Cell]]:
    """表四."""
    results = [_wrapped(column.label, habits, 2) for column in form.disputes.columns]
    values = [
        Cell(figures[f"disputes.{row.key}.{column}"]) for row in form.disputes.rows for column in row.columns
    ]
    return [
        [Cell("行政复议", 1, 5), Cell("行政诉讼", 1, 10)],
        [*(Cell(label, 2) for label in results), Cell("未经复议直接起诉", 1, 5), Cell("复议后起诉", 1, 5)],
        [Cell(label) for label in (*results, *results)],
        values,
    ]
