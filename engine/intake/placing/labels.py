"""The labels in front of the rows: which squares they are, and the path that they make for each row."""

from __future__ import annotations

from collections.abc import Mapping

from engine.intake.document import GridCell
from engine.intake.placing.axes import Path
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import OLD_LABELS, Concept, meanings, near, row3_suffix
from engine.intake.placing.header import Header
from engine.intake.placing.sheet import Sheet, has
from engine.intake.placing.text import bare, shown
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple

_LABELS = ("row2", "row3", "group3", "group4", "item", "frame")


class RowPath(NamedTuple):
    """The labels of one row.

    Attributes:
        concepts: what each may mean, from the outermost in.
        specific: the row or group that the innermost one names, where it is known.
        text: the innermost label as it is printed.
        unknown: the innermost label, where it is not known.
    """

    concepts: Path = ()
    specific: Concept | None = None
    text: str = ""
    unknown: str = ""


class RowLabels(NamedTuple):
    """The labels of some rows.

    Attributes:
        columns: the columns that hold labels.
        cells: by row, the cells that are labels.
        paths: by row, its labels.
    """

    columns: frozenset[int]
    cells: Mapping[int, frozenset[GridCell]]
    paths: Mapping[int, RowPath]


def row_labels(sheet: Sheet, rows: range, header: Header, board: Board) -> RowLabels:
    """Finds the labels of rows that stand under one heading."""
    columns = _label_columns(sheet, rows, header)
    known = {
        concept.key
        for row in rows
        for column in columns
        for concept in meanings(sheet.text(row, column))
        if concept.kind in ("row2", "row3")
    }
    cells: dict[int, frozenset[GridCell]] = {}
    paths: dict[int, RowPath] = {}
    owns = {row: _own(sheet, row, columns, header) for row in rows}
    for row, own in owns.items():
        cells[row] = frozenset(cell for _, cell in own)
        path = _path(sheet, rows, row, own, columns, header, known, board)
        named = path.specific
        if (
            named is not None
            and named.kind == "group3"
            and (_covers_more(sheet, row, own[-1][1], owns) or _lacks_its_first(named.key, known))
        ):
            path = path._replace(concepts=path.concepts[:-1], specific=None)
        paths[row] = path
    return RowLabels(columns, cells, paths)


def _covers_more(
    sheet: Sheet, row: int, cell: GridCell, owns: Mapping[int, list[tuple[int, GridCell]]]
) -> bool:
    """Whether a group names rows that lost their own labels, so that it names no row of sums."""
    if cell.rows > 1:
        return True
    below = owns.get(row + 1)
    if any(other.text == cell.text for _, other in owns.get(row - 1, ())) or (
        below and below[-1][1].text == cell.text
    ):
        return True
    for other in (row - 1, row + 1):
        beside = owns.get(other)
        if beside is None or not any(value_of(there.text).kind == "number" for there in sheet.cells(other)):
            continue
        if not beside or not has(meanings(beside[-1][1].text), "row3", "group3"):
            return True
    return False


def _lacks_its_first(group: str, known: set[str]) -> bool:
    """Whether rows of the group are here and its first one is not: its label is lost, and the group stands before it."""
    from engine.form.edition_2021 import FORM

    members = [row for found in FORM.applications.groups if found.key == group for row in found.rows]
    return bool(members) and members[0] not in known and any(row in known for row in members)


def _label_columns(sheet: Sheet, rows: range, header: Header) -> frozenset[int]:
    labels: dict[int, int] = {}
    figures: dict[int, int] = {}
    for row in rows:
        for column in range(sheet.width):
            text = sheet.text(row, column)
            if has(meanings(text), *_LABELS):
                labels[column] = labels.get(column, 0) + 1
            elif value_of(text).kind == "number" and column not in header.serials:
                figures[column] = figures.get(column, 0) + 1
    found = {column for column, count in labels.items() if count > figures.get(column, 0)}
    widest = max(found, default=-1)
    return frozenset(
        column
        for column in range(sheet.width)
        if column in found or (column < widest and not figures.get(column) and column not in header.columns)
    )


