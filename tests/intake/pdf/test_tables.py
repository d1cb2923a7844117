from engine.intake.document import Grid, Paragraph
from engine.intake.pdf import read

XS = [80.0, 130.0, 280.0, 340.0, 400.0]
HEAD = {(0, 0, 2, 2): "办理结果", (0, 2, 1, 4): "申请人情况", (1, 2, 2, 3): "自然人", (1, 3, 2, 4): "总计"}


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def rows(grid):
    return [[cell.text.replace("\n", "") if cell else None for cell in row] for row in grid.squares()]


def test_merged_cells_cover_what_their_lines_enclose(sheets):
    page = sheets()
    cells = HEAD | {
        (2, 0, 4, 1): "（三）不\n予公开",
        (2, 1, 3, 2): "1.属于国家秘密",
        (2, 2, 3, 3): "1",
        (2, 3, 3, 4): "1",
        (3, 1, 4, 2): "2.其他",
        (3, 2, 4, 3): "",
        (3, 3, 4, 4): "1 234",
    }
    page.text(80, 100, "三、收到和处理政府信息公开申请情况")
    page.table(XS, [120, 140, 160, 180, 200], cells)
    document = read("a.pdf", page.done())
    (grid,) = grids(document)
    found = {(c.row, c.column, c.row + c.rows, c.column + c.columns): c.text for c in grid.cells}
    assert found == cells | {(3, 3, 4, 4): "1 234"}
    assert grid.place == "第1页"


def test_lines_drawn_as_filled_boxes_double_lines_and_shading_make_the_same_table(sheets):
    page = sheets()
    for x in (80, 200, 320):
        page.canvas.rect(x, 600, 0.5, 100, stroke=0, fill=1)
        page.canvas.rect(x + 2, 600, 0.5, 100, stroke=0, fill=1)
    for y in (600, 650, 700):
        page.canvas.line(80, y, 322, y)
    page.canvas.setFillColorRGB(0.2, 0.3, 0.9)
    page.canvas.rect(82, 652, 116, 46, stroke=0, fill=1)
    page.canvas.setFillColorRGB(1, 1, 1)
    page.text(100, page.height - 670, "信息内容", 12)
    page.canvas.setFillColorRGB(0, 0, 0)
    page.text(220, page.height - 670, "件数", 12)
    page.text(100, page.height - 620, "规章", 12)
    page.text(220, page.height - 620, "7", 12)
    (grid,) = grids(read("a.pdf", page.done()))
    assert rows(grid) == [["信息内容", "件数"], ["规章", "7"]]


def test_a_frame_around_text_and_an_underline_are_no_table(sheets):
    page = sheets()
    page.canvas.rect(60, 300, 470, 450)
    page.prose(140, "　　框里的一段正文。")
    page.canvas.line(112, page.height - 143, 200, page.height - 143)
    document = read("a.pdf", page.done())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["框里的一段正文。"]
    assert not grids(document)


def test_text_printed_upwards_in_a_narrow_cell_is_read(sheets):
    page = sheets()
    page.table(
        [80, 110, 200, 290],
        [100, 150, 200],
        {
            (0, 1, 1, 2): "予以公开的件数",
            (0, 2, 1, 3): "12",
            (1, 1, 2, 2): "部分公开的件数",
            (1, 2, 2, 3): "3",
            (0, 0, 2, 1): "",
        },
    )
    page.canvas.translate(100, page.height - 190)
    page.canvas.rotate(90)
    page.text(0, page.height, "办理结果", 9)
    (grid,) = grids(read("a.pdf", page.done()))
    assert rows(grid)[0] == ["办理结果", "予以公开的件数", "12"]


def split(sheets, above, below, *, more=0):
    page = sheets()
    page.table(XS, [700 + 20 * row for row in range(1 + max(key[2] for key in above))], above)
    page.text(280, 815, "— 1 —", 12)
    page.turn()
    page.table(
        [x + more for x in XS], [100 + 20 * row for row in range(1 + max(key[2] for key in below))], below
    )
    page.text(280, 815, "— 2 —", 12)
    return grids(read("a.pdf", page.done()))


def test_a_group_label_that_the_page_break_cut_is_glued_and_no_rows_are(sheets):
    above = HEAD | {
        (2, 0, 3, 1): "（四）无",
        (2, 1, 3, 2): "1.本机关不掌握",
        (2, 2, 3, 3): "10",
        (2, 3, 3, 4): "10",
    }
    below = {
        (0, 0, 2, 1): "法提供",
        (0, 1, 1, 2): "2.没有现成信息",
        (0, 2, 1, 3): "3",
        (0, 3, 1, 4): "3",
        (1, 1, 2, 2): "3.补正后仍不明确",
        (1, 2, 2, 3): "0",
        (1, 3, 2, 4): "0",
        (2, 0, 3, 2): "（七）总计",
        (2, 2, 3, 3): "13",
        (2, 3, 3, 4): "13",
    }
    (grid,) = split(sheets, above, below, more=15)
    assert rows(grid)[2:] == [
        ["（四）无法提供", "1.本机关不掌握", "10", "10"],
        ["（四）无法提供", "2.没有现成信息", "3", "3"],
        ["（四）无法提供", "3.补正后仍不明确", "0", "0"],
        ["（七）总计", "（七）总计", "13", "13"],
    ]
    assert [cell.text for cell in grid.cells if cell.torn] == ["（四）无\n法提供"]


