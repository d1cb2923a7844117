"""Tables of a text whose headings or labels were torn off: rows are told by their neighbours, columns by their order.

What a program takes out of a PDF as text has the figures of a row together, but headings are torn to pieces and labels
of several lines stand somewhere else. Only what is sure is read: rows with as many figures as the form has columns,
whose totals prove the order of the columns, and rows without a label where exactly as many rows of the form are missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from engine.form.current import FORM
from engine.intake.document import Block, Document, Grid, Paragraph
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import meanings, row3_suffix
from engine.intake.placing.headings import headed
from engine.intake.placing.sheet import STRONG_3
from engine.intake.placing.text import bare, only_stretch, plain
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple

_KINDS = tuple(column.key for column in FORM.applications.columns)
_ROWS = tuple(row.key for row in FORM.applications.rows)
_SUMS = ("received", "carried_in", "handled", "carried_out")
_RESULTS = tuple(f"disputes.{row.key}.{result}" for row in FORM.disputes.rows for result in row.columns)
_FEWEST = 3
_LONGEST = 45
_TABLE_3, _TABLE_4 = len(_KINDS), len(_RESULTS)


class _Row(NamedTuple):
    """A row of figures: where it stands, what stands before the figures, the column of the first one, and the figures."""

    block: int
    row: int
    labels: tuple[str, ...]
    first: int
    figures: tuple[str, ...]
    place: str

    @property
    def numbers(self) -> list[int | float]:
        return [float(value_of(text).number or 0) for text in self.figures]


def take_by_order(document: Document, first: Board, board: Board) -> Document:
    """Reads what the headings of a text do not tell, but its rows do.

    Args:
        document: the text.
        first: what was read of it by headings; where that is whole nothing is done.
        board: takes the readings and the notes.

    Returns:
        The document without what was read, the same one where nothing was.
    """
    rows = _rows(document.blocks)
    taken = [*_table_3(document, rows, first, board), *_table_4(document, rows, first, board)]
    return _without(document, taken, board) if taken else document


def _rows(blocks: Sequence[Block]) -> list[_Row]:
    found: list[_Row] = []
    for at, block in enumerate(blocks):
        for row, texts in enumerate(_cells(block)):
            labels = next((n + 1 for n in range(len(texts) - 1, -1, -1) if value_of(texts[n]).is_text), 0)
            figures = texts[labels:]
            if len(figures) != _TABLE_4:
                figures = only_stretch(figures, _TABLE_3)
            if len(figures) in (_TABLE_3, _TABLE_4) and any(figures):
                first = next(n for n in range(labels, len(texts)) if texts[n : n + len(figures)] == figures)
                place = f"{block.place}第{row + 1}行"
                found.append(_Row(at, row, tuple(filter(None, texts[:labels])), first, tuple(figures), place))
    return found


def _cells(block: Block) -> list[list[str]]:
    """What stands in the cells, row by row; a row that stands alone is a line with strokes."""
    if isinstance(block, Paragraph):
        return [[part.strip() for part in block.text.strip().strip("|｜").replace("｜", "|").split("|")]]
    if any(cell.rows > 1 or cell.columns > 1 for cell in block.cells):
        return []
    rows: list[list[str]] = [[] for _ in range(block.height)]
    for cell in block.cells:
        rows[cell.row].append(cell.text.strip())
    return rows


def _label(row: _Row) -> str:
    """The row of table 三 that stands before the figures; `` where that is not sure."""
    for text in (row.labels[-1:], row.labels):
        words = "".join(text)
        for concept in meanings(words):
            if concept.kind == "row3":
                return concept.key
        found = row3_suffix(bare(words))
        if found is not None:
            return found.key
    return ""


def _table_3(document: Document, rows: Sequence[_Row], first: Board, board: Board) -> list[_Row]:
    rows = [row for row in rows if len(row.figures) == _TABLE_3]
    named = [(at, key) for at, row in enumerate(rows) if (key := _label(row))]
    keys = [key for _, key in named]
    if len(keys) < _FEWEST or len(set(keys)) < len(keys):
        return []
    if not any(isinstance(document.blocks[row.block], Grid) for row in rows):
        return []
    if all(f"applications.{key}.{kind}" in first.cells for key in keys for kind in _KINDS):
        return []
    rows = rows[named[0][0] : named[-1][0] + 1]
    good = [row for row in rows if any(row.numbers) and _adds_up(row.numbers)]
    bad = [row for row in rows if not _adds_up(row.numbers) and row.figures[-1]]
    if len(bad) * 4 > len(good) or _has_other_order(document, rows[0].block):
        return []
    placed = _between(rows)
    guessed = [row for row in placed if not _label(row)]
    if guessed and _contradicts({key: row for row, key in placed.items()}):
        placed = {row: key for row, key in placed.items() if row not in guessed}
        guessed = []
    for row, key in placed.items():
        board.met("3", key)
        if row in bad:
            why = f"（“{row.labels[-1] if row.labels else key}”一行）各项之和与总计不符，分不清各列是否错位，没有读入"
            board.lose(row.place, " ".join(row.figures), why)
            continue
        for at, (kind, text) in enumerate(zip(_KINDS, row.figures, strict=True), row.first):
            board.put(f"applications.{key}.{kind}", text, f"{row.place}第{at + 1}列")
    board.note(f"表三的表头认不全，各列按规定格式的次序读入（{len(good)}行各项之和与总计相符），请核对。")
    if guessed:
        where = "、".join(row.place for row in guessed)
        board.note(f"表三有{len(guessed)}行的名称不在数字前面（{where}），按上下各行的次序读入，请核对。")
    return list(placed)


def _adds_up(numbers: Sequence[int | float]) -> bool:
    return abs(sum(numbers[:-1]) - numbers[-1]) < 0.001


def _between(rows: Sequence[_Row]) -> dict[_Row, str]:
    """The rows with what they are: by their label, or as one of exactly so many that are missing between two labels."""
    labels = [_label(row) for row in rows]
    placed = {row: key for row, key in zip(rows, labels, strict=True) if key}
    known = [at for at, key in enumerate(labels) if key]
    places = [_ROWS.index(labels[at]) for at in known]
    if places != sorted(places):
        return placed
    for (left, right), (above, below) in zip(pairwise(known), pairwise(places), strict=True):
        missing = _ROWS[above + 1 : below]
        if len(missing) == right - left - 1:
            placed |= dict(zip(rows[left + 1 : right], missing, strict=True))
    return placed


def _contradicts(rows: Mapping[str, _Row]) -> bool:
    """Whether the results are all here and do not add up to their total in some column."""
    parts = [key for key in _ROWS if key not in _SUMS]
    if "handled" not in rows or any(key not in rows for key in parts):
        return False
    sums = [sum(column) for column in zip(*(rows[key].numbers for key in parts), strict=True)]
    return any(abs(one - other) > 0.001 for one, other in zip(sums, rows["handled"].numbers, strict=True))


def _has_other_order(document: Document, before: int) -> bool:
    """Whether headings above the table name the kinds of applicants in another order than the form."""
    for block in document.blocks[: before + 1]:
        texts = (
            [part for part in block.text.split() if part]
            if isinstance(block, Paragraph)
            else [cell.text for cell in block.cells]
        )
        keys = [c.key for text in texts for c in meanings(text) if c.kind == "column3" and c.key in STRONG_3]
        places = [_KINDS.index(key) for key in keys]
        if places != sorted(places):
            return True
    return False


def _table_4(document: Document, rows: Sequence[_Row], first: Board, board: Board) -> list[_Row]:
    # rows that are lines are understood with the lines around them
    grids = [row for row in rows if isinstance(document.blocks[row.block], Grid)]
    found = [row for row in grids if len(row.figures) == _TABLE_4 and not row.labels]
    if len(found) != 1 or all(key in first.cells for key in _RESULTS) or not _names_disputes(document):
        return []
    row = found[0]
    if not all(_adds_up(row.numbers[at : at + 5]) for at in (0, 5, 10)):
        why = "表四的表头认不全，总计又与分项不符，分不清各列，没有读入"
        for at, text in enumerate(row.figures, row.first):
            if text:
                board.lose(f"{row.place}第{at + 1}列", text, why)
        return found
    for at, (key, text) in enumerate(zip(_RESULTS, row.figures, strict=True)):
        board.put(key, text, f"{row.place}第{row.first + at + 1}列")
    board.note("表四的表头认不全，各列按规定格式的次序读入（三处总计与分项相符），请核对。")
    return found


def _names_disputes(document: Document) -> bool:
    texts = (
        text
        for block in document.blocks
        for text in ((block.text,) if isinstance(block, Paragraph) else (cell.text for cell in block.cells))
    )
    return any("行政复议" in plain(text) for text in texts)


def _without(document: Document, taken: Sequence[_Row], board: Board) -> Document:
    """The document without these rows and without the pieces of headings and labels around them."""
    gone = {(row.block, row.row) for row in taken}
    spans = [[row.block for row in taken if len(row.figures) == size] for size in (_TABLE_3, _TABLE_4)]
    inside: set[int] = set()
    for span in filter(None, spans):
        begun = min(span)
        while begun and _may_stand_in_head(document.blocks[begun - 1]):
            begun -= 1
        inside |= set(range(begun, max(span) + 1))
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if at in inside and value_of(block.text).kind == "number":
                board.lose(block.place, block.text, "没有对应的格")
            elif (at, 0) not in gone and (at not in inside or not _is_piece(block.text)):
                blocks.append(block)
            continue
        kept = tuple(cell for cell in block.cells if (at, cell.row) not in gone)
        if at in inside and all(_is_piece(cell.text) for cell in kept):
            continue
        # the rows that stay keep their numbers, because people look for them there
        blocks.append(block._replace(cells=kept))
    return document._replace(blocks=tuple(blocks))


def _may_stand_in_head(block: Block) -> bool:
    """Whether the block is a piece of the headings of a table, or a note beside it (which stays)."""
    if isinstance(block, Grid):
        return all(_is_piece(cell.text) for cell in block.cells)
    words = plain(block.text)
    heading = headed(block.text)
    heads = heading is not None and (heading.style != "none" or heading.strength == 3)
    return words.startswith(("注:", "表")) or (_is_piece(words) and not heads)


def _is_piece(text: str) -> bool:
    """Whether the text holds no figure and no other characters than the labels and headings of the tables."""
    if any(value_of(part).kind == "number" for part in re.split(r"[\s|｜]+", text)):
        return False
    words = plain(text)
    return len(words) <= _LONGEST and "。" not in words and set(bare(text)) <= _SIGNS


_SIGNS = frozenset(
    "".join(
        bare(text)
        for text in (
            FORM.applications.note,
            *(table.name for table in FORM.tables),
            *(f"{row.group}{row.label}" for row in FORM.applications.rows),
            *(column.label for column in (*FORM.applications.columns, *FORM.disputes.columns)),
            *(f"{row.group}{row.label}" for row in FORM.disputes.rows),
            "申请人情况法人或其他组织本年度办理结果表一二三四行政复议行政诉讼0123456789",
        )
    )
)
