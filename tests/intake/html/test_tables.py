"""Grids as the HTML standard forms them, from markup of every quality."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.document import Grid, GridCell
from engine.intake.html import grids, read
from tests.intake.html.conftest import TABLE4, tables, texts


def _cells(markup: str) -> list[tuple[str, int, int, int, int]]:
    (grid,) = grids("甲.html", markup)
    return [cell[:5] for cell in grid.cells]


def test_spans() -> None:
    markup = "<table><tr><td rowspan=2>甲<td colspan='2'>乙<tr><td>丙<td>丁</table>"
    assert _cells(markup) == [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1)]


@pytest.mark.parametrize("rows", ["0", "9", "99999999999999999999"])
def test_a_span_ends_with_its_group(rows: str) -> None:
    markup = (
        f"<table><thead><tr><th rowspan={rows}>甲</th><th>乙</th></tr><tr><th>丙</th></tr></thead>"
        "<tbody><tr><td>丁</td><td>戊</td></tr></tbody></table>"
    )
    assert _cells(markup) == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 1),
        ("丙", 1, 1, 1, 1),
        ("丁", 2, 0, 1, 1),
        ("戊", 2, 1, 1, 1),
    ]


@pytest.mark.parametrize("columns", ["1000", "1000000", "100"])
def test_absurd_spans_cover_what_there_is(columns: str) -> None:
    markup = f"<table><tr><td colspan={columns}>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
    assert _cells(markup) == [("甲", 0, 0, 1, 2), ("乙", 1, 0, 1, 1), ("丙", 1, 1, 1, 1)]


@pytest.mark.parametrize("span", ["x", "-3", "", "0", "1.9", "１"])
def test_spans_that_are_no_numbers_count_as_one(span: str) -> None:
    markup = f'<table><tr><td colspan="{span}">甲</td><td>乙</td></tr></table>'
    assert _cells(markup) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]


def test_overlapping_and_missing_cells() -> None:
    markup = "<table><tr><td>甲<td rowspan=2>乙</tr><tr><td colspan=3>丙<td>丁</tr><tr><td>戊</tr></table>"
    assert _cells(markup) == [
        ("甲", 0, 0, 1, 1),
        ("乙", 0, 1, 2, 1),
        ("丙", 1, 0, 1, 1),
        ("丁", 1, 2, 1, 1),
        ("戊", 2, 0, 1, 1),
    ]


def test_head_and_foot_stand_where_they_belong() -> None:
    markup = (
        "<table><tfoot><tr><td>尾</td><td>3</td></tr></tfoot><tbody><tr><td>身</td><td>2</td></tr></tbody>"
        "<thead><tr><td>头</td><td>1</td></tr></thead></table>"
    )
    assert [cell[0] for cell in _cells(markup)] == ["头", "1", "身", "2", "尾", "3"]


def test_lines_in_cells_and_blank_cells() -> None:
    markup = (
        "<table><tr><td><p>结果</p>\n<p>维持</p></td><td>重新<br>出具<br/></td><td><div>甲</div>乙</td></tr>"
        "<tr><td>&nbsp;</td><td>　</td><td><p><span>&nbsp;</span></p></td></tr></table>"
    )
    assert [cell[0] for cell in _cells(markup)] == ["结果\n维持", "重新\n出具", "甲\n乙", "", "", ""]


def test_rows_without_table_rows_and_forms_between() -> None:
    markup = "<table><form><td>甲</td><td>1</td><tr><td>乙</td><td>2</td></tr></form></table>"
    assert [(cell[0], cell[1]) for cell in _cells(markup)] == [("甲", 0), ("1", 0), ("乙", 1), ("2", 1)]


def test_a_caption_stands_before_its_table() -> None:
    document = read("甲.html", "<table><caption>表一</caption><tr><td>甲<td>1</table>".encode())
    assert texts(document) == ["表一"]
    assert [type(block) for block in document.blocks][1] is Grid


def test_a_table_within_a_cell_follows() -> None:
    row = "".join(f"<td>{number}</td>" for number in range(15))
    outer = TABLE4.replace(
        "</table>", f"<tr><td><table><tr>{row}</tr><tr>{row}</tr></table></td></tr></table>"
    )
    found = grids("甲.html", outer)
    assert [(grid.height, grid.width) for grid in found] == [(5, 15), (2, 15)]


def test_hidden_rows_do_not_count() -> None:
    markup = (
        "<table><tr><td>甲</td><td>1</td></tr><tr style='display:none'><td>x</td><td>9</td></tr>"
        "<tr><td>乙</td><td>2</td></tr></table>"
    )
    assert [(cell[0], cell[1]) for cell in _cells(markup)] == [("甲", 0), ("1", 0), ("乙", 1), ("2", 1)]


def test_a_frame_of_one_cell_is_no_table_but_a_title_row_is() -> None:
    document = read("甲.html", "<table><tr><td>甲。<p>乙</td></tr></table>".encode())
    assert texts(document) == ["甲。", "乙"]
    assert tables(read("甲.html", "<table><tr><td>第二十条第（五）项</td></tr></table>".encode()))


@st.composite
def partitions(draw: st.DrawFn) -> list[GridCell]:
    """A grid cut into cells at random."""
    height, width = draw(st.integers(1, 7)), draw(st.integers(2, 7))
    free = [[True] * width for _ in range(height)]
    cells = []
    for row in range(height):
        for column in range(width):
            if not free[row][column]:
                continue
            columns = 1
            most = draw(st.integers(1, 4))
            while columns < most and column + columns < width and free[row][column + columns]:
                columns += 1
            rows = draw(st.integers(1, min(4, height - row)))
            for covered in range(row, row + rows):
                free[covered][column : column + columns] = [False] * columns
            cells.append(GridCell(f"格{row}{column}", row, column, rows, columns))
    return cells


@given(partitions(), st.booleans())
def test_any_grid_comes_back(cells: list[GridCell], closed: bool) -> None:
    height = max(cell.row + cell.rows for cell in cells)
    end, row_end = ("</td>", "</tr>") if closed else ("", "")
    rows = [
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.rows}" colspan={cell.columns}><p>{cell.text}</p>{end}'
            for cell in cells
            if cell.row == row
        )
        + row_end
        for row in range(height)
    ]
    # A second cell in a first row tells the table from a frame around text.
    found = grids("甲.html", f"<table>{''.join(rows)}</table>")
    framed = all(cell.rows == 1 for cell in cells) and all(
        sum(c.row == r for c in cells) <= 1 for r in range(height)
    )
    assert found == ([] if framed else [Grid(tuple(cells), "第1张表")])


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_our_own_report_through_libreoffice(tmp_path: Path) -> None:
    from engine.draft.load import read as load
    from engine.output.assemble import export

    draft = load(str(Path(__file__).parents[3] / "examples" / "weihai.toml"))
    source = tmp_path / "报告.docx"
    source.write_bytes(export(draft))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "html",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
    )
    document = read("报告.html", (tmp_path / "报告.html").read_bytes())
    assert [(grid.height, grid.width) for grid in tables(document)] == [(14, 4), (28, 10), (4, 15)]
    assert texts(document)[1] == "2024年政府信息公开工作年度报告"
    assert not document.notes
