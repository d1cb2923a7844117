"""What this program writes is read back exactly, also after LibreOffice has saved it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.form import FORM
from engine.intake.document import Document, Paragraph
from engine.intake.docx import read
from engine.output.content import ReportContent
from engine.output.grids import grids as official
from engine.output.report import export
from tests.intake.docx.reading import grids
from tests.intake.test_office import needs_office, saved_as
from tests.output.samples import numbered, seed_sized


def _squares_of(document: Document) -> list[list[list[str | None]]]:
    return [
        [[None if cell is None else "".join(cell.text.split()) for cell in row] for row in grid.squares()]
        for grid in grids(document)
    ]


def _expected(content: ReportContent) -> list[list[list[str | None]]]:
    tables = []
    for grid in official():
        places: list[list[str | None]] = [[None] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    text = content.cells[cell.key] if cell.key else cell.text
                    places[row][column] = "".join(text.split())
        tables.append(places)
    return tables


@pytest.fixture(params=["different", "seed"])
def content(request: pytest.FixtureRequest) -> ReportContent:
    return numbered() if request.param == "different" else seed_sized()


def test_every_place_of_every_table_comes_back(content: ReportContent) -> None:
    found = read("报告.docx", export(content))
    assert [(grid.height, grid.width) for grid in grids(found)] == [(14, 4), (28, 10), (4, 15)]
    assert _squares_of(found) == _expected(content)
    assert found.notes == ()


def test_paragraphs_and_headings_come_back(content: ReportContent) -> None:
    found = read("报告.docx", export(content))
    paragraphs = [block for block in found.blocks if isinstance(block, Paragraph)]
    lines = [block.text for block in paragraphs]
    assert lines[: len(content.title_lines)] == list(content.title_lines)
    assert all(paragraph.text in lines for paragraph in (*content.preamble, *content.overview))
    headings = [block.text for block in paragraphs if block.heading]
    official = [section.heading for section in FORM.sections]
    assert [text for text in headings if text in official] == official


@needs_office
def test_a_report_that_another_program_saved_is_read_alike(tmp_path: Path) -> None:
    data = export(numbered())
    again = saved_as(tmp_path, data, "docx", "MS Word 2007 XML")
    assert again != data
    first, second = read("a", data), read("a", again)
    assert second.blocks == first.blocks
    assert second.notes == first.notes