def _own(sheet: Sheet, row: int, columns: frozenset[int], header: Header) -> list[tuple[int, GridCell]]:
    """The label cells of the row with their last column here, from left to right."""
    found: dict[GridCell, int] = {}
    for column in range(sheet.width):
        cell = sheet.at(row, column)
        if cell is None or not cell.text.strip():
            continue
        kind = value_of(cell.text).kind
        is_label = has(meanings(cell.text), *_LABELS) and not (column in header.columns and kind != "text")
        if is_label or (column in columns and kind == "text"):
            found[cell] = column
    return [(last, cell) for cell, last in found.items()]


def _path(
    sheet: Sheet,
    rows: range,
    row: int,
    own: list[tuple[int, GridCell]],
    columns: frozenset[int],
    header: Header,
    known: set[str],
    board: Board,
) -> RowPath:
    if not own:
        return RowPath()
    last = own[-1][1]
    path = _outer(sheet, rows, row, own, columns)
    specific = meanings(last.text)
    group = next((c for concepts in reversed(path) for c in concepts if c.kind == "group3"), None)
    if group is not None and group.key != "results" and bare(last.text) in ("小计", "合计"):
        specific = (group,)
    elif not has(specific, *_LABELS):
        specific = _misspelt(sheet, last, path, header, known, board)
    for concept in specific:
        if (concept.edition == "2019" and concept.key in OLD_LABELS) or (
            concept.key == "normative_documents" and bare(last.text) == "规范性文件"
        ):
            board.old_label(last.text)
    path.append(specific)
    named = next((c for c in specific if c.kind in ("row2", "row3", "group3")), None)
    text = shown(last.text)
    return RowPath(tuple(path), named, text, "" if specific else text)


def _outer(
    sheet: Sheet, rows: range, row: int, own: list[tuple[int, GridCell]], columns: frozenset[int]
) -> list[tuple[Concept, ...]]:
    """What stands before the innermost label: groups that go on from above, and the labels of the row itself."""
    path: list[tuple[Concept, ...]] = []
    covered = {cell for _, cell in own}
    for column in sorted(columns):
        if column < own[-1][0] and sheet.at(row, column) not in covered:
            above = _group_above(sheet, rows, row, column)
            if above and above not in path:
                path.append(above)
    for _, cell in own[:-1]:
        found = meanings(cell.text)
        if found and found not in path:
            path.append(found)
    return path


def _group_above(sheet: Sheet, rows: range, row: int, column: int) -> tuple[Concept, ...] | None:
    """The group whose rows this one continues: the next label above an empty label square."""
    for above in range(row - 1, rows.start - 1, -1):
        text = sheet.text(above, column)
        if text.strip():
            found = meanings(text)
            return found if has(found, "group3", "group4", "item") else None
    return None


def _misspelt(
    sheet: Sheet,
    cell: GridCell,
    path: list[tuple[Concept, ...]],
    header: Header,
    known: set[str],
    board: Board,
) -> tuple[Concept, ...]:
    """The row of the form that a misspelt label means, looked for in its group first."""
    from engine.form.current import FORM

    groups = {concept.key for concepts in path for concept in concepts if concept.kind == "group3"} - {
        "results"
    }
    every = {row.key for row in FORM.applications.rows} - known
    inside = frozenset(key for key in every if key.split(".", 1)[0] in groups)
    found = row3_suffix(bare(cell.text))
    if found is not None and found.key not in known:
        return (found,)
    if inside:
        found = near(cell.text, ("row3",), inside)
    elif "2" in header.tables:
        found = near(cell.text, ("row2",))
        found = None if found is not None and found.key in known else found
    else:
        found = near(cell.text, ("row3",), frozenset(every)) or near(cell.text, ("group3",))
    if found is None:
        return ()
    board.note(f"{sheet.place(cell)}：“{shown(cell.text)}”与规定的不完全一致，按最接近的一行读入。")
    return (found,)
