"""A document becomes a report."""

from __future__ import annotations

from collections.abc import Sequence

from engine.form.current import FORM
from engine.form.edition_2019 import FORM_2019
from engine.form.keys import CELLS
from engine.intake.document import Document, Grid
from engine.intake.placing.board import Board
from engine.intake.placing.by_order import take_by_order
from engine.intake.placing.concepts import meanings
from engine.intake.placing.ending import Ending, ending_of
from engine.intake.placing.flat import place_flat
from engine.intake.placing.flow import Flow, Line, flow_of
from engine.intake.placing.front import front_of
from engine.intake.placing.grid import Placer
from engine.intake.placing.headings import SECTIONS, headed
from engine.intake.placing.profile import profile_of
from engine.intake.placing.sections import FRONT, Sections, sections_of
from engine.intake.placing.sheet import has
from engine.intake.placing.text import bare, plain, shown
from engine.intake.report import Reading, Report

_CHANGED_IN = 2021
"""The form in force holds from the report on this year."""
_TABLES = ("disclosure", "applications", "disputes")
_ROW_KEYS = {"2": "disclosure", "3": "applications"}


def report_of(document: Document) -> Report:
    """Understands a document: figures by their labels, prose by its headings, and what found no place.

    Pure; never raises for a document that a reader gave.
    """
    board = Board()
    if document.kind == "text":
        document = take_by_order(document, _of_grids(flow_of(document), Board()), board)
    flow = flow_of(document)
    sections = sections_of(flow.items)
    _of_grids(flow, board)
    lines = {section: _unlined(items, board) for section, items in sections.items.items()}
    last = sections.found[-1] if sections.found else FRONT
    ending = ending_of(lines[last]) if last else Ending(frozenset(range(len(lines[FRONT]))))
    if last:
        lines[last] = [line for at, line in enumerate(lines[last]) if at in ending.kept]
    front = front_of(lines.pop(FRONT))
    prose = _prose(front.preamble, lines, sections)
    profile = profile_of(
        front.title,
        prose.get("preamble", "") or prose.get("overview", "")[:400],
        signature=ending.signature,
        date=ending.date,
        named=document.title,
    )
    for grid in flow.strangers:
        board.lose(grid.place, _said(grid), f"（{grid.height}行{grid.width}列）不是规定的三张表，没有读入")
    edition = _edition(board, profile.get("year"))
    notes = (*document.notes, *board.notes, *_missing(sections, board, edition))
    if ending.attached:
        notes = (*notes, "文末附件没有读入：" + "；".join(shown(line.text, 40) for line in ending.attached))
    return Report(
        name=document.name,
        edition=edition,
        profile=profile,
        cells=_ordered(board),
        older=dict(board.older),
        prose=prose,
        title=front.title,
        headings=sections.headings,
        unplaced=tuple(board.unplaced),
        notes=notes,
        sections=sections.found,
        old_labels=tuple(board.old_labels),
        surplus=tuple(board.surplus),
        residue=document.residue,
        order={_ROW_KEYS[table]: tuple(rows) for table, rows in board.order.items()},
    )


def _of_grids(flow: Flow, board: Board) -> Board:
    """What the tables say whose headings can be read."""
    placer = Placer(board)
    for item in flow.items:
        if isinstance(item, Grid):
            placer.place(item)
    return board


def _unlined(items: Sequence[Line | Grid], board: Board) -> list[Line]:
    """The lines of a section without those of flattened tables, which are placed."""
    kept: list[Line] = []
    stretch: list[Line] = []
    for item in (*items, None):
        if isinstance(item, Line):
            stretch.append(item)
            continue
        taken = place_flat(stretch, board)
        kept += [line for at, line in enumerate(stretch) if at not in taken]
        stretch = []
    return kept


def _prose(preamble: Sequence[Line], lines: dict[str, list[Line]], sections: Sections) -> dict[str, str]:
    found = {"preamble": _text(preamble)} if sections.found else {"overview": _text(preamble)}
    for section in SECTIONS:
        kept = lines.get(section, [])
        if section in _TABLES:
            kept = [line for line in kept if not _is_caption(line.text, section)]
        found[section] = _text(kept) or found.get(section, "")
    return {part: text for part, text in found.items() if text}


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text.strip() for line in lines)


def _is_caption(text: str, section: str) -> bool:
    """Whether the line only names the table below: its heading again, 表二 and its heading, 表1, 单位：件."""
    words = plain(text)
    if section == "disclosure" and has(meanings(text), "item") and words.endswith(("项", "项)", "项:")):
        return True
    numbered = words.removeprefix("附").removeprefix("续")
    is_numbered = numbered[:1] == "表" and numbered[1:2] in tuple("一二三四五12345")
    heading = headed(numbered[2:].lstrip(":.、") if is_numbered else text)
    if heading is not None and heading.section == section and not heading.body:
        return True
    without = bare(words.removeprefix("附").removeprefix("续"))
    return (
        words.startswith(("单位:", "(单位:", "计量单位:", "(本列数据的勾稽"))
        or without in ("表", "续表", "表一", "表二", "表三", "表四", "统计表")
        or (len(words) <= 4 and words[:1] == "表" and words[1:].isdigit())
    ) and "。" not in words


def _said(grid: Grid) -> str:
    return " ".join("".join(cell.text.split()) for cell in grid.cells if cell.text.strip())


def _edition(board: Board, year: object) -> str:
    """Which form the tables follow: the labels tell, the year where they are silent."""
    newer = {"made", "repealed", "in_force"}
    new = sum(key.rsplit(".", 1)[-1] in newer for key in board.cells) + ("disclosure.fees" in board.cells)
    old = len(board.older)
    if old != new:
        found = FORM_2019.edition if old > new else FORM.edition
    else:
        before = isinstance(year, int) and year < _CHANGED_IN
        found = FORM_2019.edition if before else FORM.edition
    if found == FORM.edition and board.old_labels and (not isinstance(year, int) or year >= _CHANGED_IN):
        named = "、".join(f"“{shown(label)}”" for label in board.old_labels[:3])
        board.note(f"表格里有2019年旧版式的栏目{named}，其余按现行格式读入。")
    return found


def _ordered(board: Board) -> dict[str, Reading]:
    """The readings in the order of the form, sums behind the cells."""
    known = {key: board.cells[key] for key in CELLS if key in board.cells}
    return known | {key: reading for key, reading in board.cells.items() if key not in known}


def _missing(sections: Sections, board: Board, edition: str) -> list[str]:
    """What of the form was not found."""
    form = FORM_2019 if edition == FORM_2019.edition else FORM
    found = [
        f"没有找到标题“{section.heading}”。" for section in form.sections if section.key not in sections.found
    ]
    placed = {*board.cells, *board.older}
    for table in form.tables:
        cells = table.cells()
        there = [cell for cell in cells if cell in placed]
        if not there:
            found.append(f"没有找到{table.number}“{table.name}”。")
        elif len(there) < len(cells) and table.key != "applications":
            found.append(f"{table.number}有{len(cells) - len(there)}格没有找到。")
        elif len(there) < len(cells):
            lacking = len(cells) - len(there)
            single = "applications.other.total" in placed
            if not (single and lacking == len(table.groups[-1].rows) * len(table.columns)):
                found.append(f"{table.number}有{lacking}格没有找到。")
    return found
