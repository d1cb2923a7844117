"""The report as text page by page: what stands on it, where lines and pages end, what the tables look like."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.output.cells import width
from engine.output.content import Paragraph, ReportContent
from engine.output.grids import grids
from engine.output.preview import MEASURES, WIDTH, Page, height_of, pages
from engine.output.report import builtin_template
from engine.output.template.tables import measures
from engine.output.textgrid import broken, grid_lines
from tests.output.samples import numbered, seed_sized

HANZI = "政府信息公开工作年度报告应当按时编制并向社会公布"


def _text(found: tuple[Page, ...]) -> str:
    return "\n".join(text for page in found for text, _ in page.lines)


def _kinds(page: Page) -> list[str]:
    return [kind for text, kind in page.lines if text.strip()]


def _report(*paragraphs: str, **more: object) -> ReportContent:
    content = ReportContent("甲局", 2024, ("甲局", "2024年政府信息公开工作年度报告"))
    end = (Paragraph("末段。"),)
    preamble = tuple(Paragraph(text) for text in paragraphs)
    return content._replace(preamble=preamble, problems=end, matters=end, **more)  # type: ignore[arg-type]


def test_columns_and_rows_are_those_of_the_template() -> None:
    with ZipFile(BytesIO(builtin_template())) as package:
        document = package.read("word/document.xml").decode()
    for grid, table in zip(grids(), re.findall("<w:tbl>.*?</w:tbl>", document, re.DOTALL), strict=True):
        columns, least = measures()[grid.table.key]
        assert columns == tuple(map(int, re.findall('<w:gridCol w:w="([0-9]+)"', table)))
        assert set(re.findall('<w:trHeight w:val="([0-9]+)"', table)) == {str(least)}
        cells = MEASURES[grid.table.key].cells
        assert len(cells) == len(columns)
        assert sum(cells) + len(cells) + 1 <= WIDTH


def test_the_heights_are_those_that_were_measured() -> None:
    _, applications, disputes = (height_of(grid) / 1440 * 25.4 for grid in grids())
    assert applications == pytest.approx(206.0, abs=0.2)
    assert disputes == pytest.approx(34.1, abs=0.2)


@pytest.mark.parametrize("content", [numbered(), seed_sized(), seed_sized(draft_mark=True)])
def test_everything_stands_on_it_once(content: ReportContent) -> None:
    found = pages(content)
    flat = "".join(_text(found).split())
    for paragraph in (*content.preamble, *content.overview, *content.problems, *content.matters):
        assert "".join(paragraph.text.split())[:20] in flat
    for heading in ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"):
        assert heading in flat
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    assert all(f"- {page.number} -" in page.lines[-1].text for page in found)
    assert all((page.lines[0].text.strip() == "草稿") is content.draft_mark for page in found)
    assert all(width(text) <= WIDTH for page in found for text, _ in page.lines)


def test_a_page_has_22_lines_of_28_characters() -> None:
    found = pages(_report(*["。".join([HANZI] * 20)] * 3))
    first, second, *_ = found
    assert _kinds(second).count("body") == 22
    assert _kinds(first) == ["title", "title", *["body"] * 18, "number"]
    longest = max(width(text.strip(" ")) for text, kind in second.lines if kind == "body")
    assert longest in (56, 58)  # a full stop may hang


def test_a_heading_never_ends_a_page() -> None:
    for count in range(1, 30):
        for page in pages(_report(*["一行。"] * count)):
            assert _kinds(page)[-2] not in ("heading", "subheading")


def test_a_table_stays_with_its_heading_on_one_page() -> None:
    for page in pages(_report(*["一行。"] * 15)):
        headings = [text.strip() for text, kind in page.lines if kind == "heading"]
        tables = sum(kind == "table" and text.strip().startswith("+--") for text, kind in page.lines)
        for heading in headings:
            if heading[0] in "二三四":
                assert tables


def test_page_numbers_stand_at_the_outer_edge() -> None:
    odd, even = (page.lines[-1].text for page in pages(numbered())[:2])
    assert len(odd) - len(odd.lstrip()) > WIDTH // 2 > len(even) - len(even.lstrip())


def test_signature_and_notes_under_a_table() -> None:
    content = _report(
        "引言。", signature=("甲局", "2025年1月20日"), disputes_notes=(Paragraph("表下说明。"),)
    )
    text = _text(pages(content))
    assert text.index("复议后起诉") < text.index("表下说明。") < text.index("五、存在")
    assert text.rstrip().endswith("-")
    (line,) = (line for line in text.split("\n") if "2025年1月20日" in line)
    assert line.startswith(" " * 40)


def test_tables_as_an_annex_stand_behind_the_text() -> None:
    found = pages(_report("引言。", annex=True, signature=("甲局",)))
    text = _text(found)
    assert text.index("六、其他需要报告的事项") < text.index("附表1　") < text.index("第二十条第（一）项")
    assert "本部分数据见附表3。" in text
    (page,) = (page for page in found if "附表1　" in _text((page,)))
    assert page.lines[0].text.strip().startswith("附表1")


@pytest.mark.parametrize("grid", grids(), ids=lambda grid: grid.table.number)
def test_a_table_is_a_rectangle_with_every_figure(grid) -> None:
    figures = {cell.key: str(number) for number, cell in enumerate(grid.cells) if cell.key}
    lines = grid_lines(grid, figures, MEASURES[grid.table.key].cells)
    assert {width(line) for line in lines} == {width(lines[0])}
    found = re.findall("[0-9]+", "".join(lines))
    assert all(found.count(value) >= 1 for value in figures.values())
    labels = {cell.text for cell in grid.cells if cell.text and len(cell.text) < 4}
    assert all(label in "".join("".join(lines).split()) for label in labels if label != "自然人")


def test_long_figures_wrap_inside_their_cell() -> None:
    grid = grids()[2]
    figures = {cell.key: "1234567" for cell in grid.cells if cell.key}
    lines = grid_lines(grid, figures, MEASURES["disputes"].cells)
    assert "|1234|1234|" in "\n".join(lines)
    assert {width(line) for line in lines} == {width(lines[0])}


def test_lines_keep_words_whole_and_spare_punctuation() -> None:
    assert broken("政府信息公开，工作", 12) == ["政府信息公", "开，工作"]
    assert broken("政府信息公开，工作", 12, hanging="，".__contains__) == ["政府信息公开，", "工作"]
    lines = broken("共计（十二件）办结", 6)
    assert lines == ["共计", "（十二", "件）办", "结"]
    assert broken("网址http://a.cn查", 14) == ["网址", "http://a.cn查"]
    assert broken("2024年共60件", 12, gap=0.5) == ["2024年共60", "件"]


@given(st.text(alphabet="政府，。（）“”abc 123", max_size=80), st.integers(4, 60))
@example("11。”111）", 4)
def test_nothing_is_lost_where_a_line_breaks(text: str, room: int) -> None:
    lines = broken(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line.rstrip()) <= room for line in lines)


def test_an_empty_draft_has_its_pages_too() -> None:
    found = pages(ReportContent("", 2000, ("【待填：机关全称】", "年度报告")))
    assert "【待填：机关全称】" in _text(found)
    assert 3 <= len(found) <= 5
