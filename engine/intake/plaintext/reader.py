"""A plain text or Markdown file as a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.intake.document import Block, Document, Grid, GridCell, Paragraph
from engine.intake.encodings import decode
from engine.intake.errors import IntakeError
from engine.intake.plaintext.boxes import boxed
from engine.intake.plaintext.lines import Row, left_marks, rows
from engine.intake.plaintext.markdown import RULE, heading, plain, struck, without_comments
from engine.intake.plaintext.tables import strokes, tabbed
from engine.intake.plaintext.unrolled import unrolled
from engine.intake.plaintext.wrapped import breaking_width, goes_on, indented, joined
from engine.regex import regex

MOST_BYTES = 4 * 2**20
_MOST_LINES = 20_000
_MOST_SIGNS = 1_000_000
_MOST_STROKES, _MOST_TABLES = 60_000, 500
"""A report has a few hundred cells in a handful of tables; a text with so many signs between cells is something else."""
_NO_REPORT = "文件里的文字或表格过多，不像一份年度报告，没有读；请只保留报告本身"
_PAGE = regex(r"^\s*(?:<!doctype html|<html\b|<\?xml[^>]*>\s*<(?:!doctype|html))", re.IGNORECASE)
_TABLE = regex(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_FRONT = regex(r"^\ufeff?---[ \t]*\r?\n((?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n|\r?\n){1,40})---[ \t]*(?:\r?\n|$)")
_FRONT_TITLE = regex(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_ONLY_STROKES = regex(r"[|｜│┃\s]+$")
_UNDERLINE = regex(r"^(?:={3,}|-{3,})$")


def read(name: str, data: bytes) -> Document:
    """Reads a text file (`.txt`, `.md`).

    A line is a paragraph, except where the whole text was broken at a fixed width. Tables of upright strokes, tabs, box
    characters and HTML become grids; a table that is flattened to one cell a line stays lines.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        The document; its notes say what could not be decoded.

    Raises:
        IntakeError: it is empty, too big, or no text.
    """
    if len(data) > MOST_BYTES:
        raise IntakeError(
            name, f"文件超过 {MOST_BYTES // 2**20} MB，不像一份年度报告，没有读；请只保留报告本身"
        )
    text, _, notes = decode(name, data)
    if _is_too_much(text):
        raise IntakeError(name, _NO_REPORT)
    if _PAGE.match(text):
        from engine.intake.html import read as read_page

        return read_page(name, data)
    markdown = name.lower().endswith((".md", ".markdown", ".mdown"))
    title = ""
    if markdown:
        text, title = _without_front(without_comments(text))
    pieces = _pieces(text)
    if sum(piece.count("\n") for piece in pieces) > _MOST_LINES:
        raise IntakeError(name, f"文件超过 {_MOST_LINES} 行，不像一份年度报告，没有读；请只保留报告本身")
    blocks: list[Block] = []
    line = 1
    for at, piece in enumerate(pieces):
        if at % 2:
            from engine.intake.html import grids

            blocks += [Grid(grid.cells, f"第{line}行") for grid in grids(name, piece)]
        else:
            numbered = [Row(row.number + line - 1, row.text) for row in rows(piece)]
            blocks += _blocks(numbered, markdown=markdown)
        line += piece.count("\n")
    if markdown and struck(text):
        notes = (*notes, "划掉的文字（~~…~~）没有读入，请核对")
    if not blocks:
        raise IntakeError(name, "文件里没有文字；请确认选对了文件")
    return Document(name, "text", tuple(blocks), notes, title, left_marks(text))


def _is_too_much(text: str) -> bool:
    """Whether the text is longer, or has more tables and more signs between cells, than any report."""
    strokes = sum(text.count(sign) for sign in "|\t│")
    return len(text) > _MOST_SIGNS or strokes > _MOST_STROKES or text.count("<table") > _MOST_TABLES


def _without_front(text: str) -> tuple[str, str]:
    """The text without the entries that some programs write in front, and the title among them."""
    front = _FRONT.match(text)
    if not front:
        return text, ""
    title = _FRONT_TITLE.search(front[1])
    return "\n" * front[0].count("\n") + text[front.end() :], title[1] if title else ""


def _pieces(text: str) -> list[str]:
    """Text, HTML table, text, HTML table, …, text."""
    pieces: list[str] = []
    depth = begun = done = 0
    for tag in _TABLE.finditer(text):
        if not tag[1]:
            if not depth:
                begun = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                pieces += [text[done:begun], text[begun : tag.end()]]
                done = tag.end()
    if depth:
        pieces += [text[done:begun], text[begun:], ""]
        return pieces
    return [*pieces, text[done:]]


def _blocks(lines: Sequence[Row], *, markdown: bool) -> list[Block]:
    blocks: list[Block] = []
    full = breaking_width(lines)
    indents = bool(full) and indented(lines)
    at = 0
    while at < len(lines):
        row = lines[at]
        text = row.text.strip()
        if not text or (RULE.match(text) and not _between_tabs(lines, at)):
            at += 1
            continue
        found, end = _table(lines, at, markdown=markdown)
        if end > at:
            blocks += found
            at = end
            continue
        own = heading(row.text)
        at += 1
        if (
            own is None
            and at < len(lines)
            and markdown
            and _UNDERLINE.match(lines[at].text.strip())
            and len(text) < 60
        ):
            own = text
        if own is not None:
            shown = plain(own, markdown=markdown)
            blocks += [Paragraph(shown, row.place, heading=True)] if shown else []
            continue
        text, last = row.text, row.text
        while at < len(lines) and goes_on(last, lines[at].text, full, indents=indents):
            last = lines[at].text
            text = joined(text, last)
            at += 1
        for part in _BREAK.split(text):
            shown = plain(part, markdown=markdown)
            if shown:
                blocks.append(Paragraph(shown, row.place))
    return blocks


def _table(lines: Sequence[Row], at: int, *, markdown: bool) -> tuple[list[Block], int]:
    """A table from this line on, as a grid or as lines, and the index of the first line after it."""
    if parts := unrolled(lines[at].text):
        return [Paragraph(part, lines[at].place) for part in parts], at + 1
    grid, end = _grid(lines, at)
    if grid is not None:
        return [_unmarked(grid, markdown=markdown)], end
    if end == at and _ONLY_STROKES.match(lines[at].text):
        return [], at + 1
    # the empty cells of a row matter, also those at its end
    return [
        Paragraph(line.text.strip(" \u3000"), line.place)
        for line in lines[at:end]
        if line.text.strip() and not _ONLY_STROKES.match(line.text)
    ], end


def _between_tabs(lines: Sequence[Row], at: int) -> bool:
    return "\t" in lines[at].text


def _grid(lines: Sequence[Row], at: int) -> tuple[Grid | None, int]:
    text = lines[at].text
    if "\t" in text or (at + 1 < len(lines) and "\t" in lines[at + 1].text):
        grid, end = tabbed(lines, at)
        if end > at:
            return grid, end
    grid, end = boxed(lines, at)
    if grid is not None:
        return grid, end
    return strokes(lines, at)


def _unmarked(grid: Grid, *, markdown: bool) -> Grid:
    cells = tuple(
        GridCell(
            "\n".join(plain(line, markdown=markdown) for line in cell.text.split("\n")).strip(), *cell[1:]
        )
        for cell in grid.cells
    )
    return Grid(cells, grid.place)
