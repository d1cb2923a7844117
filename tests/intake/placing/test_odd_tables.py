"""What stands in the cells besides plain figures, and in the tables besides the rows and columns of the form."""

from __future__ import annotations

from engine.form.edition_2021 import FORM
from engine.form.keys import CELLS
from engine.intake.document import Grid
from engine.intake.placing import report_of
from tests.intake.placing.building import (
    DISTINCT,
    HEAD_3,
    Spec,
    grid,
    of,
    plain_grid,
    read,
    report,
    reworded,
    rows_3,
    rows_of,
    table_2,
    table_3,
    table_4,
    texts,
)


def test_every_kind_of_nothing_stays_what_it_is() -> None:
    written = [
        "",
        "/",
        "／",
        "—",
        "-",
        "--",
        "无",
        "0",
        "0件",
        "1,234",
        "1，234",
        "１２",
        "786.00",
        "60 件",
        "−1",
        "9.5",
    ]
    numbers = [None, None, None, None, None, None, None, 0, 0, 1234, 1234, 12, 786, 60, -1]
    keys = [f"applications.{row.key}.natural_person" for row in FORM.applications.rows[: len(written)]]
    found = read(table_3(dict(zip(keys, written, strict=True))))
    assert [found.cells[key].text for key in keys] == written
    assert [found.cells[key].value for key in keys[:-1]] == numbers
    assert str(found.cells[keys[-1]].value) == "9.5"


def test_what_is_no_number_is_said() -> None:
    found = read(table_3(DISTINCT | {"applications.partial.company": "约3件"}))
    assert found.cells["applications.partial.company"].value is None
    assert [line for line in found.unplaced if "约3件" in line and "不是数字" in line]
    assert len(found.cells) == 175


def test_fees_in_another_unit_are_turned_into_wan() -> None:
    wrong = {"本年收费金额（单位：万元）": "本年收费金额（单位：元）"}
    found = read(reworded(table_2({"disclosure.fees": "7,860,000"}), wrong))
    assert found.cells["disclosure.fees"].value == 786
    assert any("换算" in note for note in found.notes)
    found = read(table_2({"disclosure.fees": "7730.28万元"}))
    assert str(found.cells["disclosure.fees"].value) == "7730.28"


def test_sums_that_a_report_prints_have_keys_of_their_own() -> None:
    """A column 小计 of the organisations, a row for the whole group, and the one row 其他处理 of older forms."""
    rows = rows_3(DISTINCT)
    single: list[list[str | Spec]] = [*rows[:20], [("（六）其他处理", 1, 2), *"1234567"], *rows[23:]]
    single[2] = [("三、本年度办理结果", 20, 1), *single[2][1:]]
    found = read(grid([*HEAD_3, *single]))
    assert found.cells["applications.other.total"].value == 7
    assert "applications.other.other.total" not in found.cells
    assert found.unplaced == ()


def test_a_stranger_is_named_and_a_table_that_holds_text_is_read_as_text() -> None:
    stranger = grid([["会议", "日期"], ["第一次", "3月"]], "第4张表")
    found = read(stranger)
    assert found.cells == {}
    assert [line for line in found.unplaced if line.startswith("第4张表") and "第一次" in line]
    text = grid(
        [["一、总体情况"], ["本机关全年主动公开信息三十条，办理依申请公开五件，没有发生行政复议和行政诉讼。"]]
    )
    assert "主动公开信息三十条" in report_of(report(text)).prose["overview"]


OLD_2: list[list[str | Spec]] = [
    [("第二十条第（一）项", 1, 4)],
    ["信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"],
    ["规章", "0", "0", "0"],
    ["规范性文件", "3", "3", "21"],
    [("第二十条第（五）项", 1, 4)],
    ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
    ["行政许可", "40", "-2", "512"],
    ["其他对外管理服务事项", "5", "+1", "8"],
    [("第二十条第（六）项", 1, 4)],
    ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
    ["行政处罚", "30", "0", "17"],
    ["行政强制", "6", "0", "2"],
    [("第二十条第（八）项", 1, 4)],
    ["信息内容", "上一年项目数量", ("本年增/减", 1, 2)],
    ["行政事业性收费", "2", ("0", 1, 2)],
    [("第二十条第（九）项", 1, 4)],
    ["信息内容", "采购项目数量", ("采购总金额", 1, 2)],
    ["政府集中采购", "4", ("35.6", 1, 2)],
]


def test_the_older_form_has_its_own_keys_and_shares_the_rest() -> None:
    found = read(grid(OLD_2))
    assert found.edition == "2019"
    assert {key: reading.value for key, reading in found.cells.items()} == {
        "disclosure.licensing": 512,
        "disclosure.penalties": 17,
        "disclosure.compulsion": 2,
    }
    older = {key: str(reading.value) for key, reading in found.older.items()}
    assert older["disclosure.normative_documents.public_total"] == "21"
    assert older["disclosure.licensing.change"] == "-2"
    assert older["disclosure.other_services"] == "8"
    assert older["disclosure.procurement.amount"] == "35.6"
    assert len(older) == 6 + 3 * 2 + 2 + 1 + 2 + 2
    assert found.unplaced == ()


def test_one_old_label_leaves_a_report_in_the_form_in_force() -> None:
    stray = reworded(table_2(DISTINCT), {"本年制发件数": "本年新制作数量"})
    found = read(stray)
    assert found.edition == "2021"
    assert found.old_labels == ("本年新制作数量",)
    assert "disclosure.regulations.newly_made" in found.older
    assert any("旧版式" in note for note in found.notes)


