"""The six sections, the title, the preamble and what a web page or an office puts around them."""

from __future__ import annotations

import pytest

from engine.form.edition_2021 import FORM
from engine.intake.document import Document, Paragraph
from engine.intake.placing import report_of
from engine.intake.report import Report
from tests.intake.placing.building import report, table_2, table_3, table_4

TITLE = "某某县水务局2024年政府信息公开工作年度报告"
PREAMBLE = "根据《中华人民共和国政府信息公开条例》编制本报告。数据统计期限为2024年1月1日至12月31日。"
TEXTS = {
    "overview": [
        "我局认真做好公开工作。",
        "（一）主动公开情况。全年公开信息三十条。",
        "（二）依申请公开情况。没有收到申请。",
    ],
    "problems": ["（一）存在的主要问题", "公开还不够及时。", "（二）改进情况", "下一步加强检查。"],
    "matters": ["2024年没有收取信息处理费。"],
}
TABLES = {"disclosure": table_2({}), "applications": table_3({}), "disputes": table_4({})}
KEYS = [section.key for section in FORM.sections]
OFFICIAL = [section.heading for section in FORM.sections]


def blocks(headings: list[str], order: list[str] | None = None) -> list[object]:
    found: list[object] = []
    for key in order or KEYS:
        found.append(headings[KEYS.index(key)])
        found += TEXTS.get(key, [TABLES.get(key)])
    return found


def read(*parts: object) -> Report:
    return report_of(report(*parts))  # type: ignore[arg-type]


def check(found: Report) -> None:
    assert found.sections == tuple(KEYS)
    assert {part: found.prose[part] for part in TEXTS} == {
        part: "\n".join(lines) for part, lines in TEXTS.items()
    }
    assert len(found.cells) == 200


def test_the_official_headings() -> None:
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL))
    check(found)
    assert found.headings == tuple(OFFICIAL)
    assert found.prose["preamble"] == PREAMBLE
    assert found.title == TITLE
    assert set(found.prose) == {"preamble", *TEXTS}


BARE = [heading[2:] for heading in OFFICIAL]
VARIANTS = {
    "no numerals": BARE,
    "arabic": [f"{n}. {words}" for n, words in enumerate(BARE, 1)],
    "brackets": [f"（{n}）{words}" for n, words in zip("一二三四五六", BARE, strict=True)],
    "parts": [f"第{n}部分　{words}" for n, words in zip("一二三四五六", BARE, strict=True)],
    "one slipped": [*OFFICIAL[:4], "5、 存在的主要问题及改进情况", OFFICIAL[5]],
    "points": [heading.replace("、", "．", 1) + "。" for heading in OFFICIAL],
    "spaced": [" ".join(heading) for heading in OFFICIAL],
    "long forms": [
        *OFFICIAL[:3],
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        OFFICIAL[5],
    ],
    "own words": [
        OFFICIAL[0],
        "二、主动公开情况",
        "三、依申请公开情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "五、存在的问题及改进措施",
        "六、其他事项",
    ],
    "misspelt": [
        OFFICIAL[0],
        "二、主动公开政府信息情祝",
        "三、收到和处理政府信息公开请情况",
        "四、政府信息公行政复议、行政诉讼情况",
        "五、存在主要的问题及改情况",
        "六、其他需报告的事项",
    ],
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_headings_in_other_words_and_numbers(variant: str) -> None:
    headings = VARIANTS[variant]
    found = read(TITLE, PREAMBLE, *blocks(headings))
    check(found)
    assert ["".join(h.split()) for h in found.headings] == ["".join(h.split()).rstrip("。") for h in headings]


def test_another_order_is_kept_as_printed() -> None:
    order = ["overview", "problems", "disclosure", "applications", "disputes", "matters"]
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL, order))
    assert found.sections == tuple(order)
    assert found.prose["problems"] == "\n".join(TEXTS["problems"])


def test_a_heading_glued_to_its_paragraph() -> None:
    parts = blocks(OFFICIAL)
    parts[0:2] = ["一、总体情况2024年，我局认真做好公开工作。"]
    parts[-2:] = ["六、其他需要报告的事项：没有收取信息处理费。"]
    found = read(TITLE, PREAMBLE, *parts)
    assert found.headings == tuple(OFFICIAL)
    assert found.prose["overview"].startswith("2024年，我局认真做好公开工作。\n（一）")
    assert found.prose["matters"] == "没有收取信息处理费。"


def test_a_table_of_contents_is_no_text() -> None:
    entries = [f"{heading}……{n}" for n, heading in enumerate(OFFICIAL, 1)]
    for contents in (entries, OFFICIAL):
        found = read(TITLE, "目  录", *contents, PREAMBLE, *blocks(OFFICIAL))
        check(found)
        assert found.prose["preamble"] == PREAMBLE


def test_sub_headings_are_no_sections() -> None:
    parts = blocks(OFFICIAL)
    parts.insert(2, "（五）收到和处理政府信息公开申请情况")
    parts.insert(3, "一是主动公开政府信息情况良好。")
    found = read(TITLE, PREAMBLE, *parts)
    assert found.sections == tuple(KEYS)
    assert "（五）收到和处理政府信息公开申请情况" in found.prose["overview"]


def test_a_missing_section_is_missing_and_said() -> None:
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL, [key for key in KEYS if key != "matters"]))
    assert "matters" not in found.sections
    assert "matters" not in found.prose
    assert any("其他需要报告的事项" in note for note in found.notes)


