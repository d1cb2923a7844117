"""The report as web page and as plain text: the same figures and words, read back by the program itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest
from lxml import html as lxml_html

from engine.draft.load import read
from engine.form import CELLS, FORM
from engine.intake.read import read_report
from engine.output.assemble import content_of
from engine.output.content import Paragraph, ReportContent
from engine.output.grids import grids
from engine.output.html import html
from engine.output.shapes import page, read_back, text
from tests.cli.conftest import EXAMPLES
from tests.output.samples import numbered, seed_sized

Shape = tuple[str, Callable[[ReportContent], bytes]]
SHAPES = [("a.html", page), ("a.txt", text)]


@cache
def _weihai() -> ReportContent:
    return content_of(read(EXAMPLES / "weihai.toml"))


CONTENTS = [numbered(), seed_sized(), seed_sized(draft_mark=True), _weihai(), _weihai()._replace(cells={})]


@pytest.mark.parametrize("shape", SHAPES, ids=["html", "text"])
@pytest.mark.parametrize("content", CONTENTS, ids=["numbered", "seed", "draft", "weihai", "blank"])
def test_the_200_figures_come_back(shape: Shape, content: ReportContent) -> None:
    name, write = shape
    data = write(content)
    found = read_report(name, data)
    assert {key: found.cells[key].text for key in CELLS} == {key: content.cells.get(key, "") for key in CELLS}
    assert read_back(name, data, content) == []
    assert found.unplaced == ()
    assert write(content) == data


@pytest.mark.parametrize("shape", SHAPES, ids=["html", "text"])
def test_the_words_come_back(shape: Shape) -> None:
    name, write = shape
    content = _weihai()
    found = read_report(name, write(content))
    assert found.title == "".join(content.title_lines)
    for part in ("preamble", "overview", "problems", "matters"):
        lines = [paragraph.text for paragraph in getattr(content, part)]
        assert "".join(found.prose[part].split()) == "".join("".join(lines).split())
    assert set(found.prose) == {"preamble", "overview", "problems", "matters"}
    assert found.sections == tuple(section.key for section in FORM.sections)


def test_a_wrong_figure_is_noticed() -> None:
    data = page(_weihai()).replace(b">5821<", b">5812<")
    (fault,) = read_back("a.html", data, _weihai())
    assert "行政许可" in fault
    assert "没有读回来" in read_back("a.html", b"<p>nothing</p>", _weihai())[0]


@cache
def _tree() -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(_weihai()))


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    markup = html(_weihai())
    tree = _tree()
    assert not tree.xpath(
        "//script|//link|//img|//iframe|//a[@href]|//*[@src]|//*[starts-with(name(@*),'on')]"
    )
    assert "url(" not in markup
    assert "@import" not in markup
    assert tree.get("lang") == "zh-CN"
    assert tree.xpath("//meta/@charset") == ["utf-8"]


def test_every_figure_names_its_headings() -> None:
    tree = _tree()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    cells = tree.xpath("//td[@headers]")
    assert len(cells) == len(CELLS)
    heads = {one.get("id"): one for one in tree.xpath("//th")}
    for cell, key in zip(cells, (key for key in CELLS), strict=True):
        named = cell.get("headers").split()
        assert named
        assert all(one in heads for one in named), key
        assert any(heads[one].get("scope").startswith("col") for one in named), key
    assert {one.get("scope") for one in heads.values()} == {"row", "col", "rowgroup", "colgroup"}


@pytest.mark.parametrize(
    ("key", "headings"),
    [
        ("disclosure.normative_documents.in_force", ["第二十条第（一）项", "现行有效件数", "行政规范性文件"]),
        ("disclosure.fees", ["第二十条第（八）项", "本年收费金额（单位：万元）", "行政事业性收费"]),
        (
            "applications.denied.third_party_rights.company",
            [
                "申请人情况",
                "法人或其他组织",
                "商业企业",
                "三、本年度办理结果",
                "（三）不予公开",
                "4.保护第三方合法权益",
            ],
        ),
        ("applications.carried_out.total", ["申请人情况", "总计", "四、结转下年度继续办理"]),
        ("disputes.litigation_after_review.pending", ["行政诉讼", "复议后起诉", "尚未审结"]),
    ],
)
def test_a_screen_reader_hears_the_whole_way_to_a_figure(key: str, headings: list[str]) -> None:
    tree = _tree()
    cell = tree.xpath("//td[@headers]")[CELLS.index(key)]
    assert [tree.get_element_by_id(one).text for one in cell.get("headers").split()] == headings


def test_the_tables_have_the_official_shape() -> None:
    for table, grid in zip(_tree().xpath("//table"), grids(), strict=True):
        rows = table.xpath(".//tr")
        assert len(rows) == grid.rows
        area = sum(
            int(cell.get("rowspan", "1")) * int(cell.get("colspan", "1"))
            for cell in table.xpath(".//td|.//th")
        )
        assert area == grid.rows * grid.columns
        assert sum(int(group.get("span")) for group in table.xpath("./colgroup")) == grid.columns
        assert table.find("caption").text.startswith(grid.table.number)
        # merged cells stay within their group of rows
        for body in table.xpath("./thead|./tbody"):
            lines = body.xpath("./tr")
            for at, line in enumerate(lines):
                assert all(at + int(cell.get("rowspan", "1")) <= len(lines) for cell in line)


def test_headings_go_down_one_by_one() -> None:
    levels = [int(tag[1]) for tag in re.findall("<(h[1-6])", html(seed_sized()))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_any_text_stays_text() -> None:
    hostile = "<script>alert(1)</script>&amp;\"'{{ 7*7 }}"
    content = numbered()._replace(overview=(Paragraph(hostile),), title_lines=(hostile,))
    tree = lxml_html.document_fromstring(page(content))
    assert not tree.xpath("//script")
    assert hostile in tree.xpath("//section[1]/p/text()")
    assert tree.xpath("//h1/text()") == [hostile]


def test_text_is_readable_as_it_is() -> None:
    lines = text(_weihai()).decode("utf-8-sig").split("\n")
    assert lines[0] == "威海临港经济技术开发区管理委员会"
    widths = {line.count("|") for line in lines if line.startswith("|")}
    assert widths == {5, 11, 16}
