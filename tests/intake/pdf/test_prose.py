from engine.intake.document import Grid, Paragraph
from engine.intake.pdf import read


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


FIRST = (
    "　　本机关依照规定编制这一份报告，报告所列的数据自一月一日",
    "起到十二月三十一日止，公众可以到窗口查阅，也可以在网站上面",
    "下载。",
    "一、总体情况",
    "　　（一）主动公开。全年通过网站公开各类信息二百三十条，比",
    "上一年多了不少，其中规范性文件三件，都按时公开，公众反映良",
)
SECOND = ("好，没有收到投诉。", "　　（二）依申请公开。全年收到申请 12 件，都已办结。")


def two_pages(sheets):
    page = sheets()
    page.text(80, 50, "某某局年度报告", 10)
    page.prose(140, *FIRST)
    page.text(280, 800, "— 1 —", 14)
    page.turn()
    page.text(80, 50, "某某局年度报告", 10)
    page.prose(140, *SECOND)
    page.text(280, 800, "— 2 —", 14)
    return page.done()


def test_lines_become_paragraphs_over_the_page_break_and_page_furniture_is_gone(sheets):
    document = read("a.pdf", two_pages(sheets))
    assert texts(document) == [
        "本机关依照规定编制这一份报告，报告所列的数据自一月一日起到十二月三十一日止，公众可以到窗口查阅，也可以在网站上面下载。",
        "一、总体情况",
        "（一）主动公开。全年通过网站公开各类信息二百三十条，比上一年多了不少，其中规范性文件三件，都按时公开，公众反映良好，没有收到投诉。",
        "（二）依申请公开。全年收到申请12件，都已办结。",
    ]
    assert [block.place for block in document.blocks] == ["第1页", "第1页", "第1页", "第2页"]


def test_blanks_between_latin_words_are_kept_and_those_between_ideographs_are_not(sheets):
    page = sheets()
    page.text(80, 200, "使用 Open Data Portal 公开 信息 1234 条")
    assert texts(read("a.pdf", page.done())) == ["使用Open Data Portal公开信息1234条"]


def test_a_page_number_of_every_shape_is_dropped(sheets):
    for number in ("- 3 -", "— 3 —", "第3页 共7页", "3 / 7", "第 3 页", "3", "Page 3 of 7"):
        page = sheets()
        page.text(80, 200, "正文在这里。")
        page.text(260, 800, number, 12)
        assert texts(read("a.pdf", page.done())) == ["正文在这里。"], number


def test_a_tilted_watermark_and_a_big_repeated_one_are_dropped(sheets):
    page = sheets()
    for number in range(3):
        page.canvas.saveState()
        page.canvas.translate(300, 400)
        page.canvas.rotate(45)
        page.text(0, page.height, "内部资料", 60)
        page.canvas.restoreState()
        page.text(100, 400, "仅供参考", 60)
        page.prose(140, f"　　第{number}页的正文，一行就完。", "　　又一段正文，也是一行就完。")
        page.turn()
    found = "".join(texts(read("a.pdf", page.done())))
    assert "内部" not in found
    assert "参考" not in found
    assert found.count("正文") == 6


def test_a_page_that_lies_on_its_side_reads_the_same(sheets):
    page = sheets()
    page.canvas.translate(595, 0)
    page.canvas.rotate(90)
    page.height = 595
    page.prose(100, "　　横放的一页，照样读得出来。")
    page.table([80, 200, 320], [200, 230, 260], {(0, 0, 1, 1): "甲", (0, 1, 1, 2): "乙", (1, 0, 2, 2): "丙"})
    document = read("a.pdf", page.done())
    assert texts(document) == ["横放的一页，照样读得出来。"]
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(cell.text, cell.row, cell.columns) for cell in grid.cells] == [
        ("甲", 0, 1),
        ("乙", 0, 1),
        ("丙", 1, 2),
    ]


def test_two_columns_of_text_are_read_one_after_the_other(sheets):
    page = sheets()
    left = "左栏的文字排得满满当当的一行"
    right = "右栏的文字也排得满满当当一行"
    for number in range(8):
        page.text(70, 150 + 20 * number, left, 14)
        page.text(320, 157 + 20 * number, right, 14)
    found = "".join(texts(read("a.pdf", page.done())))
    assert found == left * 8 + right * 8


def test_a_title_as_wide_as_the_text_and_in_its_font_stands_alone(sheets):
    page = sheets()
    lines = (
        "某某省某某市自然资源和规划局二〇二四年政府信息公开年度报告",
        "本机关依照规定编制这一份报告，报告所列的数据自一月一日起到",
        "十二月三十一日止。",
    )
    page.prose(140, *lines)
    assert texts(read("a.pdf", page.done())) == [lines[0], lines[1] + lines[2]]


def test_a_sentence_that_breaks_behind_the_name_of_the_report_goes_on(sheets):
    page = sheets()
    lines = ("现将某某市自然资源局二〇二四年政府信息公开工作有关年度报告", "公布如下。")
    page.prose(140, *lines)
    assert texts(read("a.pdf", page.done())) == ["".join(lines)]
