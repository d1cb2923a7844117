"""The template is what its builder makes, and has the layout of GB/T 9704 and the official tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from engine.form import CELLS, FORM
from engine.output.grids import grids
from engine.output.package import CONTENT_TYPES
from engine.output.tags import cell_tags, known
from engine.output.template.__main__ import main
from engine.output.template.build import build, parts
from engine.output.walk import W, read_table
from tests.output.packages import parts_of, text_of


def test_shipped_template_is_what_the_builder_makes(template: bytes) -> None:
    shipped, built = parts_of(template), parts()
    assert list(shipped) == list(built)
    for name, blob in built.items():
        assert shipped[name] == blob, name


def test_builder_is_deterministic() -> None:
    assert build() == build()


def test_builder_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.docx"
    assert main([str(path)]) == 0
    assert path.read_bytes() == build()
    assert main([]) == 2
    assert "用法" in capsys.readouterr().err


def test_content_types_come_first(template: bytes) -> None:
    assert next(iter(parts_of(template))) == CONTENT_TYPES


def test_every_cell_has_a_tag_of_its_own() -> None:
    tags = cell_tags()
    assert set(tags) == set(CELLS)
    assert len(set(tags.values())) == len(CELLS) == 200
    assert all(tag.isidentifier() for tag in known())


def test_headings_stand_in_the_template_in_order(template: bytes) -> None:
    text = text_of(template)
    places = [text.index(f">{section.heading}<") for section in FORM.sections]
    assert places == sorted(places)


def test_tables_have_the_official_shape_and_the_width_of_the_type_area(template: bytes) -> None:
    body = etree.fromstring(parts_of(template)["word/document.xml"])
    shapes = []
    for table in body.iter(W + "tbl"):
        read = read_table(table)
        shapes.append((read.rows, read.columns))
        assert read.problems == []
        widths = [int(column.get(W + "w", "0")) for column in table.iter(W + "gridCol")]
        assert sum(widths) == 8844
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(W + "tr"))
    assert shapes == [(14, 4), (28, 10), (4, 15)]


def test_cells_of_a_grid_cover_it_exactly_once() -> None:
    for grid in grids():
        covered = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(covered) == len(set(covered)) == grid.rows * grid.columns


def test_every_run_with_text_names_the_chinese_font_for_shared_punctuation(template: bytes) -> None:
    body = etree.fromstring(parts_of(template)["word/document.xml"])
    for run in body.iter(W + "r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert fonts is not None
        assert fonts.get(W + "hint") == "eastAsia"


def test_no_residue_of_the_tools(template: bytes) -> None:
    everything = b"".join(parts_of(template).values())
    for word in (b"python-docx", b"bookmark", b"w:rsid", b"proofErr", b"ja-JP", b"thumbnail"):
        assert word not in everything
