"""The report as plain text: for a mail, a form field, a screen reader; `nianbao review` reads it back."""

from __future__ import annotations

from collections.abc import Iterator

from engine.form import FORM
from engine.output.annex import headings, notes
from engine.output.content import DRAFT_MARK, Paragraph, ReportContent
from engine.output.grids import Grid, grids
from engine.output.sanitise import sanitise

_INDENT = "\u3000\u3000"


def plaintext(content: ReportContent) -> str:
    """The report as text: a line for each paragraph, tables with upright strokes, merged labels in each of their places.

    Args:
        content: the report; it is sanitised first.
    """
    clean, _ = sanitise(content)
    return "\n".join(_lines(clean)) + "\n"


def _lines(content: ReportContent) -> Iterator[str]:
    if content.draft_mark:
        yield DRAFT_MARK
    yield from content.title_lines
    yield ""
    yield from _prose(content.preamble)
    drawn = {grid.table.key: grid for grid in grids()}
    for section in FORM.sections:
        yield ""
        yield section.heading
        if section.body == "table":
            if not content.annex:
                yield ""
                yield from _table(drawn[section.key], content)
                yield ""
            yield from _prose(notes(content, section.key))
        else:
            yield from _prose(getattr(content, section.key))
    if content.signature:
        yield ""
        yield from content.signature
    if content.annex:
        for grid, heading in zip(grids(), headings(), strict=True):
            yield ""
            yield heading
            yield ""
            yield from _table(grid, content)


def _prose(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    return (_INDENT + paragraph.text for paragraph in paragraphs)


def _table(grid: Grid, content: ReportContent) -> Iterator[str]:
    squares = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        text = content.cells.get(cell.key, "") if cell.key else cell.text
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + (1 if cell.key else cell.columns)):
                squares[row][column] = text
    rule = "|" + " --- |" * grid.columns
    for number, texts in enumerate(squares):
        yield "| " + " | ".join(text.replace("|", "｜") for text in texts) + " |"
        if number == 0:
            yield rule
