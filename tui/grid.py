"""The three tables of the form as rows of text: a pure function of the figures and a width.

What a figure is shows in its sign, not only in its colour: (60) is computed, 60* is being typed, 60! is disputed,
__ is asked now; a blank stays blank and is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from engine.figures.claims import Number
from engine.form import FORM
from engine.form.model import Row as FormRow
from engine.form.model import Table
from engine.namedtuple import NamedTuple
from tui.text import breaks, centre, clip, left, right

_NOTHING: Mapping[str, Number] = {}

LEGEND = "(60) 推算　60* 正在填　60! 有冲突　__ 待填"
LEGEND_EDIT = "60 填报　(60) 推算　60! 有冲突　_ 还空着"


class Figures(NamedTuple):
    """What is known about the cells of a table."""

    stated: Mapping[str, Number] = _NOTHING
    derived: Mapping[str, Number] = _NOTHING
    typed: Mapping[str, Number] = _NOTHING
    disputed: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    blank: str = ""
    """What stands in a blank cell."""

    def sign(self, key: str) -> tuple[str, str]:
        """The text of a cell and its style."""
        if key in self.typed:
            if key in self.disputed:
                return f"{self.typed[key]}!", "bold $text-error"
            return f"{self.typed[key]}*", "bold $text-primary"
        if key in self.stated:
            if key in self.disputed:
                return f"{self.stated[key]}!", "bold $text-error"
            return str(self.stated[key]), "bold" if key in self.asked else ""
        if key in self.derived:
            return f"({self.derived[key]})", "$quiet"
        return ("__", "$text-primary") if key in self.asked else (self.blank, "$quiet" if self.blank else "")


class GridRow(NamedTuple):
    """One line of the table on the screen.

    `cells` holds (text, style, key); `label` may carry a mark. A head row has the labels of columns.
    """

    kind: Literal["title", "head", "group", "row", "note"]
    label: str
    cells: tuple[tuple[str, str, str], ...] = ()
    asked: bool = False
    disputed: bool = False
    width: int = 0


def table(key: str) -> Table | None:
    """The table with this key, if there is one."""
    return next((t for t in FORM.tables if t.key == key), None)


def rows(key: str, figures: Figures, width: int) -> list[GridRow]:
    """A whole table, ready for a width in cells."""
    found = table(key)
    if found is None:
        return []
    title = GridRow("title", f"{found.number}　{found.name}")
    if key == "disclosure":
        return [title, *_disclosure(found, figures, width)]
    if key == "disputes" and width >= _WIDE_DISPUTES:
        return [title, *_disputes_as_printed(found, figures, width)]
    return [title, *_matrix(found, figures, width)]


def concerned(key: str, figures: Figures, width: int, limit: int) -> list[GridRow]:
    """The heading of a table and the rows that the question is about, in at most `limit` lines."""
    found = table(key)
    if found is None:
        return []
    everything = _disclosure(found, figures, width) if key == "disclosure" else _matrix(found, figures, width)
    wanted = [i for i, row in enumerate(everything) if row.kind == "row" and row.asked]
    wanted = wanted or [i for i, row in enumerate(everything) if row.disputed]
    if not wanted:
        return []
    heads = [i for i, row in enumerate(everything) if row.kind == "head" and i < wanted[0]]
    first = heads[-1] if heads else 0
    while first - 1 in heads:
        first -= 1
    head = [everything[i] for i in heads if i >= first]
    room = max(1, limit - len(head))
    live = [i for i in wanted if everything[i].disputed or _is_typed(everything[i], figures)]
    shown = sorted([*live, *(i for i in wanted if i not in live)][:room])
    return [*head, *(everything[i] for i in shown)]


def rendered(lines: list[GridRow], width: int, *, legend: bool = False, chosen: str = "") -> Content:
    """The rows as text with styles; the chosen cell has > in front and a ground of its own."""
    parts = [drawn(row, width, chosen) for row in lines]
    if legend:
        parts += [Content(), Content.styled(clip(LEGEND, width), "$quiet")]
    return Content("\n").join(parts)


def cell_at(row: GridRow, x: int, width: int) -> str:
    """The key of the cell at a column of the screen; empty where there is none."""
    if row.kind != "row" or not row.cells:
        return ""
    start = width - row.width * len(row.cells)
    index = (x - start) // row.width if row.width else -1
    return row.cells[index][2] if x >= start and 0 <= index < len(row.cells) else ""


def _is_typed(row: GridRow, figures: Figures) -> bool:
    return any(key in figures.typed for _, _, key in row.cells)


_WIDE_DISPUTES = 92
_MARK = "〔冲突〕"


def drawn(row: GridRow, width: int, chosen: str = "") -> Content:
    """One line of a table."""
    if row.kind == "title":
        return Content.styled(left(row.label, width), "bold $text-primary")
    if row.kind in ("note", "group"):
        return Content.styled(left(row.label, width), "$quiet")
    free = max(0, width - row.width * len(row.cells))
    label = _MARK + row.label.lstrip() if row.disputed else row.label
    if row.asked and label:
        label = ">" + label.removeprefix(" ")
    ground = " on $tint" if row.asked else ""
    style = "$quiet" if row.kind == "head" else "$text-error" if row.disputed else ""
    pieces = [(left(clip(label, free - 1), free), style + ground)]
    for text, cell_style, key in row.cells:
        shown = text if row.kind == "head" else right(text, row.width)
        if chosen and key == chosen:
            pieces.append((right(f">{text}", row.width), "bold $background on $primary"))
            continue
        pieces.append((shown, (cell_style or style) + ground if cell_style or style else ground.strip()))
    return Content.assemble(*(piece if piece[1] else piece[0] for piece in pieces))


def _column_width(keys: list[str], figures: Figures, width: int, count: int, label: int) -> int:
    """As wide as the longest figure needs, wider where there is room."""
    longest = max((len(figures.sign(key)[0]) for key in keys), default=0)
    least = max(5, longest + 1)
    roomy = (width - label) // count
    return max(least, min(roomy, 9))


def _heads(labels: list[str], width: int, first: str) -> list[GridRow]:
    """Column labels, wrapped into as many lines as the longest needs."""
    inner = max(2, width - 1)
    wrapped = [_pieces(label, inner) for label in labels]
    deep = max(len(pieces) for pieces in wrapped)
    lines = []
    for number in range(deep):
        cells = []
        for pieces in wrapped:
            index = number - (deep - len(pieces))
            cells.append((right(pieces[index] if index >= 0 else "", width), "$quiet", ""))
        lines.append(GridRow("head", first if number == deep - 1 else "", tuple(cells), width=width))
    return lines


def _pieces(label: str, width: int) -> list[str]:
    """A column label cut into lines of about the same length."""
    count = len(breaks(label, width)) + 1
    size = -(-len(label) // count)
    if size % 2 and count > 1 and (size + 1) * 2 <= width:
        size += 1
    return [label[start : start + size] for start in range(0, len(label), size)]


def _row(label: str, keys: list[str], figures: Figures, width: int) -> GridRow:
    cells = tuple((*figures.sign(key), key) for key in keys)
    asked = any(key in figures.asked for key in keys)
    disputed = any(key in figures.disputed for key in keys)
    return GridRow("row", label, cells, asked, disputed, width)


def _plain(label: str) -> str:
    """A row label without the quotation marks that some terminals draw two cells wide."""
    return label.replace("“", "").replace("”", "").split("（区分处理", maxsplit=1)[0]


def _keys(found: Table, row: FormRow) -> list[str]:
    return [f"{found.key}.{row.key}.{column}" for column in row.columns] or [f"{found.key}.{row.key}"]


def _matrix(found: Table, figures: Figures, width: int) -> list[GridRow]:
    """Rows by columns: table 三, and table 四 where it is too narrow for the printed shape."""
    keys = [key for row in found.rows for key in _keys(found, row)]
    wide = _column_width(keys, figures, width, len(found.columns), 29)
    lines = _heads([column.label for column in found.columns], wide, "")
    group = ""
    for row in found.rows:
        if row.key == "granted":
            lines.append(GridRow("group", "三、本年度办理结果"))
        if row.group != group and row.group:
            lines.append(GridRow("group", ("  " if found.key == "applications" else "") + row.group))
        group = row.group
        depth = (
            4
            if row.group and found.key == "applications"
            else 2
            if row.label.startswith("（") or row.group
            else 0
        )
        lines.append(_row(" " * depth + _plain(row.label), _keys(found, row), figures, wide))
    return lines


def _disclosure(found: Table, figures: Figures, width: int) -> list[GridRow]:
    lines: list[GridRow] = []
    item = ""
    wide = max(9, min((width - 24) // 3, 14))
    for row in found.rows:
        if row.item != item:
            item = row.item
            lines.append(GridRow("group", item))
            if row.columns:
                lines += _heads([column.label for column in found.columns], wide, "信息内容")
            else:
                lines.append(_single_head(row, width))
        line = _row(row.label, _keys(found, row), figures, wide)
        lines.append(line)
    return lines


def _single_head(row: FormRow, width: int) -> GridRow:
    label = row.column_label.split("（", maxsplit=1)[0]
    unit = f"（{row.unit}）" if row.unit != "件" else ""
    text = f"{label}{unit}"
    wide = min(cell_len(text) + 2, max(9, width - 12))
    return GridRow("head", "信息内容", ((right(text, wide), "$quiet", ""),), width=wide)


def _disputes_as_printed(found: Table, figures: Figures, width: int) -> list[GridRow]:
    """Fifteen columns side by side, as the form prints table 四."""
    wide = width // 15
    results = [column.label for column in found.columns]
    blocks = [row.label for row in found.rows]
    head = [
        GridRow("note", centre("行政复议", wide * 5) + centre("行政诉讼", wide * 10)),
        GridRow("note", "".join([" " * (wide * 5), *(centre(label, wide * 5) for label in blocks[1:])])),
        *_heads(results * 3, wide, ""),
    ]
    keys = [key for row in found.rows for key in _keys(found, row)]
    return [*head, _row("", keys, figures, wide)]
