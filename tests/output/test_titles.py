"""A long name breaks by sense, into lines that fit and do not look like an hourglass where that can be helped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.output.titles import WIDTH, broken, spoken_date, width

LAST = "2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("某某县某某局", ("某某县某某局",)),
        (
            "贵州省黔西南布依族苗族自治州某某新区管理委员会",
            ("贵州省黔西南布依族苗族自治州", "某某新区管理委员会"),
        ),
        (
            "积石山保保安族东乡族撒拉族自治县人民政府办公室",
            ("积石山保保安族东乡族撒拉族自治县", "人民政府办公室"),
        ),
        (
            "广西壮族自治区百色市隆林各族自治县市场监督管理局",
            ("广西壮族自治区百色市", "隆林各族自治县市场监督管理局"),
        ),
        (
            "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人力资源和社会保障局",
            ("新疆维吾尔自治区伊犁哈萨克自治州", "察布查尔锡伯自治县人力资源和社会保障局"),
        ),
    ],
)
def test_names_break_at_the_end_of_a_word(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name, LAST) == lines


@given(st.text(alphabet="某省市区县州盟旗镇乡局厅和暨（）人民政府委员会办公室aZ09", min_size=1, max_size=90))
def test_nothing_is_lost_and_every_line_fits(name: str) -> None:
    lines = broken(name, LAST)
    assert "".join(lines) == name
    assert all(line and width(line) <= WIDTH for line in lines)


def test_a_line_never_begins_with_a_closing_bracket() -> None:
    for line in broken(
        "中国（某某）自由贸易试验区（某某片区）管理委员会暨某某开发区（某某区）管理委员会", LAST
    ):
        assert line[0] not in "）)，、"


def test_dates_as_documents_print_them() -> None:
    assert spoken_date("2025-01-20") == "2025年1月20日"
    assert spoken_date("2025年1月20日") == "2025年1月20日"
    assert spoken_date("二〇二五年一月") == "二〇二五年一月"
