"""Grids out of spans, merges and wrappers, contradictory ones too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.intake.document import GridCell
from tests.intake.docx.making import p, r, sdt, tbl, tc, tr
from tests.intake.docx.reading import body, grids, squares, table, texts

_START, _ON, _ON_TOO = '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>', "<w:vMerge/>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_a_merge_downwards_with_and_without_the_word_continue() -> None:
    rows = tr(tc("标", _START), tc("1")), tr(tc("", _ON), tc("2")), tr(tc("", _ON_TOO), tc("3"))
    assert table(tbl(*rows)) == [["标", "1"], ["标", "2"], ["标", "3"]]


def test_a_new_start_ends_the_merge_above() -> None:
    rows = (
        tr(tc("甲", _START), tc("1")),
        tr(tc("", _ON), tc("2")),
        tr(tc("乙", _START), tc("3")),
        tr(tc("", _ON), tc("4")),
    )
    assert table(tbl(*rows)) == [["甲", "1"], ["甲", "2"], ["乙", "3"], ["乙", "4"]]


def test_a_merge_without_start_is_a_cell_of_its_own() -> None:
    rows = (
        tr(tc("甲", _ON), tc("1")),
        tr(tc("", _ON), tc("2")),
        tr(tc("乙"), tc("3")),
        tr(tc("丙", _ON), tc("4")),
    )
    assert table(tbl(*rows)) == [["甲", "1"], ["甲", "2"], ["乙", "3"], ["丙", "4"]]


def test_merges_of_different_width_do_not_overlap() -> None:
    rows = tr(tc("宽", _span(2) + _START), tc("1")), tr(tc("窄", _ON), tc("2"), tc("3"))
    assert table(tbl(*rows)) == [["宽", "宽", "1"], ["窄", "2", "3"]]


def test_cells_go_on_sideways_in_old_files() -> None:
    first, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    rows = (
        tr(tc("块", first + _START), tc("", "<w:hMerge/>" + _START), tc("1")),
        tr(tc("", first + _ON), tc("", on + _ON), tc("2")),
    )
    assert table(tbl(*rows)) == [["块", "块", "1"], ["块", "块", "2"]]


def test_places_left_free_at_both_ends() -> None:
    rows = (
        tr(tc("甲"), tc("乙"), tc("丙")),
        tr(tc("中"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        tr(tc("末", _span(3))),
    )
    assert table(tbl(*rows)) == [["甲", "乙", "丙"], [None, "中", None], ["末", "末", "末"]]


def test_rows_cells_and_contents_in_wrappers() -> None:
    row = f'<w:customXml w:element="x">{tr(tc("1"), sdt(tc("2")))}</w:customXml>'
    inner = f"<w:tc><w:tcPr/>{sdt(p(inner=sdt(r('58')) + r('21')))}</w:tc>"
    assert table(tbl(sdt(tr(tc("甲"), tc("乙"))), row, tr(inner, tc("尾")))) == [
        ["甲", "乙"],
        ["1", "2"],
        ["5821", "尾"],
    ]


def test_deleted_rows_and_cells_are_left_out() -> None:
    gone = '<w:del w:id="1" w:author="某"/>'
    rows = (
        tr(tc("甲"), tc("1")),
        tr(tc("旧"), tc("9"), properties=gone),
        tr(tc("乙"), tc("无", "<w:cellDel/>"), tc("2")),
    )
    assert table(tbl(*rows)) == [["甲", "1"], ["乙", "2"]]


def test_hidden_rows_are_left_out_and_reported() -> None:
    found = body(tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2"), properties="<w:hidden/>")))
    assert squares(grids(found)[0]) == [["甲", "1"]]
    assert any("隐藏" in note for note in found.notes)


def test_lines_of_a_cell_are_parted_by_a_line_feed() -> None:
    cell = f"<w:tc><w:tcPr/>{p('商业')}{p('企业')}{p()}</w:tc>"
    broken = f"<w:tc><w:tcPr/>{p(inner='<w:r><w:t>重新</w:t><w:br/><w:t>出具</w:t></w:r>')}</w:tc>"
    assert table(tbl(tr(cell, broken, tc("　")))) == [["商业\n企业", "重新\n出具", "　"]]


def test_a_nested_table_follows_the_outer_one() -> None:
    inner = tbl(tr(tc("1"), tc("2")))
    found = body(
        p("前") + tbl(tr(tc("甲", inner=inner + p("尾")), tc("乙")), tr(tc("丙"), tc("丁"))) + p("后")
    )
    assert texts(found) == ["前", "表", "表", "后"]
    outer, nested = grids(found)
    assert squares(outer) == [["甲\n尾", "乙"], ["丙", "丁"]]
    assert squares(nested) == [["1", "2"]]
    assert (outer.place, nested.place) == ("第1张表", "第2张表")


def test_a_table_that_only_frames_is_looked_through() -> None:
    inner = tbl(tr(tc("1"), tc("2")))
    single = tbl(tr(f"<w:tc><w:tcPr/>{p('一、总体情况')}{p('正文')}{inner}{p()}</w:tc>"))
    assert texts(body(single)) == ["一、总体情况", "正文", "表"]
    stacked = tbl(tr(tc("一、总体情况")), tr(f"<w:tc><w:tcPr/>{inner}{p()}</w:tc>"))
    assert texts(body(stacked)) == ["一、总体情况", "表"]


def test_a_column_of_cells_is_a_table() -> None:
    assert table(tbl(tr(tc("甲")), tr(tc("乙")))) == [["甲"], ["乙"]]


def test_what_a_merged_cell_covers_is_reported() -> None:
    found = body(tbl(tr(tc("甲", _START), tc("1")), tr(tc("旧数", _ON), tc("2"))))
    assert squares(grids(found)[0]) == [["甲", "1"], ["甲", "2"]]
    assert any("1 个格子被合并的单元格盖住" in note for note in found.notes)
    same = body(tbl(tr(tc("甲", _START), tc("1")), tr(tc("甲", _ON), tc("2"))))
    assert same.notes == ()


def test_senseless_spans_do_no_harm() -> None:
    rows = (
        tr(tc("甲", '<w:gridSpan w:val="0"/>'), tc("乙", '<w:gridSpan w:val="-3"/>')),
        tr(tc("丙", "<w:gridSpan/>"), tc("丁")),
    )
    assert table(tbl(*rows)) == [["甲", "乙"], ["丙", "丁"]]


def _measured(widths: list[int], *rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return tbl(*rows).replace("<w:tblPr/>", f"<w:tblPr/><w:tblGrid>{columns}</w:tblGrid>")


def test_a_border_that_was_dragged_by_a_hair_makes_no_column() -> None:
    rows = (
        tr(tc("自然人"), tc("企业", _span(2)), tc("总计")),
        tr(tc("1", _span(2) + _START), tc("2"), tc("3")),
        tr(tc("", _span(2) + _ON), tc("4"), tc("5")),
    )
    assert table(_measured([1000, 30, 970, 1000], *rows)) == [
        ["自然人", "企业", "总计"],
        ["1", "2", "3"],
        ["1", "4", "5"],
    ]


def test_a_narrow_column_with_a_text_stays() -> None:
    rows = tr(tc("甲"), tc("/"), tc("乙")), tr(tc("丙", _span(2)), tc("丁"))
    assert table(_measured([1000, 60, 1940], *rows)) == [["甲", "/", "乙"], ["丙", "丙", "丁"]]


def test_an_empty_narrow_column_vanishes_and_senseless_widths_count_nothing() -> None:
    rows = tr(tc("甲"), tc(""), tc("乙"))
    assert table(_measured([1000, 60, 1940], rows)) == [["甲", "乙"]]
    for widths in ([0, 0, 0], [10, 20, 10], [3000, 60], []):
        assert table(_measured(widths, rows)) == [["甲", "", "乙"]]


@st.composite
def _layouts(draw: st.DrawFn) -> list[GridCell]:
    """A grid cut into rectangles."""
    height, width = draw(st.integers(1, 7)), draw(st.integers(2, 7))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells: list[GridCell] = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        most = next((at for at in range(1, width - column) if (row, column + at) not in free), width - column)
        columns, rows = draw(st.integers(1, most)), draw(st.integers(1, height - row))
        taken = {
            (down, across) for down in range(row, row + rows) for across in range(column, column + columns)
        }
        text = draw(st.sampled_from(["", "0", "58", "（一）予以公开", "其他\n处理", "　", "a<&>b"]))
        cells.append(GridCell(text, row, column, rows, columns))
        free -= taken
    return cells


def _written(cells: list[GridCell]) -> str:
    height = max(cell.row + cell.rows for cell in cells)
    rows = []
    for row in range(height):
        here = sorted(
            (cell for cell in cells if cell.row <= row < cell.row + cell.rows), key=lambda cell: cell.column
        )
        rows.append(tr(*(_cell(cell, row) for cell in here)))
    return tbl(*rows)


def _cell(cell: GridCell, row: int) -> str:
    properties = _span(cell.columns) if cell.columns > 1 else ""
    if cell.rows > 1:
        properties += _START if row == cell.row else (_ON if row % 2 else _ON_TOO)
    paragraphs = "".join(p(line) for line in (cell.text if row == cell.row else "").split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


@given(_layouts())
def test_any_grid_comes_back(cells: list[GridCell]) -> None:
    found = body(p("表前") + _written(cells))
    if len(cells) == 1 and cells[0].rows == 1:
        assert grids(found) == []
        return
    (grid,) = grids(found)
    assert grid.cells == tuple(cells)