def test_a_row_that_numbers_the_columns_is_no_figure() -> None:
    numbers = [str(n) for n in range(1, 16)]
    whole = table_4(DISTINCT)
    square = rows_of(whole)
    found = read(grid([*square[:3], numbers, square[3]]))
    assert texts(found) == of("disputes")
    assert found.unplaced == ()


def test_a_subtotal_inside_a_group_is_the_sum_of_the_group() -> None:
    rows = rows_3(DISTINCT)
    at = next(n for n, row in enumerate(rows) if "3.补正后申请内容仍不明确" in row)
    rows = [
        [("三、本年度办理结果", 23, 1), *row[1:]]
        if row[0] == ("三、本年度办理结果", 22, 1)
        else [("（四）无法提供", 4, 1), *row[1:]]
        if row[0] == ("（四）无法提供", 3, 1)
        else row
        for row in rows
    ]
    rows.insert(at + 1, ["小计", *"1234567"])
    found = read(grid([*HEAD_3, *rows]))
    assert found.cells["applications.unable.total"].value == 7
    assert {k: v for k, v in texts(found).items() if k in CELLS} == of("applications")
    assert found.unplaced == ()


def test_a_row_with_too_few_squares_is_said() -> None:
    whole = table_3(DISTINCT)
    cut = [c for c in whole.cells if not (c.row == 5 and c.column == 9)]
    found = read(Grid(tuple(cut), "第2张表"))
    assert any("第6行比表头少1格" in note for note in found.notes)


def test_headings_in_two_cells_are_one() -> None:
    """As WPS saves a heading that somebody parted with a line: 商业 above 企业."""
    upper: list[str | Spec] = ["商业", "科研", "社会公益", "法律服务", "其他"]
    lower: list[str | Spec] = ["企业", "机构", "组织", "机构", ""]
    head: list[list[str | Spec]] = [
        [(FORM.applications.note, 4, 3), ("申请人情况", 1, 7)],
        [("自然人", 3, 1), ("法人或其他组织", 1, 5), ("总计", 3, 1)],
        upper,
        lower,
    ]
    found = read(grid([*head, *rows_3(DISTINCT)]))
    assert texts(found) == of("applications")
    assert found.unplaced == ()


def test_figures_that_stand_beside_their_headings_are_taken_by_their_order() -> None:
    """In some pages of 2019 the headings span other columns than the figures below them."""
    rows: list[list[str | Spec]] = [
        [("第二十条第（五）项", 1, 5)],
        ["信息内容", "上一年项目数量", ("本年增/减", 1, 2), "处理决定数量"],
        ["行政许可", ("40", 1, 2), "-2", "512"],
        ["其他对外管理服务事项", ("5", 1, 2), "1", "8"],
    ]
    found = read(grid(rows))
    assert found.unplaced == ()
    assert found.cells["disclosure.licensing"].value == 512
    assert {key: reading.value for key, reading in found.older.items()} == {
        "disclosure.licensing.previous_items": 40,
        "disclosure.licensing.change": -2,
        "disclosure.other_services.previous_items": 5,
        "disclosure.other_services.change": 1,
        "disclosure.other_services": 8,
    }


def test_a_figure_with_its_unit_is_no_label() -> None:
    written = {key: f" {text}\u3000件" for key, text in DISTINCT.items()} | {
        "applications.partial.company": "0 件"
    }
    found = read(table_3(written))
    assert found.unplaced == ()
    assert found.cells["applications.partial.company"].value == 0
    assert found.cells["applications.granted.total"].value == int(DISTINCT["applications.granted.total"])


def test_a_group_whose_rows_lost_their_labels_is_no_row_of_sums() -> None:
    for whole in (table_3(DISTINCT), plain_grid(table_3(DISTINCT))):
        cut = tuple(
            cell._replace(text="") if cell.column == 2 and cell.row > 2 else cell for cell in whole.cells
        )
        found = read(whole._replace(cells=cut))
        assert all(key in CELLS for key in found.cells)
        assert f"“{DISTINCT['applications.denied.state_secret.company']}”" in " ".join(found.unplaced)


def test_headings_that_a_page_cut_after_their_first_character_are_one() -> None:
    words = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    values = [
        DISTINCT[f"disputes.{row.key}.{column}"] for row in FORM.disputes.rows for column in row.columns
    ]
    cut = grid(
        [
            [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
            [*(word[:1] for word in words), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            [*(word[1:] for word in words), *words, *words],
            values,
        ]
    )
    found = read(cut)
    assert texts(found) == of("disputes")
    assert found.unplaced == ()


def test_seven_figures_in_columns_of_other_widths_are_the_row() -> None:
    """The part of table 三 behind a page break was drawn as a table of its own, and the edges are other ones."""
    widths = [(1, 2, 2, 2, 2, 2, 3), (3, 2, 1, 2, 2, 2, 2), (2, 2, 3, 1, 3, 2, 1)]
    head: list[list[str | Spec]] = [
        [
            "",
            *(
                (text, 1, 2)
                for text in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
            ),
        ]
    ]
    for spans in widths:
        rows: list[list[str | Spec]] = [
            [
                row.label,
                *(
                    (DISTINCT[f"applications.{row.key}.{column}"], 1, span)
                    for column, span in zip(row.columns, spans, strict=True)
                ),
            ]
            for row in FORM.applications.rows[:4]
        ]
        found = read(grid([*head, *rows]))
        assert texts(found) == {
            k: v
            for k, v in of("applications").items()
            if k.split(".")[1] in ("received", "carried_in", "granted", "partial")
        }
        assert any("按次序读入" in note for note in found.notes)
