"""From a draft to the content of the report."""

from __future__ import annotations

from engine.draft.model import Draft
from engine.form import CELLS, FORM
from engine.output.assemble import content_of, export, paragraphs
from engine.output.readback import read


def _draft(**profile: object) -> Draft:
    return Draft().with_profile(organ="甲县乙局", year=2024, **profile)


def _overview(draft: Draft) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in content_of(draft).overview]


def test_derived_figures_are_printed_and_blanks_stay_blank() -> None:
    draft = _draft().with_figures(
        {"applications.received.natural_person": 60, "applications.received.total": 60}
    )
    cells = content_of(draft).cells
    assert cells["applications.received.natural_person"] == "60"
    assert cells["applications.received.company"] == "0"
    assert cells["applications.granted.total"] == ""
    assert set(cells) == set(CELLS)


def test_aspects_get_headings_in_the_house_style() -> None:
    draft = (
        _draft().with_prose("overview.proactive", "公开信息。").with_prose("overview.platform", "维护网站。")
    )
    assert _overview(draft) == [
        ("subheading", "（一）主动公开"),
        ("body", "公开信息。"),
        ("subheading", "（二）政府信息公开平台建设"),
        ("body", "维护网站。"),
    ]
    assert _overview(draft.with_profile(style="arabic")) == [
        ("body", "1.主动公开方面。公开信息。"),
        ("body", "2.政府信息公开平台建设方面。维护网站。"),
    ]


def test_a_heading_that_the_drafter_wrote_is_not_doubled() -> None:
    for text in ("（一）主动公开方面\n公开信息。", "1.主动公开方面。公开信息。"):
        found = _overview(_draft().with_prose("overview.proactive", text))
        assert sum(paragraph.count("主动公开") for _, paragraph in found) == 1


def test_short_numbered_lines_are_sub_headings() -> None:
    found = paragraphs("（一）存在的主要问题\n　　办理不够及时。\n\n（二）这一句有句号，所以是正文。")
    assert [(p.kind, p.text) for p in found] == [
        ("subheading", "（一）存在的主要问题"),
        ("body", "办理不够及时。"),
        ("body", "（二）这一句有句号，所以是正文。"),
    ]


def test_links_are_resolved() -> None:
    draft = _draft().with_figures({"posts.total": 8819}).with_prose("matters", "共{posts.total}条，{其他}。")
    assert content_of(draft).matters[0].text == "共8819条，{其他}。"


def test_a_long_name_breaks_behind_a_place() -> None:
    organ = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人力资源和社会保障局"
    lines = content_of(_draft().with_profile(organ=organ)).title_lines
    assert "".join(lines) == f"{organ}2024年政府信息公开工作年度报告"
    assert all(len(line) <= 20 for line in lines[:-1])
    assert lines[0].endswith(("州", "县", "区"))
    custom = ["甲", "乙"]
    assert content_of(_draft(title_lines=custom)).title_lines == ("甲", "乙")


def test_an_unfinished_draft_exports_with_the_mark() -> None:
    report = read(export(Draft(), draft_mark=True))
    assert set(report.headers) == {"草稿"}
    assert report.headings == tuple(section.heading for section in FORM.sections)


def test_the_same_draft_gives_the_same_bytes() -> None:
    draft = _draft().with_prose("problems", "一是“引号”&<{{不变}}\n二是😀𠮷")
    first = export(draft, draft_mark=True)
    assert first == export(draft, draft_mark=True)
    assert "一是“引号”&<{{不变}}" in str(read(first).parts)
