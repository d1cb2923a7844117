"""The proof passes on what we write, and names what is wrong with what others do to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from engine.output.assemble import content_of, export
from engine.output.package import CONTENT_TYPES, write_zip
from engine.output.proof import NoDocxError, Point, prove, summary
from engine.output.proof.pages import Char, Page
from engine.output.proof.rendered import measured, unjudged
from engine.output.titles import width
from tests.output.drafts import DRAFTS, ZERO, draft
from tests.output.fonts import digits_as_wide
from tests.output.packages import changed, parts_of, plain_zip

FILLED = (
    draft(signature="某某局", date="2025-01-20")
    .with_figures(ZERO)
    .with_prose("preamble", "坚持“公开”——为常态。")
    .with_prose("overview", "（一）主动公开\n公开信息。")
    .with_prose("problems", "一是人员少。")
    .with_prose("matters", "没有。")
)


def failed(data: bytes, **more: object) -> dict[str, Point]:
    return {point.id: point for point in prove(data, rendered=False, **more) if point.passed is False}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_draft_passes_and_gives_the_same_bytes(name: str) -> None:
    draft_mark = name in {"empty", "nothing"}
    data = export(DRAFTS[name], draft_mark=draft_mark)
    assert data == export(DRAFTS[name], draft_mark=draft_mark)
    points = prove(data, DRAFTS[name], rendered=False)
    assert [point for point in points if point.passed is False] == []
    ids = [point.id for point in points]
    assert len(set(ids)) == len(ids)
    assert all(point.name and point.measured and point.wanted for point in points)


def test_without_the_draft_the_report_is_read() -> None:
    points = {point.id: point for point in prove(export(FILLED), rendered=False)}
    assert points["content.cells"].measured == "200 格都有数"
    assert points["content.title"].passed
    assert failed(export(draft(), draft_mark=True))["content.cells"].measured.endswith("等200处")


SPOILED: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "a cell": (lambda d: changed(d, ">0</w:t>", ">1</w:t>"), "content.cells", "200 格一致"),
    "a word": (lambda d: changed(d, "一是人员少", "一是人员多"), "content.paragraphs", "5 段"),
    "a heading": (
        lambda d: changed(d, ">六、其他需要报告的事项<", ">六、其他事项<"),
        "content.headings",
        "六个",
    ),
    "a label": (lambda d: changed(d, "1.属于国家秘密", "1.国家秘密"), "content.labels", "一致"),
    "header": (
        lambda d: changed(d, "</w:hdr>", "<w:p><w:r><w:t>内部</w:t></w:r></w:p></w:hdr>", "word/header1.xml"),
        "layout.header",
        "空白或“草稿”",
    ),
    "margins": (lambda d: changed(d, 'w:left="1588"', 'w:left="1800"'), "layout.area", "天头37"),
    "paper": (lambda d: changed(d, 'w:w="11906"', 'w:w="12240"'), "layout.paper", "A4"),
    "line": (lambda d: changed(d, 'w:line="579"', 'w:line="580"', "word/styles.xml"), "layout.lines", "22行"),
    "loose lines": (
        lambda d: changed(
            d, 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"', "word/styles.xml"
        ),
        "layout.spacing",
        "固定值",
    ),
    "body font": (
        lambda d: changed(d, "仿宋_GB2312", "微软雅黑", "word/styles.xml"),
        "layout.body",
        "3号仿宋",
    ),
    "heading font": (
        lambda d: changed(d, 'w:eastAsia="黑体"', 'w:eastAsia="宋体"', "word/styles.xml"),
        "layout.headings",
        "3号黑体",
    ),
    "size": (
        lambda d: changed(d, '<w:sz w:val="44"/>', '<w:sz w:val="36"/>', "word/styles.xml"),
        "layout.title",
        "2号小标宋",
    ),
    "spacing of characters": (
        lambda d: changed(d, '<w:spacing w:val="-5"/>', "", "word/styles.xml"),
        "layout.chars",
        "28字",
    ),
    "indent": (
        lambda d: changed(d, 'w:firstLineChars="200" w:firstLine="640"', "", "word/styles.xml"),
        "layout.indent",
        "两字",
    ),
    "hint": (
        lambda d: changed(
            d,
            '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">坚持“',
            '</w:rPr><w:t xml:space="preserve">坚持“',
        ),
        "layout.punctuation",
        "中文字体",
    ),
    "page number": (lambda d: changed(d, " PAGE ", " TIME ", "word/footer1.xml"), "layout.numbers", "4号"),
    "dash": (lambda d: changed(d, "— ", "", "word/footer2.xml"), "layout.numbers", "4号"),
    "column": (
        lambda d: changed(d, '<w:gridCol w:w="2700"/>', '<w:gridCol w:w="3271"/>'),
        "tables.widths",
        "156",
    ),
    "span": (lambda d: changed(d, '<w:gridSpan w:val="7"/>', ""), "tables.merges", "每行占满"),
    "row": (lambda d: changed(d, "<w:cantSplit/>", ""), "tables.rows", "不跨页"),
    "size in 表三": (
        lambda d: changed(d, '<w:sz w:val="20"/>', '<w:sz w:val="15"/>', "word/styles.xml"),
        "tables.three",
        "10磅",
    ),
    "tag": (lambda d: changed(d, "没有。", "{{其他事项}}"), "residue.tags", "没有"),
    "revision": (
        lambda d: changed(d, "<w:r><w:rPr>", '<w:ins w:id="9" w:author="张三"/><w:r><w:rPr>'),
        "residue.revisions",
        "没有",
    ),
    "bookmark": (
        lambda d: changed(d, "<w:sectPr>", '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:sectPr>'),
        "residue.bookmarks",
        "没有",
    ),
    "hidden": (
        lambda d: changed(
            d,
            '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">没有。',
            '<w:vanish/></w:rPr><w:t xml:space="preserve">没有。',
        ),
        "residue.hidden",
        "没有",
    ),
    "field": (
        lambda d: changed(d, " PAGE ", " INCLUDETEXT a.docx ", "word/footer1.xml"),
        "residue.fields",
        "没有",
    ),
    "link": (
        lambda d: changed(
            d,
            "</Relationships>",
            '<Relationship Id="x" Type="http://a/attachedTemplate" Target="http://b" '
            'TargetMode="External"/></Relationships>',
            "word/_rels/document.xml.rels",
        ),
        "residue.objects",
        "没有",
    ),
    "author": (
        lambda d: changed(d, "</dc:creator>", "张三</dc:creator>", "docProps/core.xml"),
        "residue.properties",
        "没有",
    ),
    "type twice": (
        lambda d: changed(
            d, "</Types>", '<Default Extension="xml" ContentType="a/b"/></Types>', CONTENT_TYPES
        ),
        "package.types",
        "一次",
    ),
    "lost part": (
        lambda d: write_zip({n: b for n, b in parts_of(d).items() if "theme" not in n}),
        "package.links",
        "没有落空",
    ),
    "order": (
        lambda d: changed(d, "<w:widowControl", '<w:jc w:val="left"/><w:widowControl', "word/styles.xml"),
        "package.order",
        "29500",
    ),
    "torn part": (lambda d: changed(d, "</w:fonts>", "", "word/fontTable.xml"), "package.xml", "合法"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_spoiled_is_named(name: str) -> None:
    spoil, key, wanted = SPOILED[name]
    found = failed(spoil(export(FILLED)), draft=FILLED)
    assert key in found
    assert wanted in found[key].wanted
    assert found[key].measured


@pytest.mark.parametrize("data", [b"", b"hello" * 99, plain_zip({"a.txt": "x"})])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(NoDocxError, match="请用 Word 或 WPS"):
        prove(data)


def test_the_summary_counts() -> None:
    good, bad, left = (
        Point(str(at), f"第{at}项", passed, "x", "y") for at, passed in enumerate((True, False, None))
    )
    assert summary([good, good]) == "复核 2 项，全部通过"
    assert summary([good, bad, left]) == "复核 3 项，不符 1 项（第1项），未核 1 项"
    assert summary([good, left]) == "复核 2 项，通过 1 项，未核 1 项"


def test_a_draft_is_known_by_its_header() -> None:
    points = prove(export(FILLED, draft_mark=True), FILLED, rendered=False)
    assert next(point for point in points if point.id == "content.header").measured == "每页印“草稿”"
    assert "content.header" in failed(export(FILLED, draft_mark=True), draft=FILLED, draft_mark=False)


def _line(text: str, left: float, foot: float, step: float = 5.55) -> list[Char]:
    return [
        Char(char, left + at * step, foot - 4, left + at * step + 5.4, foot, foot)
        for at, char in enumerate(text)
    ]


def _sheet(number: int, *, lines: int = 22, chars: int = 28, at: float | None = None) -> Page:
    found = [
        char
        for row in range(lines)
        for char in _line("公" * chars, 28.1, 45 + row * 214.2 / (lines - 1), 155.8 / chars)
    ]
    edge = (166.6 if number % 2 else 33.0) if at is None else at
    return Page(number, (*found, *_line(f"—{number}—", edge, 271, 3.5)))


def test_pages_are_measured() -> None:
    good = {point.id: point for point in measured((_sheet(1), _sheet(2), _sheet(3)))}
    assert good["rendered.lines"].measured == "2页排满，每页22行"
    assert good["rendered.chars"].passed
    assert good["rendered.numbers"].passed
    assert good["rendered.inside"].passed
    assert good["rendered.three"].passed is None
    bad = {
        point.id: point for point in measured((_sheet(1), _sheet(2, lines=23, chars=24, at=166.6), _sheet(4)))
    }
    assert bad["rendered.lines"].place == "第2页"
    assert bad["rendered.numbers"].passed is False


def test_without_libreoffice_the_pages_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.intake.office.find_office", lambda: None)
    left = [point for point in prove(export(FILLED), FILLED) if point.id.startswith("rendered.")]
    assert [point._replace(wanted="") for point in left] == [
        point._replace(wanted="") for point in unjudged("本机没有LibreOffice")
    ]
    assert {point.measured for point in left} == {"未核（本机没有LibreOffice）"}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "name", [pytest.param("ministry", marks=digits_as_wide), "long name", "hostile", "many paragraphs"]
)
def test_the_pages_of_strained_drafts(name: str) -> None:
    data = export(DRAFTS[name])
    points = {point.id: point for point in prove(data, DRAFTS[name])}
    assert [point for point in points.values() if point.passed is False] == []
    assert points["rendered.three"].passed
    assert points["rendered.numbers"].passed


def test_content_of_every_draft_has_title_lines_that_fit() -> None:
    for made in DRAFTS.values():
        assert all(width(line) <= 20 for line in content_of(made).title_lines)