def test_repeated_head_rows_are_dropped(sheets):
    above = HEAD | {(2, 0, 3, 2): "（一）予以公开", (2, 2, 3, 3): "1", (2, 3, 3, 4): "1"}
    below = HEAD | {(2, 0, 3, 2): "（七）总计", (2, 2, 3, 3): "1", (2, 3, 3, 4): "1"}
    (grid,) = split(sheets, above, below)
    assert [row[0] for row in rows(grid)] == ["办理结果", "办理结果", "（一）予以公开", "（七）总计"]


def test_a_row_cut_in_the_middle_is_one_row(sheets):
    above = HEAD | {(2, 0, 3, 2): "5.要求行政机关确认或", (2, 2, 3, 3): "4", (2, 3, 3, 4): "4"}
    below = {
        (0, 0, 1, 2): "重新出具已获取信息",
        (0, 2, 1, 3): "",
        (0, 3, 1, 4): "",
        (1, 0, 2, 2): "（七）总计",
        (1, 2, 2, 3): "4",
        (1, 3, 2, 4): "4",
    }
    (grid,) = split(sheets, above, below)
    assert rows(grid)[2] == ["5.要求行政机关确认或重新出具已获取信息", "4", "4"]
    assert grid.height == 4


def test_blank_rows_of_an_empty_form_stay_rows(sheets):
    above = HEAD | {(2, 0, 3, 2): "1.属于国家秘密", (2, 2, 3, 3): "", (2, 3, 3, 4): ""}
    below = {
        (0, 0, 1, 2): "2.重复申请",
        (0, 2, 1, 3): "",
        (0, 3, 1, 4): "",
        (1, 0, 2, 2): "（七）总计",
        (1, 2, 2, 3): "",
        (1, 3, 2, 4): "",
    }
    (grid,) = split(sheets, above, below)
    assert [row[0] for row in rows(grid)[2:]] == ["1.属于国家秘密", "2.重复申请", "（七）总计"]


def test_tables_with_other_columns_stay_two(sheets):
    page = sheets()
    page.table(
        [80, 200, 320],
        [740, 760, 780],
        {(0, 0, 1, 1): "甲", (0, 1, 1, 2): "乙", (1, 0, 2, 1): "丙", (1, 1, 2, 2): "丁"},
    )
    page.turn()
    page.table(
        [80, 120, 320],
        [100, 120, 140],
        {(0, 0, 1, 1): "戊", (0, 1, 1, 2): "己", (1, 0, 2, 1): "庚", (1, 1, 2, 2): "辛"},
    )
    assert len(grids(read("a.pdf", page.done()))) == 2


DISPUTE_COLUMNS = [90 + 28 * number for number in range(15)]


def without_lines(page, results):
    page.text(80, 100, "四、政府信息公开行政复议、行政诉讼情况")
    page.text(130, 140, "行政复议", 8)
    page.text(360, 140, "行政诉讼", 8)
    page.text(250, 155, "未经复议直接起诉", 8)
    page.text(400, 155, "复议后起诉", 8)
    for number, x in enumerate(DISPUTE_COLUMNS):
        upper, lower = results[number % 5]
        page.text(x, 170, upper, 8)
        page.text(x, 180, lower, 8)
        page.text(x + 4, 200, str(number), 8)
    page.text(80, 240, "五、存在的主要问题及改进情况")


RESULTS = [("结果", "维持"), ("结果", "纠正"), ("其他", "结果"), ("尚未", "审结"), ("总", "计")]


def test_a_table_without_lines_is_read_where_every_label_is_the_form_s(sheets):
    page = sheets()
    without_lines(page, RESULTS)
    (grid,) = grids(read("a.pdf", page.done()))
    assert rows(grid)[3] == [str(number) for number in range(15)]
    assert rows(grid)[2][5:10] == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def test_a_table_without_lines_that_is_not_certain_stays_text_with_a_note(sheets):
    page = sheets()
    without_lines(page, [*RESULTS[:3], ("尚未", "审结"), ("合", "计")])
    document = read("a.pdf", page.done())
    assert not grids(document)
    assert "没有表格线" in document.notes[0]
    found = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert found[0] == "四、政府信息公开行政复议、行政诉讼情况"
    assert found[-1] == "五、存在的主要问题及改进情况"
    assert found[-16:-1] == [str(number) for number in range(15)]


def test_characters_told_by_actual_text_in_a_scaled_form_stay_in_their_cells(sheets):
    """Browsers print inside a form and tell some characters as ActualText; pdfium puts those elsewhere."""
    page = sheets()
    page.canvas.beginForm("printed")
    page.table(
        [160, 360, 560],
        [200, 280, 360],
        {(0, 0, 1, 1): "政许可", (0, 1, 1, 2): "件数", (1, 1, 2, 2): "7"},
        16,
    )
    page.canvas.rect(160, page.height - 360, 200, 80)
    page.canvas._code.append(f"/Span <</ActualText <FEFF{ord('行'):04X}>>> BDC")
    page.text(220, 320, "行")
    page.canvas._code.append("EMC")
    page.text(236, 320, "为")
    page.canvas.endForm()
    page.canvas.saveState()
    page.canvas.translate(40, 380)
    page.canvas.scale(0.5, 0.5)
    page.canvas.doForm("printed")
    page.canvas.restoreState()
    (grid,) = grids(read("a.pdf", page.done()))
    assert rows(grid) == [["政许可", "件数"], ["行为", "7"]]
