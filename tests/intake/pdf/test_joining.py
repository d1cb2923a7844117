from hypothesis import given
from hypothesis import strategies as st

from engine.intake.document import Grid, GridCell
from engine.intake.pdf.glyphs import character, plain
from engine.intake.pdf.joining import Piece, join

XS = (80.0, 200.0, 260.0, 320.0)


def piece(rows, **options):
    cells = tuple(
        GridCell(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    )
    return Piece(XS, Grid(cells, "第1页"), **options)


def joined(above, below, **options):
    whole = join(piece(above, **options), piece(below))
    assert whole is not None
    return [[cell.text for cell in row] for row in whole.grid.squares()]


def test_whole_rows_are_never_merged():
    above = [["规章", "0", "1"]]
    below = [["行政规范性文件", "2", "3"]]
    assert joined(above, below) == above + below


def test_figures_of_two_rows_are_never_run_together():
    above = [["某一项目", "1", "2"]]
    below = [["续下去的文字", "3", "4"]]
    assert joined(above, below) == above + below


def test_a_row_whose_figures_went_to_the_next_page_is_one_row():
    assert joined([["1.属于国家秘密", "", ""]], [["", "1", "2"]]) == [["1.属于国家秘密", "1", "2"]]


def test_digits_that_did_not_fit_into_their_cell_are_one_figure():
    whole = joined([["（七）总计", "1963", "207"]], [["", "", "4"]])
    assert whole == [["（七）总计", "1963", "207\n4"]]
    cut = joined([["4.无正当理由大量反", "17", "3"]], [["复申请", "0", ""]])
    assert cut == [["4.无正当理由大量反\n复申请", "17\n0", "3"]]


def test_a_stroke_below_a_heading_over_two_rows_is_not_its_end():
    above = Grid((GridCell("自然人", 0, 0, 2), GridCell("法人", 0, 1), GridCell("其他", 1, 1)), "第1页")
    below = Grid((GridCell("-", 0, 0), GridCell("3", 0, 1)), "第2页")
    edges = (80.0, 200.0, 260.0)
    whole = join(Piece(edges, above), Piece(edges, below))
    assert whole is not None
    assert [[cell.text for cell in row] for row in whole.grid.squares()][2] == ["-", "3"]


def test_a_group_whose_bracket_stands_alone_above_the_break_goes_on():
    above = Grid((GridCell("（", 0, 0), GridCell("1.申请", 0, 1), GridCell("11", 0, 2)), "第1页")
    below = Grid(
        (
            GridCell("六）其他处理", 0, 0, 2),
            GridCell("人逾期", 0, 1),
            GridCell("", 0, 2),
            GridCell("3.其他", 1, 1),
            GridCell("2", 1, 2),
        ),
        "第2页",
    )
    whole = join(Piece(XS, above), Piece(XS, below))
    assert whole is not None
    assert [[cell.text for cell in row] for row in whole.grid.squares()] == [
        ["（\n六）其他处理", "1.申请\n人逾期", "11"],
        ["（\n六）其他处理", "3.其他", "2"],
    ]


def test_the_head_of_a_column_goes_on_where_the_next_page_begins_without_a_line():
    above = piece([["结果维持", "结果纠正", "复议后起诉"]])
    below = piece([["", "", "其他结果"], ["1", "2", "3"]], open_top=True)
    whole = join(above, below)
    assert whole is not None
    squares = [[cell.text for cell in row] for row in whole.grid.squares()]
    assert squares == [
        ["结果维持", "结果纠正", "复议后起诉"],
        ["结果维持", "结果纠正", "其他结果"],
        ["1", "2", "3"],
    ]


def test_a_blank_row_below_a_head_stays():
    above = [["结果维持", "结果纠正", "总计"]]
    assert joined(above, [["", "", ""]]) == [*above, ["", "", ""]]


def test_column_edges_that_do_not_fit_make_two_tables():
    other = Piece((80.0, 170.0, 260.0, 320.0), piece([["甲", "乙", "丙"]]).grid)
    assert join(piece([["甲", "乙", "丙"]]), other) is None
    wider = Piece((80.0, 200.0, 260.0, 420.0), piece([["甲", "乙", "丙"]]).grid)
    assert join(piece([["甲", "乙", "丙"]]), wider) is None


def test_a_half_with_fewer_columns_takes_the_edges_of_the_other():
    lower = Piece((90.0, 210.0, 330.0), Grid((GridCell("行政许可", 0, 0), GridCell("5", 0, 1)), "第2页"))
    whole = join(piece([["规章", "1", "2"]]), lower)
    assert whole is not None
    assert whole.grid.cells[3:] == (GridCell("行政许可", 1, 0), GridCell("5", 1, 1, 1, 2))


@given(
    st.lists(
        st.lists(st.sampled_from(["", "7", "1.甲", "乙"]), min_size=3, max_size=3), min_size=1, max_size=4
    ),
    st.lists(
        st.lists(st.sampled_from(["", "7", "1.甲", "乙"]), min_size=3, max_size=3), min_size=1, max_size=4
    ),
)
def test_nothing_written_is_lost_or_covered_twice(above, below):
    whole = join(piece(above), piece(below))
    assert whole is not None
    count = 0
    for row in whole.grid.squares():
        count += sum(cell is not None for cell in row)
    assert count == sum(cell.rows * cell.columns for cell in whole.grid.cells)
    found = sorted("".join(cell.text.replace("\n", "") for cell in whole.grid.cells))
    lines = [*above, *below]
    repeated = [row for row in below if row in above]  # repeated heads are dropped
    if not repeated:
        assert found == sorted("".join("".join(row) for row in lines))


def test_characters_of_fonts_become_those_of_people():
    assert plain("⼀⽉⻅豈ﬁ（１）") == "一月见豈fi（１）"
    assert character(0x2) == "-"
    assert character(0xE123) is None
    assert character(0xFFFD) is None
    assert character(0x3000) == ""
    assert character(ord("（")) == "（"
