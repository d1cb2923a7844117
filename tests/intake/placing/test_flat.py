"""Tables without lines: one square on a line, one row on a line, labels broken anywhere."""

from __future__ import annotations

import pytest

from engine.form.edition_2021 import FORM
from engine.form.keys import CELLS
from engine.intake.placing import report_of
from engine.intake.report import Report
from tests.intake.placing.building import report, table_2, table_3, table_4

DISTINCT = {key: str(number) for number, key in enumerate(CELLS, 1)}
HEADINGS = [section.heading for section in FORM.sections]


def squares(*, broken: bool = False) -> list[str]:
    """The report as a browser or Word hands it over: every square on a line of its own."""
    lines = ["某某县水务局2024年政府信息公开工作年度报告", HEADINGS[0], "全年公开信息二十条。"]
    for heading, table in zip(HEADINGS[1:4], (table_2, table_3, table_4), strict=True):
        lines.append(heading)
        for cell in table(DISTINCT).cells:
            text = cell.text
            cut = len(text) // 2 if broken and 4 <= len(text) <= 20 and not text.isdigit() else 0
            lines += [text[:cut], text[cut:]] if cut else [text]
    return [*lines, HEADINGS[4], "问题是公开还不够及时。", HEADINGS[5], "没有其他事项。"]


def rows(separator: str) -> list[str]:
    """One row on each line, as a PDF without rules gives it."""
    lines = [HEADINGS[0], "全年公开信息二十条。", HEADINGS[1]]
    for row in FORM.disclosure.rows:
        values = [DISTINCT[f"disclosure.{row.key}{'.' if c else ''}{c}"] for c in (row.columns or ("",))]
        columns = [column.label for column in FORM.disclosure.columns] if row.columns else [row.column_label]
        lines += [row.item, separator.join(["信息内容", *columns]), separator.join([row.label, *values])]
    lines += [HEADINGS[2], "申请人情况", separator.join(["自然人", "法人或其他组织", "总计"])]
    lines += [separator.join(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])]
    group = ""
    for row in FORM.applications.rows:
        if row.group != group:
            group = row.group
            lines += [group] if group else []
        values = [DISTINCT[f"applications.{row.key}.{column}"] for column in row.columns]
        lines.append(separator.join([row.label, *values]))
    lines += [HEADINGS[3], separator.join(["行政复议", "行政诉讼"])]
    lines += [separator.join(["未经复议直接起诉", "复议后起诉"])]
    lines += [separator.join([column.label for column in FORM.disputes.columns] * 3)]
    lines += [separator.join(DISTINCT[key] for key in FORM.disputes.cells())]
    return [*lines, HEADINGS[4], "问题是公开还不够及时。", HEADINGS[5], "没有其他事项。"]


def read(lines: list[str]) -> Report:
    return report_of(report(*lines, kind="text"))


def texts(found: Report) -> dict[str, str]:
    return {key: reading.text for key, reading in found.cells.items()}


@pytest.mark.parametrize("broken", [False, True])
def test_one_square_on_each_line(broken: bool) -> None:
    found = read(squares(broken=broken))
    assert texts(found) == DISTINCT
    assert found.unplaced == ()
    assert set(found.prose) == {"overview", "problems", "matters"}
    assert found.prose["problems"] == "问题是公开还不够及时。"


@pytest.mark.parametrize("separator", [" ", "\t", "    ", " | "])
def test_one_row_on_each_line(separator: str) -> None:
    found = read(rows(separator))
    assert texts(found) == DISTINCT
    assert found.unplaced == ()
    assert set(found.prose) == {"overview", "problems", "matters"}


def test_a_row_with_a_blank_is_not_guessed() -> None:
    """The blank vanished: which column it was cannot be known."""
    lines = rows(" ")
    at = next(n for n, line in enumerate(lines) if line.startswith("2.重复申请"))
    lines[at] = "2.重复申请 0 0 0 0 0 7"
    found = read(lines)
    lost = {key for key in CELLS if ".declined.repeated." in key}
    assert set(texts(found)) == set(CELLS) - lost
    assert len([line for line in found.unplaced if "重复申请" in line and "6个数" in line]) == 1


def test_a_table_four_without_a_readable_heading_is_read_in_the_order_of_the_form_and_says_so() -> None:
    lines = rows(" ")
    at = lines.index(HEADINGS[3])
    lines[at + 1 : at + 4] = [
        "行政复议 行政诉讼",
        "结果 结果 其他 尚未 未经复议直接起诉 复议后起诉",
        "维持 纠正 结果 审结 总计",
    ]
    found = read(lines)
    assert texts(found) == DISTINCT
    assert any("表四" in note for note in found.notes)


def test_a_label_around_its_figures() -> None:
    """A PDF sets the figures at half the height of a label of two lines."""
    lines = rows(" ")
    at = next(n for n, line in enumerate(lines) if line.startswith("1.申请人无正当理由"))
    label, *values = lines[at].split(" ")
    lines[at : at + 1] = [label[:18], " ".join(values), label[18:]]
    assert texts(read(lines)) == DISTINCT


def test_the_columns_follow_the_printed_heading() -> None:
    lines = rows("\t")
    at = next(n for n, line in enumerate(lines) if line.startswith("信息内容"))
    lines[at] = "信息内容\t现行有效件数\t本年制发件数\t本年废止件数"
    found = read(lines)
    assert found.cells["disclosure.regulations.in_force"].text == DISTINCT["disclosure.regulations.made"]


def test_prose_with_figures_is_no_table() -> None:
    text = "全年收到行政许可申请 5 件，行政处罚 3 件，行政强制 0 件。"
    found = read([HEADINGS[0], text, "（一）主动公开", "公开规章 0 件。"])
    assert found.cells == {}
    assert found.prose["overview"].startswith(text)
