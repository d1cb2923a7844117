"""Automatic numbers are written out as Word prints them."""

from __future__ import annotations

import pytest

from engine.intake.docx.numerals import numeral
from tests.intake.docx.making import p, tbl, tc, tr
from tests.intake.docx.reading import body, lines, squares, table


def _lvl(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def _abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def _num(key: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _in(key: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'


_OFFICIAL = _abstract(
    0,
    _lvl(0, "chineseCountingThousand", "%1、"),
    _lvl(1, "chineseCounting", "（%2）"),
    _lvl(2, "decimal", "%3."),
) + _num(1, 0)


def test_the_levels_of_an_official_document() -> None:
    inner = (
        p("总体情况", _in(1))
        + p("主动公开", _in(1, 1))
        + p("网站", _in(1, 2))
        + p("微信", _in(1, 2))
        + p("依申请公开", _in(1, 1))
        + p("受理", _in(1, 2))
        + p("正文不编号")
        + p("问题", _in(1))
        + p("不足", _in(1, 1))
    )
    assert lines(inner, numbering=_OFFICIAL) == [
        "一、总体情况",
        "（一）主动公开",
        "1.网站",
        "2.微信",
        "（二）依申请公开",
        "1.受理",
        "正文不编号",
        "二、问题",
        "（一）不足",
    ]


def test_levels_that_show_the_levels_above() -> None:
    numbering = _abstract(
        0, _lvl(0, "chineseCounting", "第%1章"), _lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + _num(1, 0)
    inner = p("甲", _in(1)) + p("乙", _in(1)) + p("丙", _in(1, 1)) + p("丁", _in(1, 1))
    assert lines(inner, numbering=numbering) == ["第一章 甲", "第二章 乙", "2.1 丙", "2.2 丁"]


def test_a_level_that_never_starts_again() -> None:
    numbering = _abstract(
        0, _lvl(0, "decimal", "%1、"), _lvl(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
    ) + _num(1, 0)
    inner = p("甲", _in(1)) + p("乙", _in(1, 1)) + p("丙", _in(1)) + p("丁", _in(1, 1))
    assert lines(inner, numbering=numbering) == ["1、甲", "（1）乙", "2、丙", "（2）丁"]


def test_lists_of_one_kind_count_on_unless_told_to_start_again() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = _abstract(0, _lvl(0, "decimal", "%1、")) + _num(1, 0) + _num(2, 0) + _num(3, 0, start)
    inner = p("甲", _in(1)) + p("乙", _in(2)) + p("丙", _in(3)) + p("丁", _in(3))
    assert lines(inner, numbering=numbering) == ["1、甲", "2、乙", "1、丙", "2、丁"]


def test_a_list_may_change_a_level() -> None:
    change = f'<w:lvlOverride w:ilvl="0">{_lvl(0, "upperLetter", "%1．", start=3)}</w:lvlOverride>'
    numbering = _abstract(0, _lvl(0, "decimal", "%1、")) + _num(1, 0, change)
    assert lines(p("甲", _in(1)) + p("乙", _in(1)), numbering=numbering) == ["C．甲", "D．乙"]


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="章标题"/><w:basedOn w:val="H1"/></w:style>'
)


def test_numbers_come_with_a_style_and_its_base() -> None:
    inner = (
        p("总体情况", '<w:pStyle w:val="H1"/>')
        + p("概述", '<w:pStyle w:val="H2"/>')
        + p("主动公开", '<w:pStyle w:val="H1b"/>')
        + p("不编号", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(inner, styles=_STYLES, numbering=_OFFICIAL) == [
        "一、总体情况",
        "（一）概述",
        "二、主动公开",
        "不编号",
    ]


def test_the_numbering_names_the_styles_of_its_levels() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="款"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = _abstract(
        0, _lvl(0, "decimal", "%1、"), _lvl(1, "decimal", "（%2）", '<w:pStyle w:val="K"/>')
    ) + _num(1, 0)
    assert lines(p("甲", '<w:pStyle w:val="K"/>'), styles=styles, numbering=numbering) == ["（1）甲"]


def test_a_numbering_that_is_kept_in_a_style() -> None:
    styles = '<w:style w:type="numbering" w:styleId="N"><w:name w:val="编"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="N"/></w:abstractNum>'
    numbering = _abstract(0, _lvl(0, "chineseCounting", "%1、")) + linked + _num(1, 1) + _num(2, 0)
    assert lines(p("甲", _in(1)), styles=styles, numbering=numbering) == ["一、甲"]


def test_bullets_and_unknown_lists_leave_nothing() -> None:
    numbering = _abstract(0, _lvl(0, "bullet", "\uf0b7"), _lvl(1, "none", "")) + _num(1, 0) + _num(2, 77)
    inner = p("甲", _in(1)) + p("乙", _in(1, 1)) + p("丙", _in(2)) + p("丁", _in(99)) + p("戊", _in(1, 8))
    assert lines(inner, numbering=numbering) == ["甲", "乙", "丙", "丁", "戊"]


def test_a_numeral_is_no_part_of_the_number_behind_it() -> None:
    numbering = _abstract(
        0, _lvl(0, "decimal", "%1."), _lvl(1, "decimal", "%2"), _lvl(2, "decimal", "%3、")
    ) + _num(1, 0)
    inner = p("2024年", _in(1)) + p("2024年", _in(1, 1)) + p("　　2024年", _in(1, 2)) + p("收到", _in(1))
    assert lines(inner, numbering=numbering) == ["1. 2024年", "1 2024年", "1、2024年", "2.收到"]


def test_empty_paragraphs_are_counted_and_deleted_ones_are_not() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="某"/></w:rPr>'
    inner = p("甲", _in(1)) + p("", _in(1)) + p("", _in(1) + gone) + p("乙", _in(1))
    assert lines(inner, numbering=_OFFICIAL) == ["一、甲", "二、", "三、乙"]


def test_labels_of_a_table_are_numbered() -> None:
    cell = f"<w:tc><w:tcPr/>{p('保护第三方合法权益', _in(1, 2))}</w:tc>"
    from tests.intake.docx.reading import grids

    (grid,) = grids(body(tbl(tr(cell, tc("36"))), numbering=_OFFICIAL))
    assert squares(grid) == [["1.保护第三方合法权益", "36"]]
    assert table(tbl(tr(tc("甲"), tc("36")))) == [["甲", "36"]]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"}),
        ("chineseCountingThousand", {101: "一百零一", 110: "一百一十", 1000: "一千", 1010: "一千零一十"}),
        ("japaneseCounting", {10: "十", 15: "十五"}),
        ("taiwaneseCountingThousand", {3: "三"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographDigital", {10: "一〇"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("ideographEnclosedCircle", {1: "㊀"}),
        ("decimalFullWidth", {10: "１０"}),
        ("decimalZero", {7: "07"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
        ("lowerRoman", {9: "ix"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("custom", {5: "5"}),
        ("neverHeardOf", {5: "5", 0: "0", 100000: "100000"}),
    ],
)
def test_numerals(form: str, printed: dict[int, str]) -> None:
    assert {count: numeral(count, form) for count in printed} == printed
