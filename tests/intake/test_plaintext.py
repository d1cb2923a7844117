"""Plain text and Markdown: lines, broken lines, and tables drawn with signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.document import Document, Grid, Paragraph
from engine.intake.errors import IntakeError
from engine.intake.plaintext import read
from engine.intake.plaintext.lines import char_width, width

PROSE = (
    "2024年，本局认真执行政府信息公开条例，全年主动公开政府信息1286条，其中网站公开900条、微信公众号公开386条，及时回应社会关切。"
    "全年新收政府信息公开申请35件，上年结转2件，办结36件，结转下年度1件，答复均在法定期限以内，没有被行政复议纠正的情形。"
)


def _read(text: str, name: str = "甲.txt") -> Document:
    return read(name, text.encode())


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def _table(document: Document) -> Grid:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return grid


def _broken(text: str, columns: int) -> str:
    lines, line = [], ""
    for char in text:
        if width(line) + char_width(char) > columns:
            lines.append(line)
            line = ""
        line += char
    return "\n".join([*lines, line])


def test_lines_are_paragraphs_with_their_places() -> None:
    document = _read(
        "\ufeff甲县林业局\r\n\r\n　　一、总体情况\f本年\u2028新收\u200b12件\x00\n".replace("\x00", "")
    )
    assert document.blocks == (
        Paragraph("甲县林业局", "第1行"),
        Paragraph("一、总体情况", "第3行"),
        Paragraph("本年", "第4行"),
        Paragraph("新收12件", "第5行"),
    )
    assert document.kind == "text"


@pytest.mark.parametrize("columns", [48, 56, 72, 76, 80])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_text_broken_at_a_fixed_width_is_put_together(columns: int, indent: str) -> None:
    paragraphs = [indent + PROSE, indent + "1.平台建设方面。" + PROSE, indent + "2.监督保障方面。" + PROSE]
    lines = [
        "甲县林业局2024年政府信息公开工作年度报告",
        "一、总体情况",
        *paragraphs,
        "二、主动公开政府信息情况",
    ]
    document = _read("\n".join(_broken(line, columns) for line in lines))
    texts = _texts(document)
    assert "".join(texts) == "".join(line.strip() for line in lines)
    assert texts[:2] == lines[:2]
    assert texts[-1] == lines[-1]
    assert len(texts) <= len(lines) + (0 if indent else 3)


def test_a_flattened_table_stays_one_cell_a_line() -> None:
    cells = [
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "0",
        "0",
        "重新",
        "出具已获取信息",
        "12",
        "/",
        "无",
    ]
    lines = [
        *_broken(PROSE, 76).split("\n"),
        "\t一、本年新收政府信息公开申请数量",
        *cells,
        *_broken(PROSE, 76).split("\n"),
    ]
    texts = _texts(_read("\n".join(lines)))
    at = texts.index("一、本年新收政府信息公开申请数量")
    assert texts[at + 1 : at + 1 + len(cells)] == cells


def test_a_text_with_one_paragraph_a_line_stays_as_it_is() -> None:
    lines = [
        PROSE,
        "甲县林业局关于本年度政府信息公开工作有关情况的补充说明",
        PROSE + PROSE,
        "本年没有收取信息处理费",
        "甲县林业局",
    ]
    assert _texts(_read("\n".join(lines))) == lines


def test_what_a_converter_leaves_is_taken_away() -> None:
    assert _texts(_read("[bookmark: _Hlk1]（一）予以公开\n[bookmark: _GoBack]\n")) == ["（一）予以公开"]
    assert _read("[bookmark: _Hlk1]（一）予以公开\n[bookmark: _GoBack]\n").residue == (
        "[bookmark: _Hlk1]",
        "[bookmark: _GoBack]",
    )
    assert _read("（一）予以公开\n").residue == ()


@pytest.mark.parametrize(
    ("line", "text", "heading"),
    [
        ("## 一、总体情况 ##", "一、总体情况", True),
        ("# **甲局** 2024年报告", "甲局 2024年报告", True),
        ("**新收** 12 件，见[目录](http://a.cn/x_(1))。", "新收 12 件，见目录。", False),
        ("- 一是公开不够", "一是公开不够", False),
        ("1\\. 存在问题", "1. 存在问题", False),
        ("> 引文&nbsp;x", "引文 x", False),
        ("2*3*4、a_b_c、#号、[注]", "2*3*4、a_b_c、#号、[注]", False),
        ("<center>标题</center>", "标题", False),
        ("网址：<http://a.cn>", "网址：http://a.cn", False),
        ("增长~~5%~~6%", "增长6%", False),
    ],
)
def test_markdown_marks(line: str, text: str, heading: bool) -> None:
    assert _read(line, "甲.md").blocks == (Paragraph(text, "第1行", heading),)


def test_markdown_rules_fronts_and_underlined_headings() -> None:
    text = "---\ntitle: 甲局年报\ndate: 2025\n---\n\n一、总体情况\n====\n甲。\n\n***\n<!-- x\ny -->乙\n"
    document = _read(text, "甲.md")
    assert document.title == "甲局年报"
    assert document.blocks == (
        Paragraph("一、总体情况", "第6行", heading=True),
        Paragraph("甲。", "第8行"),
        Paragraph("乙", "第12行"),
    )


@pytest.mark.parametrize(
    "table",
    [
        "| 信息内容 | 件数 |\n|:---|---:|\n| 规章 | 0 |\n| **文件** | 1<br>2 |",
        "信息内容 | 件数\n--- | ---\n规章 | 0\n文件 | 1<br>2",
        "| 信息内容 | 件数 |\n| 规章 | 0 |\n| 文件 | 1<br>2 |",
        "| 信息内容 | 件数 |\n\n| 规章 | 0 |\n\n| 文件 | 1<br>2 |",
        "｜信息内容｜件数｜\n｜规章｜0｜\n｜文件｜1<br>2｜",
    ],
)
def test_tables_of_strokes(table: str) -> None:
    document = _read(f"前文。\n\n{table}\n\n后文。", "甲.md")
    assert _texts(document) == ["前文。", "后文。"]
    grid = _table(document)
    assert [cell.text for cell in grid.cells] == ["信息内容", "件数", "规章", "0", "文件", "1\n2"]
    assert grid.place == "第3行"


def test_dashes_as_entries_are_no_rule() -> None:
    grid = _table(_read("| 规章 | 件数 |\n|---|---|\n| - | - |\n| 甲 | 1 |"))
    assert [cell.text for cell in grid.cells] == ["规章", "件数", "-", "-", "甲", "1"]


def test_strokes_in_one_line_are_text() -> None:
    assert _texts(_read("首页 | 概况 | 公开")) == ["首页 | 概况 | 公开"]


def test_tables_of_tabs() -> None:
    grid = _table(_read("规章\t0\t\t3\n文件\t1\t2\t\n"))
    assert [[cell and cell.text for cell in row] for row in grid.squares()] == [
        ["规章", "0", "", "3"],
        ["文件", "1", "2", ""],
    ]


def test_rows_that_lack_cells_give_them_to_their_label() -> None:
    lines = [
        "一、本年新收\t1\t2\t3",
        "三、本年度办理结果\t（一）予以公开\t1\t2\t3",
        "\t（三）不予公开\t1.属于国家秘密\t1\t2\t3",
    ]
    grid = _table(_read("\n".join(lines)))
    assert [cell[1:5] for cell in grid.cells if cell.text in ("一、本年新收", "（一）予以公开")] == [
        (0, 0, 1, 3),
        (1, 1, 1, 2),
    ]
    assert [row[3].text if row[3] else None for row in grid.squares()] == ["1", "1", "1"]


def test_single_tabs_are_no_table() -> None:
    assert _texts(_read("\t第二十条第（一）项\n\n\t信息内容\n\t件数\n")) == [
        "第二十条第（一）项",
        "信息内容",
        "件数",
    ]


BOX = """
┌────────┬────┬────┐
│ 信息内容       │件数    │合计    │
├────────┼────┴────┤
│ 规章           │ 0                │
│                ├────┬────┤
│                │ 1      │ 2      │
└────────┴────┴────┘
"""
PLUS = """
+----------+------+------+
| 信息内容 | 件数 | 合计 |
+----------+------+------+
| 规章     | 0           |
+          +------+------+
|          | 1    | 2    |
+----------+------+------+
"""


@pytest.mark.parametrize("box", [BOX, PLUS])
def test_drawn_tables(box: str) -> None:
    grid = _table(_read(box))
    assert [cell[:5] for cell in grid.cells] == [
        ("信息内容", 0, 0, 1, 1),
        ("件数", 0, 1, 1, 1),
        ("合计", 0, 2, 1, 1),
        ("规章", 1, 0, 2, 1),
        ("0", 1, 1, 1, 2),
        ("1", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
    ]


def test_html_tables_in_markdown() -> None:
    text = "# 报告\n\n前文。\n<table><tr><td colspan=2>甲</td></tr>\n<tr><td>乙</td><td>1</td></tr></table>\n\n后文。"
    document = _read(text, "甲.md")
    assert _texts(document) == ["报告", "前文。", "后文。"]
    assert _table(document).place == "第4行"
    assert _table(document).cells[0][:5] == ("甲", 0, 0, 1, 2)
    assert document.blocks[-1].place == "第7行"


def test_a_page_called_text_is_read_as_a_page() -> None:
    assert _read("<!DOCTYPE html><html><p>甲</p></html>").kind == "html"


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\x00" * 50])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"甲\.txt"):
        read("甲.txt", data)


@given(
    st.text(st.sampled_from("政一、。|│┌─┬┐├┼┤└┘+-=# \t\n*[]()<>tabler/0128\\`_~>&;　"), max_size=400),
    st.sampled_from(["甲.md", "甲.txt"]),
)
def test_anything_is_read_or_refused(text: str, name: str) -> None:
    try:
        document = read(name, text.encode())
    except IntakeError:
        return
    for block in document.blocks:
        if isinstance(block, Grid):
            covered = sum(cell.rows * cell.columns for cell in block.cells)
            assert covered == sum(cell is not None for row in block.squares() for cell in row)
        else:
            assert block.text


@pytest.mark.parametrize("line", ["|", "甲|"])
def test_a_long_run_of_single_cells_is_looked_at_once(line: str) -> None:
    """Looked at again from each of its lines it would take minutes."""
    texts = _texts(_read("正文。\n" + f"{line}\n" * 15_000 + "末尾。"))
    assert texts[0] == "正文。"
    assert texts[-1] == "末尾。"
    assert len(texts) == 2 + (15_000 if len(line) > 1 else 0)
