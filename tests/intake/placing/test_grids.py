"""Whatever an office does to the tables, every figure lands in its own cell, or is said to have found none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.form.edition_2021 import FORM
from engine.intake.document import Grid, GridCell
from tests.intake.placing.building import (
    DISTINCT,
    HEAD_3,
    Spec,
    grid,
    of,
    plain_grid,
    read,
    reworded,
    rows_3,
    rows_of,
    table_2,
    table_3,
    table_4,
    texts,
    turned,
)


def test_the_three_tables_of_the_form() -> None:
    found = read(table_2(DISTINCT), table_3(DISTINCT), table_4(DISTINCT))
    assert texts(found) == DISTINCT
    assert found.unplaced == ()
    assert found.cells["disclosure.regulations.made"].place == "第1张表第3行第2列"
    assert found.cells["disputes.review.total"].place == "第3张表第4行第5列"


def test_spans_may_be_lost_and_tables_turned() -> None:
    tables = (table_2(DISTINCT), table_3(DISTINCT), table_4(DISTINCT))
    assert texts(read(*map(plain_grid, tables))) == DISTINCT
    assert texts(read(*map(turned, tables))) == DISTINCT
    found = read(turned(table_2(DISTINCT)))
    assert found.cells["disclosure.regulations.made"].place == "第1张表第2行第3列"


WORDINGS = {
    "spaced": " ".join,
    "broken": lambda text: "\n".join((text[: len(text) // 2], text[len(text) // 2 :])),
    "narrow": lambda text: text.translate(str.maketrans("（）“”、，", '()"",,')),
    "wide points": lambda text: text.replace(".", "．"),
    "circled": lambda text: (
        chr(0x245F + int(text[0])) + text[2:] if text[:2].strip("0123456789") == "." else text
    ),
    "no numerals": lambda text: text.split("、", 1)[-1] if text[1:2] == "、" else text.split(".", 1)[-1],
    "no brackets": lambda text: text[3:] if text.startswith("（") and text[2] == "）" else text,
    "other other": lambda text: text.replace("其他", "其它"),
    "laws": lambda text: text.replace("法律行政法规", "法律、行政法规"),
    "units": lambda text: f"{text}（单位：件）" if text.endswith(("件数", "数量")) else text,
    "full width": lambda text: text.translate(str.maketrans("12345678", "１２３４５６７８")),
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_labels_may_be_written_differently(wording: str) -> None:
    say = WORDINGS[wording]
    found = read(table_2(DISTINCT, say), table_3(DISTINCT, say), table_4(DISTINCT, say))
    assert texts(found) == DISTINCT
    assert found.unplaced == ()


@given(st.permutations(range(25)), st.permutations(range(7)), st.integers(0, 3))
def test_rows_and_columns_may_stand_in_any_order(
    rows: Sequence[int], columns: Sequence[int], extra: int
) -> None:
    """Rows each with their full path, columns shuffled, a column of numbers in front or of remarks behind."""
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    head: list[str] = ["", "", "", *(labels[c] for c in columns)]
    body: list[list[str]] = []
    for number, at in enumerate(rows, 1):
        row = FORM.applications.rows[at]
        path = ["三、本年度办理结果", row.group, row.label] if row.group else [row.label, "", ""]
        figures = [DISTINCT[f"applications.{row.key}.{row.columns[c]}"] for c in columns]
        body.append([*([str(number)] if extra & 1 else []), *path, *figures, *(["无"] if extra & 2 else [])])
    if extra & 1:
        head.insert(0, "序号")
    if extra & 2:
        head.append("备注")
    found = read(grid([head, *body]))
    assert texts(found) == of("applications")
    assert len(found.unplaced) == (25 if extra & 2 else 0)


def test_table_two_in_four_tables() -> None:
    whole = table_2(DISTINCT)
    rows = rows_of(whole)
    parts = [rows[0:4], rows[4:7], rows[7:11], rows[11:14]]
    found = read(*(grid(part, f"第{n}张表") for n, part in enumerate(reversed(parts), 1)))
    assert texts(found) == of("disclosure")


@pytest.mark.parametrize("repeated", [0, 1, 3])
def test_table_three_over_two_pages(repeated: int) -> None:
    whole = table_3(DISTINCT)
    first = Grid(tuple(cell for cell in whole.cells if cell.row < 16), "第2张表")
    square = rows_of(plain_grid(whole))
    head = square[3 - repeated : 3]
    second = grid([*head, *square[16:]], "第3张表")
    first = Grid(
        tuple(c._replace(rows=min(c.rows, 16 - c.row)) for c in first.cells),
        "第2张表",
    )
    assert texts(read(first, second)) == of("applications")


def test_a_label_cut_by_the_page_is_whole_again() -> None:
    rows = rows_3(DISTINCT)
    at = next(n for n, row in enumerate(rows) if "3.要求提供公开出版物" in row)
    whole = grid([*HEAD_3, *rows])
    cut = [c._replace(text="3.要求提供公") if c.text == "3.要求提供公开出版物" else c for c in whole.cells]
    lower = [
        c._replace(row=c.row + 1)
        if c.row > at + 3
        else c._replace(rows=c.rows + 1)
        if c.row + c.rows > at + 4
        else c
        for c in cut
    ]
    torn = [c._replace(torn=True) if c.text == "3.要求提供公" else c for c in lower]
    torn.append(GridCell("开出版物", at + 4, 2, torn=True))
    found = read(Grid(tuple(sorted(torn, key=lambda c: (c.row, c.column))), "第2张表"))
    assert texts(found) == of("applications")
    assert found.unplaced == ()


def test_litigation_in_a_table_of_its_own_and_table_four_as_a_matrix() -> None:
    results = [column.label for column in FORM.disputes.columns]

    def values(row: str) -> list[str]:
        return [DISTINCT[f"disputes.{row}.{column.key}"] for column in FORM.disputes.columns]

    review = grid([[("行政复议", 1, 5)], results, values("review")], "第3张表")
    litigation = grid(
        [
            [("行政诉讼", 1, 10)],
            [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            [*results, *results],
            [*values("litigation_direct"), *values("litigation_after_review")],
        ],
        "第4张表",
    )
    assert texts(read(review, litigation)) == of("disputes")
    matrix = grid(
        [
            ["项目", "", *results],
            [("行政复议", 1, 2), *values("review")],
            [("行政诉讼", 2, 1), "未经复议直接起诉", *values("litigation_direct")],
            ["复议后起诉", *values("litigation_after_review")],
        ]
    )
    assert texts(read(matrix)) == of("disputes")


def test_a_title_row_and_a_heading_in_the_table() -> None:
    rows: list[list[str | Spec]] = [
        [("三、收到和处理政府信息公开申请情况", 1, 10)],
        *HEAD_3,
        *rows_3(DISTINCT),
    ]
    found = read(grid(rows))
    assert texts(found) == of("applications")
    assert found.headings == ("三、收到和处理政府信息公开申请情况",)
    rows = [[("2024年度政府信息公开申请统计表", 1, 10)], *HEAD_3, *rows_3(DISTINCT)]
    assert texts(read(grid(rows))) == of("applications")


def test_misspelt_labels_are_taken_with_a_note() -> None:
    wrong = {
        "5.属于三类内部事务信息": "5.属于三类内部事物信息",
        "商业企业": "商业企事",
        "自然人": "自燃人",
        "四、结转下年度继续办理": "四、结转下年度继续理",
        "（五）不予处理": "（五）不于处理",
    }
    found = read(reworded(table_3(DISTINCT), wrong))
    assert texts(found) == of("applications")
    assert sum("不完全一致" in note for note in found.notes) >= 4


def test_a_lost_row_and_a_strange_row_lose_only_themselves() -> None:
    strange = {"2.重复申请": "2.某种别的情况", "科研机构": "外国机构"}
    found = read(reworded(table_3(DISTINCT), strange))
    lost = {k for k in of("applications") if ".declined.repeated." in k or k.endswith(".research")}
    assert set(texts(found)) == set(of("applications")) - lost
    said = "".join(found.unplaced)
    assert all(f"“{DISTINCT[key]}”" in said for key in lost)
    assert found.surplus == ("2.某种别的情况",)


def test_a_second_page_with_other_label_columns() -> None:
    """The column of 三、本年度办理结果 is not drawn again: six figures would be a guess, seven are the row."""
    whole = table_3(DISTINCT)
    square = rows_of(plain_grid(whole))
    first = grid(square[:16], "第2张表")
    second = grid([row[1:] if row[0] == "" else [row[0], *row[2:]] for row in square[16:]], "第3张表")
    assert texts(read(first, second)) == of("applications")


def test_the_whole_report_in_one_table() -> None:
    """Some files lay out everything in one table: headings, text and the three tables as its rows."""
    rows: list[list[str | Spec]] = [
        [("一、总体情况", 1, 10)],
        [
            (
                "本机关全年通过门户网站主动公开政府信息三十条，依法办理政府信息公开申请，没有发生行政复议和行政诉讼。",
                1,
                10,
            )
        ],
        [("三、收到和处理政府信息公开申请情况", 1, 10)],
        *HEAD_3,
        *rows_3(DISTINCT),
        [("五、存在的主要问题及改进情况", 1, 10)],
        [
            (
                "公开内容还不够及时，解读形式还比较单一，下一步将加强检查和培训，丰富解读形式，提高公开的质量和效率。",
                1,
                10,
            )
        ],
    ]
    found = read(grid(rows))
    assert texts(found) == of("applications")
    assert found.sections == ("overview", "applications", "problems")
    assert found.prose["overview"].startswith("本机关全年")
    assert found.unplaced == ()


@given(
    st.sampled_from([table_2, table_3, table_4]),
    st.booleans(),
    st.lists(
        st.tuples(
            st.sampled_from(["drop row", "drop column", "blot", "blank", "remark"]), st.integers(0, 10**6)
        ),
        max_size=4,
    ),
)
def test_damage_loses_only_what_is_lost(table: object, spans: bool, damage: list[tuple[str, int]]) -> None:
    """No figure ever stands in the cell of another, and none disappears without a word."""
    if table is table_4:  # without its spans, a second loss takes the last trace of which group is which
        spans, damage = True, damage[:1]
    whole = table(DISTINCT)  # type: ignore[operator]
    square = rows_of(whole if spans else plain_grid(whole))
    for kind, where in damage:
        row, column = where % len(square), where % len(square[0])
        if kind == "drop row" and len(square) > 1:
            del square[row]
        elif kind == "drop column" and len(square[0]) > 1:
            square = [line[:column] + line[column + 1 :] for line in square]
        elif kind in ("blot", "blank"):
            square[row][column] = "涂改" if kind == "blot" else ""
        else:
            square = [[*line, "备注" if at == 0 else ""] for at, line in enumerate(square)]
    found = read(grid(square))
    cells = {key: reading for key, reading in found.cells.items() if reading.value is not None}
    assert {key: reading.text for key, reading in cells.items()} == {key: DISTINCT.get(key) for key in cells}
    there = {text for line in square for text in line if text.isdecimal()}
    said = " ".join(found.unplaced)
    lost = there - {reading.text for reading in cells.values()}
    assert all(text in said.replace("”", " ").replace("“", " ").split() for text in lost) or not found.cells
