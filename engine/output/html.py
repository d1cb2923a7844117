"""The report as a web page for the editor of a site: meaning in the markup, nothing fetched, nothing that runs.

Every figure names its headings (`headers`), every heading its direction (`scope`); so a screen reader says 表三 cell by
cell, and a table that is copied into another editor keeps its merged cells and its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from engine.form import FORM
from engine.output.annex import headings, notes
from engine.output.content import DRAFT_MARK, Paragraph, ReportContent
from engine.output.grids import Cell, Grid, grids
from engine.output.sanitise import sanitise

_STYLE = """
body{max-width:60em;margin:1em auto;padding:0 1em;color:#000;background:#fff;line-height:1.9;font-family:FangSong,"仿宋",serif}
h1{font-family:SimSun,"宋体",serif;font-size:1.5em;line-height:1.5;text-align:center}
h2{font-family:SimHei,"黑体",sans-serif;font-size:1.15em}
h3{font-family:KaiTi,"楷体",serif;font-size:1em}
p{text-indent:2em;margin:.4em 0;overflow-wrap:anywhere}
.sheet{overflow-x:auto}
.signature{text-align:right;text-indent:0}
caption{font-weight:bold}
table{border-collapse:collapse;width:100%;min-width:40em;line-height:1.4}
th{font-weight:normal}
th[scope=row],th[scope=rowgroup]{text-align:left}
td{text-align:center;min-width:3em}
""".strip()

_LINE = ' style="border:1px solid #000;padding:2px 4px"'
"""On every cell itself: editors of sites drop style sheets, and with them all the lines."""

_LETTERS = {"disclosure": "b", "applications": "c", "disputes": "d"}


def html(content: ReportContent) -> str:
    """The report as one page of HTML, the same text for the same content.

    Args:
        content: the report; it is sanitised first.
    """
    clean, _ = sanitise(content)
    title = "".join(clean.title_lines)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        "<article>",
        *_article(clean),
        "</article>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _article(content: ReportContent) -> Iterator[str]:
    if content.draft_mark:
        yield f'<p role="note"><strong>{DRAFT_MARK}</strong></p>'
    yield f"<h1>{'<br>'.join(map(escape, content.title_lines))}</h1>"
    yield from _prose(content.preamble)
    drawn = {grid.table.key: grid for grid in grids()}
    for number, section in enumerate(FORM.sections, start=1):
        yield f'<section aria-labelledby="s{number}">'
        yield f'<h2 id="s{number}">{escape(section.heading)}</h2>'
        if section.body == "table":
            if not content.annex:
                yield from _table(drawn[section.key], content)
            yield from _prose(notes(content, section.key))
        else:
            yield from _prose(getattr(content, section.key))
        yield "</section>"
    for line in content.signature:
        yield f'<p class="signature">{escape(line)}</p>'
    if content.annex:
        for number, (grid, heading) in enumerate(zip(grids(), headings(), strict=True), start=1):
            yield f'<section aria-labelledby="f{number}">'
            yield f'<h2 id="f{number}">{escape(heading)}</h2>'
            yield from _table(grid, content, heading=f"f{number}")
            yield "</section>"


def _prose(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        tag = "h3" if paragraph.kind == "subheading" else "p"
        yield f"<{tag}>{escape(paragraph.text)}</{tag}>"


def _table(grid: Grid, content: ReportContent, heading: str = "") -> Iterator[str]:
    """A table under its caption, or under a heading that has this id and names it."""
    table = grid.table
    name = f"{table.number}　{table.name}"
    label = f'aria-labelledby="{heading}"' if heading else f'aria-label="{escape(name)}"'
    yield f'<div class="sheet" role="region" {label} tabindex="0">'
    yield f"<table {label}>" if heading else "<table>"
    if not heading:
        yield f"<caption>{escape(name)}</caption>"
    yield "".join(f'<colgroup span="{size}"></colgroup>' for size in _columns(grid))
    heads = _heads(grid)
    if heads:
        yield "<thead>"
        yield from _rows(grid, range(heads), content)
        yield "</thead>"
    for rows in _bodies(grid, heads):
        yield "<tbody>"
        yield from _rows(grid, rows, content)
        yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _columns(grid: Grid) -> tuple[int, ...]:
    """The columns in groups, as the widest headings bracket them."""
    match grid.table.key:
        case "applications":
            return (3, 1, 5, 1)
        case "disputes":
            return (5, 5, 5)
        case _:
            return (1, grid.columns - 1)


def _heads(grid: Grid) -> int:
    """How many rows stand on top as headings; 表二 has its headings in each block."""
    if any(cell.role == "bar" for cell in grid.cells):
        return 0
    return min(cell.row for cell in grid.cells if cell.key)


def _bodies(grid: Grid, heads: int) -> list[range]:
    starts = [cell.row for cell in grid.cells if cell.role == "bar"] or [heads]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], grid.rows], strict=True)]


def _rows(grid: Grid, rows: range, content: ReportContent) -> Iterator[str]:
    for row in rows:
        cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
        yield f"<tr>{''.join(_cell(grid, cell, content) for cell in cells)}</tr>"


def _cell(grid: Grid, cell: Cell, content: ReportContent) -> str:
    size = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    )
    if cell.key:
        headings = " ".join(_id(grid, other) for other in _headings(grid, cell))
        return f'<td{size} headers="{headings}"{_LINE}>{escape(content.cells.get(cell.key, ""))}</td>'
    if cell.role == "note":
        return f"<td{size}{_LINE}>{escape(cell.text)}</td>"
    return f'<th{size} id="{_id(grid, cell)}" scope="{_scope(cell)}"{_LINE}>{escape(cell.text)}</th>'


def _scope(cell: Cell) -> str:
    if cell.role == "head":
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.role == "bar" or cell.rows > 1 else "row"


def _headings(grid: Grid, cell: Cell) -> list[Cell]:
    """What heads a figure: the bar of its block, the headings above it, the labels before it."""
    top = max((other.row for other in grid.cells if other.role == "bar" and other.row < cell.row), default=0)
    found = []
    for other in grid.cells:
        above = other.role == "head" and top <= other.row < cell.row and _covers(other, cell.column)
        before = other.role in ("label", "group") and other.row <= cell.row < other.row + other.rows
        if above or before or (other.role == "bar" and other.row == top):
            found.append(other)
    return found


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def _id(grid: Grid, cell: Cell) -> str:
    return f"{_LETTERS[grid.table.key]}{cell.row + 1}-{cell.column + 1}"
