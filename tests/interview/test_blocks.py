"""Blocks of cells copied from a spreadsheet, from a document, from a PDF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.draft import new_draft
from engine.form import CELLS, FORM
from engine.interview.blocks import LONGEST, copied, is_block, read_block, squares
from engine.interview.celltold import block_lines
from engine.rules.view import view

FIRST = "applications.received.natural_person"
HEAD = "\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
APPLICATIONS = [key for key in CELLS if key.startswith("applications.")]


def _rows(first: int = 0, last: int = 25) -> list[str]:
    return [
        f"{row.group}\t{row.label}\t" + "\t".join(str(number * 10 + n) for n in range(7))
        for number, row in enumerate(FORM.applications.rows[first:last], start=first)
    ]


def test_figures_alone_go_in_from_the_cell_on() -> None:
    block = read_block("60\t0\r\n1,234\t５\r\n", "applications.granted.company")
    assert block.figures == {
        "applications.granted.company": 60,
        "applications.granted.research": 0,
        "applications.partial.company": 1234,
        "applications.partial.research": 5,
    }
    assert not block.by_labels


def test_blanks_and_strokes_change_nothing_and_wu_is_none() -> None:
    block = read_block("60\t\t/\t—\t无\t 7 \n", FIRST)
    assert list(block.figures.values()) == [60, 0, 7]
    assert block.strokes == 2
    assert not block.unclear
    assert not block.outside


def test_what_is_not_understood_is_named_and_the_rest_goes_in() -> None:
    block = read_block("60\tabc\t3.5\n约5\t1\t2\n", FIRST)
    assert list(block.figures.values()) == [60, 1, 2]
    assert [text.split("（")[0] for text in block.unclear] == ["第1行第2列", "第1行第3列", "第2行第1列"]


def test_what_falls_outside_is_named() -> None:
    block = read_block("1\t2\n3\t4\n", "applications.carried_out.total")
    assert block.figures == {"applications.carried_out.total": 1}
    assert [text[:6] for text in block.outside] == ["第1行第2列", "第2行第1列", "第2行第2列"]


@pytest.mark.parametrize("at", [FIRST, "applications.handled.total", "disputes.review.total"])
def test_a_block_with_its_labels_is_placed_by_them_wherever_it_is_pasted(at: str) -> None:
    block = read_block("\r\n".join([HEAD, *_rows()]) + "\r\n", at)
    assert block.by_labels
    assert block.figures == {key: n // 7 * 10 + n % 7 for n, key in enumerate(APPLICATIONS)}
    assert not block.outside


def test_rows_in_another_order_go_where_their_labels_say() -> None:
    rows = _rows(4, 9)
    block = read_block("\n".join([HEAD, *reversed(rows)]), FIRST)
    assert block.figures["applications.denied.third_party_rights.company"] == 71
    assert len(block.figures) == 35


def test_labels_of_rows_alone() -> None:
    block = read_block("4.保护第三方合法权益\t36\n1.属于国家秘密\t2\n", "applications.received.total")
    assert block.figures == {
        "applications.denied.third_party_rights.total": 36,
        "applications.denied.state_secret.total": 2,
    }
    whole = read_block("\n".join(_rows(5, 9)), "applications.received.total")
    assert whole.figures["applications.denied.prohibited_by_law.natural_person"] == 50
    assert len(whole.figures) == 28


def test_headings_of_columns_alone() -> None:
    block = read_block("总计\t自然人\n5\t4\n7\t6\n", "applications.granted.company")
    assert block.figures == {
        "applications.granted.total": 5,
        "applications.granted.natural_person": 4,
        "applications.partial.total": 7,
        "applications.partial.natural_person": 6,
    }


def test_table_two_with_its_items_and_in_yuan() -> None:
    text = (
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n"
        "行政规范性文件\t0\t1\t7\n第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t5,821\t\t\n"
        "第二十条第（六）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t94\t\t\n行政强制\t9\t\t\n"
        "第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：元）\t\t\n行政事业性收费\t7860000\t\t\n"
    )
    block = read_block(text, "disclosure.regulations.made")
    assert len(block.figures) == 10
    assert block.figures["disclosure.fees"] == 786
    assert block.figures["disclosure.licensing"] == 5821


def test_table_four_as_one_row() -> None:
    block = read_block("\t".join(map(str, range(15))), "disputes.review.upheld")
    assert list(block.figures.values()) == list(range(15))


def test_columns_of_a_pdf_parted_by_blanks() -> None:
    block = read_block(
        "一、本年新收政府信息公开申请数量 60 0 0 0 0 0 60\n（一）予以公开 9 0 0 0 0 0 9\n", FIRST
    )
    assert block.figures["applications.granted.total"] == 9
    assert len(block.figures) == 14


def test_quoted_cells() -> None:
    assert squares('"危及\n三安全"\t3\r\n"a""b"\t4\r\n') == [["危及\n三安全", "3"], ['a"b', "4"]]
    assert squares('"半\t3\nx\t4') == [['"半', "3"], ["x", "4"]]


def test_one_cell_is_no_block() -> None:
    assert not is_block("60\r\n")
    assert is_block("60\t\t1")
    assert is_block("60\n70")
    assert read_block("9\t" * LONGEST, FIRST).notes


def test_what_was_copied_can_be_pasted() -> None:
    for table in ("disclosure", "applications", "disputes"):
        keys = [key for key in CELLS if key.startswith(f"{table}.")]
        free = {
            key: n % 4 for n, key in enumerate(keys) if not key.endswith(".total") and "handled" not in key
        }
        draft = new_draft().with_figures(free)
        block = read_block(copied(table, view(draft)), FIRST)
        known = {key: view(draft).value(key) for key in keys}
        assert block.figures == {key: value for key, value in known.items() if value is not None}


def test_the_effect_is_told() -> None:
    draft = new_draft().with_figures({FIRST: 58, "applications.received.company": 2})
    told = "".join(block_lines(read_block("60\t2\t5\tx\n", FIRST), draft))
    assert "新填1格，改动1格，与原来相同1格" in told
    assert "由58改为60" in told
    assert "第1行第4列" in told


@settings(max_examples=150)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "1", "60", "/", "自然人", "总计", "（一）予以公开", "x", '"', "1.5"]),
            max_size=9,
        ),
        max_size=6,
    ),
    st.sampled_from(CELLS),
)
def test_no_block_is_too_odd(rows: list[list[str]], at: str) -> None:
    block = read_block("\n".join("\t".join(row) for row in rows), at)
    assert set(block.figures) <= set(CELLS)
    assert list(block_lines(block, new_draft()))