def test_text_beside_the_tables_is_kept_and_captions_are_not() -> None:
    parts = blocks(OFFICIAL)
    at = parts.index(OFFICIAL[2])
    parts[at + 1 : at + 1] = ["表2 收到和处理政府信息公开申请情况", "单位：件", "2024年我局收到申请三件。"]
    found = read(TITLE, PREAMBLE, *parts)
    assert found.prose["applications"] in (
        "2024年我局收到申请三件。",
        "表2 收到和处理政府信息公开申请情况\n2024年我局收到申请三件。",
    )


def test_a_web_page_around_the_report() -> None:
    found = read(
        "首页 > 政务公开 > 年度报告",
        "发布日期：2025-01-20  来源：某某县水务局  浏览次数：31",
        TITLE,
        "2025-01-20 10:30",
        "字体：【大 中 小】",
        PREAMBLE,
        *blocks(OFFICIAL),
        "附件：年度报告.docx",
        "【打印】【关闭】",
        "上一篇：某某通知",
        "主办单位：某某县人民政府",
    )
    check(found)
    assert found.prose["preamble"] == PREAMBLE
    assert any("年度报告.docx" in note for note in found.notes)


def test_signature_and_date_are_no_text() -> None:
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL), "某某县水务局", "2025年1月20日")
    check(found)
    assert found.profile["signature"] == "某某县水务局"
    assert found.profile["date"] == "2025年1月20日"


def test_nothing_that_is_not_surely_a_signature_is_taken() -> None:
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL), "无其他需要报告的事项")
    assert found.prose["matters"].endswith("\n无其他需要报告的事项")
    assert "signature" not in found.profile


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (["某某县水务局2024年政府信息公开工作年度报告"], "某某县水务局"),
        (["2024年某某县水务局政府信息公开工作年度报告"], "某某县水务局"),
        (["某某县水务局关于2024年度政府信息公开工作的年度报告"], "某某县水务局"),
        (["《某某县水务局2024年度政府信息公开工作年度报告》"], "某某县水务局"),
        (["某某县人民政府信息公开工作年度报告", "（2024年度）"], "某某县人民政府"),
        (["某某县人民政府2024年政府信息公开", "工作年度报告"], "某某县人民政府"),
        (
            ["某某高新技术产业开发区管理委员会", "2024年政府信息公开工作年度报告"],
            "某某高新技术产业开发区管理委员会",
        ),
        (
            ["某某高新技术产业", "开发区管理委员会", "2024年政府信息公开工作", "年度报告"],
            "某某高新技术产业开发区管理委员会",
        ),
        (["某某县发展和改革局", "二〇二四年政府信息公开工作年度报告"], "某某县发展和改革局"),
        (["某某镇2024年政府信息公开年报"], "某某镇"),
    ],
)
def test_titles(lines: list[str], organ: str) -> None:
    found = read(*lines, PREAMBLE, *blocks(OFFICIAL))
    assert found.profile["organ"] == organ
    assert found.profile["year"] == 2024
    assert found.title == "".join(lines)
    assert found.prose["preamble"] == PREAMBLE


def test_contacts_of_the_preamble() -> None:
    text = (
        "本报告由某某县水务局编制。电子版可在某某县人民政府门户网站（网址：http://www.example.gov.cn/zwgk/）下载。"
        "如有疑问，请与某某县水务局办公室联系（地址：某某县人民路8号（水务大厦）3楼；邮编：264200；"
        "联系电话：0631-5550000；电子邮箱：water@example.gov.cn）。"
    )
    found = read(TITLE, text, *blocks(OFFICIAL)).profile
    assert found["website"] == "http://www.example.gov.cn/zwgk"
    assert found["website_name"] == "某某县人民政府门户网站"
    assert found["contact"] == "某某县水务局办公室"
    assert found["address"] == "某某县人民路8号（水务大厦）3楼"
    assert found["postcode"] == "264200"
    assert found["phone"] == "0631-5550000"
    assert found["email"] == "water@example.gov.cn"


def test_a_document_without_headings_is_one_text() -> None:
    found = read("我局全年公开信息三十条。", "没有收到申请。")
    assert found.prose == {"overview": "我局全年公开信息三十条。\n没有收到申请。"}
    assert found.sections == ()


def test_an_empty_document() -> None:
    found = report_of(Document("空.docx", "docx", (Paragraph(" ", "第1段"),)))
    assert (found.cells, found.prose, found.title) == ({}, {}, "")
    assert len(found.notes) == 9


def test_other_reports_listed_under_the_page_are_not_read() -> None:
    listed = [f"某某县水务局{year}年政府信息公开工作年度报告" for year in (2023, 2022)]
    found = read(TITLE, PREAMBLE, *blocks(OFFICIAL), *listed)
    check(found)


def test_traditional_characters() -> None:
    title = "某某縣水務局2024年政府信息公開工作年度報告"
    headings = [
        "一、總體情況",
        "二、主動公開政府信息情況",
        "三、收到和處理政府信息公開申請情況",
        "四、政府信息公開行政複議、行政訴訟情況",
        "五、存在的主要問題及改進情況",
        "六、其他需要報告的事項",
    ]
    found = read(title, PREAMBLE, *blocks(headings))
    check(found)
    assert found.profile["organ"] == "某某縣水務局"
