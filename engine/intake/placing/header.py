"""The headings over the columns: which rows are headings, and what stands over each column."""

from __future__ import annotations

from collections.abc import Mapping

from engine.intake.document import GridCell
from engine.intake.placing.axes import Path, column3_key, resolve
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import OLD_LABELS, Concept, meanings, near
from engine.intake.placing.sheet import Sheet, has, is_strong
from engine.intake.placing.text import plain, shown
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple


class Header(NamedTuple):
    """The headings of some rows.

    Attributes:
        columns: by column, what stands over it, from the top down.
        units: by column, the unit of money that its heading names.
        tables: the digits of the tables that the headings belong to.
        serials: columns that count the rows.
    """

    columns: Mapping[int, Path]
    units: Mapping[int, str]
    tables: frozenset[str]
    serials: frozenset[int] = frozenset()


def is_header(sheet: Sheet, row: int) -> bool:
    """Whether the row holds headings and no figures."""
    cells = sheet.cells(row)
    if _counts_columns(cells):
        return True
    if not cells or any(value_of(cell.text).kind in ("number", "none") for cell in cells):
        return False
    found = [meanings(cell.text) for cell in cells]
    if any(has(concepts, "row2", "group3") or _is_row3(concepts) for concepts in found):
        return False
    if any(is_strong(concept) for concepts in found for concept in concepts):
        return True
    groups = {concept.key for concepts in found for concept in concepts if concept.kind == "group4"}
    wide = any(has(meanings(cell.text), "group4") and cell.columns > 1 for cell in cells)
    if len(groups) > 1 or wide:
        return True
    framed = any(has(concepts, "frame", "serial", "remark") for concepts in found)
    return framed or (len(cells) == 1 and (cells[0].columns * 2 > sheet.width or row == 0))


def _counts_columns(cells: list[GridCell]) -> bool:
    """Whether the row only numbers the columns: 甲 乙 1 2 3 4 5 6 7."""
    numbers = [value_of(cell.text).number for cell in cells if cell.text.strip() not in _LETTERS]
    return len(numbers) >= _COUNTED and numbers == list(range(1, len(numbers) + 1))


_LETTERS = ("甲", "乙", "丙", "丁", "A", "B", "C", "栏次", "列次", "序号")
_COUNTED = 5


def _is_row3(concepts: tuple[Concept, ...]) -> bool:
    return has(concepts, "row3") and not has(concepts, "column3")


def read_header(sheet: Sheet, first: int, last: int, board: Board) -> Header:
    """What stands over each column in the rows from `first` to before `last`."""
    known = {
        (concept.kind, concept.key)
        for row in range(first, last)
        for cell in sheet.cells(row)
        for concept in meanings(cell.text)
    }
    tables = frozenset(
        concept.table
        for row in range(first, last)
        for cell in sheet.cells(row)
        for concept in meanings(cell.text)
        if concept.table and (is_strong(concept) or concept.kind in ("group4", "item"))
    )
    kinds = tuple(f"column{table}" for table in sorted(tables))
    columns: dict[int, Path] = {}
    units: dict[int, str] = {}
    leaves: dict[int, GridCell] = {}
    for column in range(sheet.width):
        path: list[tuple[Concept, ...]] = []
        for row in range(first, last):
            cell = _heading(sheet, row, column)
            if cell is None:
                continue
            found = _meant(cell, kinds, known, sheet, board)
            if found:
                leaves[column] = cell
            if found and found not in path[-1:]:
                path.append(found)
            units[column] = _unit(cell.text) or units.get(column, "")
        columns[column] = tuple(path)
    serials = {column for column, path in columns.items() if path and has(path[-1], "serial")}
    if _hides_groups(sheet, first, last):
        columns = {c: tuple(part for part in path if _LITIGATION not in part) for c, path in columns.items()}
    named = {column for column, path in columns.items() if _names(path)}
    named -= _doubled(named, columns, leaves, sheet, board)
    return Header({c: p for c, p in columns.items() if c in named}, units, tables, frozenset(serials))


_LITIGATION = Concept("group4", "litigation")


def _hides_groups(sheet: Sheet, first: int, last: int) -> bool:
    """Whether 行政诉讼 has groups below it, also unreadable ones, so that it names no column by itself."""
    below = False
    for row in range(first, last):
        found = [meanings(cell.text) for cell in sheet.cells(row)]
        if below and any(not concepts or _is_inner(concepts) for concepts in found):
            return True
        below = below or any(_LITIGATION in concepts for concepts in found)
    return False


def _is_inner(concepts: tuple[Concept, ...]) -> bool:
    return any(concept.key.startswith("litigation_") for concept in concepts)


def _doubled(
    named: set[int], columns: Mapping[int, Path], leaves: Mapping[int, GridCell], sheet: Sheet, board: Board
) -> set[int]:
    """Columns of which two claim the same figures: neither is believed."""
    claims: dict[str, dict[GridCell, set[int]]] = {}
    for column in named:
        key, loose = resolve((), columns[column])
        if not key and not any(has(concepts, "group4") for concepts in columns[column]):
            key, loose = column3_key(columns[column])
        if key and not loose and column in leaves:
            claims.setdefault(key, {}).setdefault(leaves[column], set()).add(column)
    found: set[int] = set()
    for cells in claims.values():
        if len(cells) > 1:
            found |= {column for covered in cells.values() for column in covered}
            first = next(iter(cells))
            board.note(
                f"{sheet.place(first)}：表头“{shown(first.text)}”有{len(cells)}列，分不清哪一列，没有读入。"
            )
    return found


def _names(path: Path) -> bool:
    return bool(column3_key(path)[0]) or any(
        has(concepts, "column2", "column4", "group4") for concepts in path
    )


def _heading(sheet: Sheet, row: int, column: int) -> GridCell | None:
    """The heading in the square; an empty square belongs to the group on its left."""
    cell = sheet.at(row, column)
    if cell is not None and cell.text.strip():
        return cell
    for left in range(column - 1, -1, -1):
        cell = sheet.at(row, left)
        if cell is not None and cell.text.strip():
            found = meanings(cell.text)
            is_group = has(found, "item", "group4") or any(
                c.kind == "column3" and c.key == "organisations" and not c.loose for c in found
            )
            return cell if is_group else None
    return None


def _meant(
    cell: GridCell, kinds: tuple[str, ...], known: set[tuple[str, str]], sheet: Sheet, board: Board
) -> tuple[Concept, ...]:
    """What a heading means; a label of the older form is remembered."""
    found = meanings(cell.text)
    if not found and kinds:
        found = _misspelt(cell, kinds, known, sheet, board)
    if any(concept.edition == "2019" and concept.key in OLD_LABELS for concept in found):
        board.old_label(cell.text)
    return found


def _misspelt(
    cell: GridCell, kinds: tuple[str, ...], known: set[tuple[str, str]], sheet: Sheet, board: Board
) -> tuple[Concept, ...]:
    concept = near(cell.text, kinds)
    if concept is None or (concept.kind in ("column2", "column3") and (concept.kind, concept.key) in known):
        return ()
    board.note(f"{sheet.place(cell)}：表头“{shown(cell.text)}”与规定的不完全一致，按最接近的栏目读入。")
    return (concept,)


def _unit(text: str) -> str:
    words = plain(text)
    if "万元" in words:
        return "万元"
    if "亿元" in words:
        return "亿元"
    return "元" if any(mark in words for mark in ("单位:元", "(元)")) else ""
