"""Tables that touch each other: ruled as one lattice, with column edges that step between their rows."""

from engine.intake.document import Grid
from engine.intake.pdf import read


def _rows(grid):
    return [[cell.text.replace("\n", "") if cell else None for cell in row] for row in grid.squares()]


def _strip(page, xs, top, texts):
    page.table(xs, [top, top + 20], {(0, n, 1, n + 1): text for n, text in enumerate(texts)})


def _grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def test_a_short_text_stays_on_its_side_of_an_edge_that_steps_between_rows(sheets):
    """The edges of both tables nearly meet; evened out they would lie to the right of the first signs of a cell."""
    page = sheets()
    _strip(page, [80, 200, 300, 400], 100, ["规章", "-7264", "-"])
    for y in range(120, 220, 20):
        _strip(page, [80, 206.5, 306.5, 400], y, ["行政规范性文件", "-3", "-"])
    (grid,) = _grids(read("a.pdf", page.done()))
    assert _rows(grid) == [["规章", "-7264", "-"], *[["行政规范性文件", "-3", "-"]] * 5]


def test_the_heading_of_a_section_parts_tables_that_touch(sheets):
    page = sheets()
    _strip(page, [80, 200, 300], 100, ["行政处罚", "5"])
    page.table([80, 300], [120, 140], {(0, 0, 1, 1): "三、收到和处理政府信息公开申请情况"})
    _strip(page, [80, 205, 260, 300], 140, ["一、本年新收", "1", "2"])
    _strip(page, [80, 205, 260, 300], 160, ["二、上年结转", "3", "4"])
    first, second = _grids(read("a.pdf", page.done()))
    assert _rows(first) == [["行政处罚", "5"]]
    assert _rows(second)[1:] == [["一、本年新收", "1", "2"], ["二、上年结转", "3", "4"]]
    assert {cell.columns for cell in second.cells if cell.row == 0} == {3}


def test_a_table_that_goes_on_is_joined_although_another_touches_its_end(sheets):
    page = sheets()
    xs = [80, 200, 250, 300]
    for number, y in enumerate(range(600, 780, 20)):
        _strip(page, xs, y, [f"{number}.属于第{number}类", str(number), str(2 * number)])
    page.turn()
    _strip(page, xs, 80, ["（七）总计", "36", "72"])
    page.table([80, 300], [100, 120], {(0, 0, 1, 1): "四、政府信息公开行政复议、行政诉讼情况"})
    _strip(page, [80, 124, 168, 206, 256, 300], 120, ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    _strip(page, [80, 124, 168, 206, 256, 300], 140, ["1", "0", "0", "2", "3"])
    first, second = _grids(read("a.pdf", page.done()))
    assert first.height == 10
    assert _rows(first)[-1] == ["（七）总计", "36", "72"]
    assert _rows(second)[-1] == ["1", "0", "0", "2", "3"]
