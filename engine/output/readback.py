"""Reads a written report back from its bytes and compares it with what should be in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engine.form import FORM, title
from engine.namedtuple import NamedTuple
from engine.output.annex import headings, notes
from engine.output.content import DRAFT_MARK, NOTES, PARTS, ReportContent
from engine.output.errors import Difference, ReadBackError
from engine.output.grids import Cell, Grid, grids
from engine.output.headers import headers
from engine.output.opened import NoDocxError, Opened
from engine.output.sanitise import sanitise
from engine.output.walk import TBL, ReadTable, W, blocks, paragraph_text
from engine.output.xml import Element

TABLE = "\0表格"


class ReadReport(NamedTuple):
    """A report as read from its bytes.

    Attributes:
        front: paragraphs before section 一: the title lines, then the preamble.
        parts: key of the section -> its paragraphs, tables left out; the signature is the end of `matters`.
        headings: the headings found, in order.
        cells: key of the form -> text, for the cells whose table has the official shape.
        tables: key of the section -> its table.
        headers: the header of every kind of page.
        blocks: every paragraph with text, and `TABLE` for a table, in order.
        faults: what is wrong with the structure of the file, in Chinese.
    """

    front: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    headings: tuple[str, ...]
    cells: Mapping[str, str]
    tables: Mapping[str, ReadTable]
    headers: tuple[str, ...]
    blocks: tuple[str, ...]
    faults: tuple[str, ...]


def opened(data: bytes) -> Opened:
    """A written report, taken apart.

    Args:
        data: bytes of a .docx.

    Raises:
        ReadBackError: the file is no zip, has no document, or is not well-formed XML.
    """
    try:
        return Opened(data)
    except NoDocxError as error:
        raise ReadBackError([Difference("structure", f"写出的文件{error}".removesuffix("。"))]) from error


def read(written: bytes | Opened) -> ReadReport:
    """Reads a report that this program wrote.

    Args:
        written: a .docx.

    Raises:
        ReadBackError: the file is no zip, has no document, or is not well-formed XML.
    """
    file = opened(written) if isinstance(written, bytes) else written
    faults = [f"文件里部件 {name} 出现了两次" for name in sorted(file.twice)]
    texts: list[str] = []
    found: dict[int, Element] = {}
    tables: list[tuple[int, ReadTable]] = []
    for block in blocks(file.body):
        if block.tag == TBL:
            tables.append((len(texts), file.table(block)))
            texts.append(TABLE)
        else:
            text = paragraph_text(block)
            if text.strip():
                found[len(texts)] = block
                texts.append(text)
    places = _places(texts, lambda at: at in found and _is_heading(file, found[at]))
    placed = _placed(places, tables, len(texts))
    cells: dict[str, str] = {}
    for grid in grids():
        table = placed.get(grid.table.key)
        if table is not None:
            cells.update(_figures(grid, table))
            faults += [f"{grid.table.number}{problem}" for problem in table.problems]
    shown, more = headers(file)
    faults += more
    faults += [f"写出的部件 {name} 不是合法的 XML（{why}）" for name, why in file.torn.items()]
    order = sorted((at, key) for key, at in places.items())
    ends = [at for at, _ in order[1:]] + [len(texts)]
    return ReadReport(
        front=tuple(texts[: order[0][0] if order else len(texts)]),
        parts={
            key: tuple(text for text in texts[at + 1 : end] if text != TABLE)
            for (at, key), end in zip(order, ends, strict=True)
        },
        headings=tuple(texts[at] for at, _ in order),
        cells=cells,
        tables=placed,
        headers=shown,
        blocks=tuple(texts),
        faults=tuple(faults),
    )


def verify(written: bytes | Opened, content: ReportContent) -> list[Difference]:
    """Compares a written report with its content: every cell, label, paragraph, heading, the header, the structure.

    Args:
        written: a .docx.
        content: what should be in it (sanitised here in the same way as for writing).

    Returns:
        The differences in the order of the report; an empty list when there is none.
    """
    clean, _ = sanitise(content)
    try:
        found = read(written)
    except ReadBackError as error:
        return list(error.differences)
    return differing(found, clean)


def differing(found: ReadReport, clean: ReportContent) -> list[Difference]:
    """Compares a report as it was read with its content.

    Args:
        found: the report.
        clean: what should be in it, sanitised.

    Returns:
        The differences in the order of the report; an empty list when there is none.
    """
    differences = [Difference("structure", fault) for fault in found.faults]
    differences += _compare_blocks(clean, found.blocks)
    for grid in grids():
        table = found.tables.get(grid.table.key)
        if table is None:
            differences.append(Difference("structure", f"写出的文件里没有{grid.table.number}"))
        else:
            differences += _compare_table(grid, table, clean)
    wanted = DRAFT_MARK if clean.draft_mark else ""
    for header in dict.fromkeys(found.headers):
        if header != wanted and (wanted or DRAFT_MARK in header):
            differences.append(Difference("header", "页眉", wanted, header))
    return differences


def expected(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Every block in order, `TABLE` for a table, with its place in words."""
    for number, line in enumerate(content.title_lines, start=1):
        yield line, f"标题第 {number} 行"
    yield from _prose(content, "preamble")
    for section in FORM.sections:
        yield section.heading, "部分标题"
        if section.body == "table":
            if not content.annex:
                yield TABLE, f"{section.heading}的表格"
            for number, paragraph in enumerate(notes(content, section.key), start=1):
                yield paragraph.text, f"{PARTS[NOTES[section.key]]}第 {number} 段"
        else:
            yield from _prose(content, section.key)
    for number, line in enumerate(content.signature, start=1):
        yield line, f"署名第 {number} 行"
    if content.annex:
        for number, heading in enumerate(headings(), start=1):
            yield heading, f"附表{number}的标题"
            yield TABLE, f"附表{number}"


def _prose(content: ReportContent, field: str) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(getattr(content, field), start=1):
        yield paragraph.text, f"{PARTS[field]}第 {number} 段"


def _compare_blocks(content: ReportContent, found: tuple[str, ...]) -> list[Difference]:
    wanted = list(expected(content))
    texts = [text for text, _ in wanted]
    if texts == list(found):
        return []
    from difflib import SequenceMatcher

    differences = []
    matcher = SequenceMatcher(None, texts, found, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        actual = list(found[j:j_end])
        for text, where in wanted[i:i_end]:
            name = "heading" if where == "部分标题" else "paragraph"
            differences.append(
                Difference(name, where, _shown(text), _shown(actual.pop(0)) if actual else "")  # type: ignore[arg-type]
            )
        before = wanted[i_end - 1][1] if i_end else "开头"
        differences += [Difference("paragraph", f"{before}之后多出一段", "", _shown(text)) for text in actual]
    return differences


def _shown(text: str) -> str:
    return "（表格）" if text == TABLE else text


def _compare_table(grid: Grid, table: ReadTable, content: ReportContent) -> list[Difference]:
    number = grid.table.number
    if (table.rows, table.columns) != (grid.rows, grid.columns):
        return [
            Difference(
                "structure",
                f"{number}应为 {grid.rows} 行 {grid.columns} 列，写出的是 {table.rows} 行 {table.columns} 列",
            )
        ]
    differences = []
    for cell in grid.cells:
        read_cell = table.cells.get((cell.row, cell.column))
        if read_cell is None or not _same_shape(cell, table):
            where = title(cell.key) if cell.key else f"{number}“{cell.text}”"
            differences.append(Difference("structure", f"{where}一格的合并方式与官方表样不符"))
        elif cell.key:
            wanted = content.cells[cell.key]
            if read_cell.text != wanted:
                differences.append(Difference("cell", title(cell.key), wanted, read_cell.text, key=cell.key))
        elif "".join(read_cell.text.split()) != cell.text:
            differences.append(Difference("label", f"{number}表头或项目名", cell.text, read_cell.text))
    return differences


def _same_shape(cell: Cell, table: ReadTable) -> bool:
    for row in range(cell.row, cell.row + cell.rows):
        found = table.cells.get((row, cell.column))
        if found is None or found.columns != cell.columns or found.continues != (row > cell.row):
            return False
    below = table.cells.get((cell.row + cell.rows, cell.column))
    return below is None or not below.continues


def _figures(grid: Grid, table: ReadTable) -> dict[str, str]:
    if (table.rows, table.columns) != (grid.rows, grid.columns):
        return {}
    return {
        cell.key: table.cells[cell.row, cell.column].text
        for cell in grid.cells
        if cell.key and (cell.row, cell.column) in table.cells
    }


def _places(texts: list[str], is_heading: Callable[[int], bool]) -> dict[str, int]:
    """Section -> index of its heading; where prose repeats a heading, the one that is set as a heading."""
    places: dict[str, int] = {}
    start = 0
    for section in FORM.sections:
        candidates = [at for at in range(start, len(texts)) if texts[at] == section.heading]
        if len(candidates) > 1:
            candidates = [at for at in candidates if is_heading(at)] or candidates
        if candidates:
            places[section.key] = candidates[0]
            start = candidates[0] + 1
    return places


def _is_heading(file: Opened, paragraph: Element) -> bool:
    """Whether the style of a paragraph has the outline level of a section."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is None:
        return False
    styles = file.one("styles")
    for known in () if styles is None else styles.iterfind(W + "style"):
        if known.get(W + "styleId") == style.get(W + "val"):
            level = known.find(f"{W}pPr/{W}outlineLvl")
            return level is not None and level.get(W + "val") == "0"
    return False


def _placed(places: Mapping[str, int], tables: list[tuple[int, ReadTable]], end: int) -> dict[str, ReadTable]:
    found: dict[str, ReadTable] = {}
    starts = sorted(places.values())
    for grid in grids():
        key = grid.table.key
        if key not in places:
            continue
        until = next((start for start in starts if start > places[key]), end)
        here = [table for at, table in tables if places[key] < at < until]
        fitting = [table for table in here if (table.rows, table.columns) == (grid.rows, grid.columns)]
        if here:
            found[key] = (fitting or here)[0]
    if len(found) < len(grids()):  # as an annex they stand behind the text
        for grid in grids():
            left = [table for _, table in tables if all(table is not used for used in found.values())]
            shaped = [table for table in left if (table.rows, table.columns) == (grid.rows, grid.columns)]
            if grid.table.key not in found and shaped:
                found[grid.table.key] = shaped[0]
    return found
