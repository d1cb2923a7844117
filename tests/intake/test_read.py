"""Any file: what it is tells its content, and whatever is wrong with it is one clear line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.draft.load import loads
from engine.form.edition_2021 import FORM
from engine.form.keys import CELLS
from engine.intake.drafts import draft_of
from engine.intake.errors import IntakeError
from engine.intake.read import MOST_BYTES, read_report
from engine.output.assemble import export
from engine.rules.view import view

ROOT = Path(__file__).parents[2]
HTML = """<html><head><meta charset="utf-8"><title>年度报告</title></head><body><h1>某某县水务局2024年政府信息公开工作年度报告</h1>
<p>根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2024年1月1日至12月31日。</p><p>一、总体情况</p><p>全年公开信息三十条。</p>
<p>二、主动公开政府信息情况</p><table><tr><td colspan="2">第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>
<tr><td>行政许可</td><td>31</td></tr></table><p>五、存在的主要问题及改进情况</p><p>公开还不够及时，将加强检查。</p></body></html>"""
TEXT = """某某县水务局2024年政府信息公开工作年度报告

一、总体情况
全年公开信息三十条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容
本年处理决定数量
行政许可
31
第二十条第（六）项
信息内容
本年处理决定数量
行政处罚
4
行政强制
0
五、存在的主要问题及改进情况
公开还不够及时，将加强检查。
"""


@pytest.fixture(scope="module")
def exported() -> bytes:
    return export(_example())


def _example():  # type: ignore[no-untyped-def]
    return loads((ROOT / "examples" / "weihai.toml").read_bytes(), "weihai.toml")


def test_the_word_report_that_this_program_writes_comes_back(exported: bytes) -> None:
    """The same 200 figures and the same text, links resolved."""
    before = view(_example())
    report = read_report("报告.docx", exported)
    after = view(draft_of(report))
    assert {key: after.value(key) for key in CELLS} == {key: before.value(key) for key in CELLS}
    for part in ("preamble", "problems", "matters"):
        assert after.text(part) == before.text(part)
    for part, resolved in before.texts.items():
        if part.startswith("overview"):
            assert all(line in after.text("overview") for line in resolved.text.split("\n"))
    assert (after.draft.organ, after.draft.year) == (before.draft.organ, before.draft.year)
    assert report.headings == tuple(section.heading for section in FORM.sections)
    assert report.unplaced == ()


@pytest.mark.parametrize("name", ["报告.docx", "报告.doc", "报告.pdf", "报告"])
def test_content_counts_more_than_the_name(name: str, exported: bytes) -> None:
    assert len(read_report(name, exported).cells) == 200
    assert read_report(name, HTML.encode()).cells["disclosure.licensing"].value == 31


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_any_encoding(encoding: str) -> None:
    report = read_report("报告.txt", TEXT.encode(encoding))
    assert [report.cells[f"disclosure.{key}"].value for key in ("licensing", "penalties", "compulsion")] == [
        31,
        4,
        0,
    ]
    assert report.profile["organ"] == "某某县水务局"
    assert report.prose["problems"] == "公开还不够及时，将加强检查。"


def test_a_draft_is_read_as_a_report() -> None:
    report = read_report(str(ROOT / "examples" / "weihai.toml"))
    assert report.cells["disclosure.licensing"].value == 5821
    assert "{" not in report.prose["overview"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空"),
        (b"PK\x03\x04torn", "损坏|压缩包|打不开|不完整"),
        (b"%PDF-1.4 torn", "文件"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
        (bytes(range(256)) * 8, "。"),
        (b"schema = 1\nedition = ", "第2行"),
    ],
)
def test_damaged_files_are_one_line(data: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words) as caught:
        read_report("坏文件.docx", data)
    assert str(caught.value).startswith("坏文件.docx")
    assert "\n" not in str(caught.value)


def test_files_that_are_not_there_or_not_files(tmp_path: Path) -> None:
    for name in (tmp_path / "没有.docx", tmp_path, Path("a\0b.docx")):
        with pytest.raises(IntakeError):
            read_report(str(name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.docx"
    os.mkfifo(pipe)
    with pytest.raises(IntakeError, match="普通文件"):
        read_report(str(pipe))


def test_a_file_that_is_too_big_is_not_loaded(tmp_path: Path) -> None:
    big = tmp_path / "大.docx"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(IntakeError, match="MB"):
        read_report(str(big))


@pytest.mark.parametrize(
    "text",
    [
        "增值税普通发票\n货物名称 数量 单价 金额\n办公用品 10 35.00 350.00\n合计 350.00\n",
        "关于做好2024年政府信息公开工作年度报告编制工作的通知\n各科室：\n一、总体要求\n请按格式编制。\n二、其他事项\n请按时报送。\n",
        "第一章\n那天的雨下得很大，他撑着伞走过长街。\n第二章\n她说，明天会好的。\n",
        "2024年安全生产工作总结\n一、总体情况\n全年没有事故。\n二、存在的主要问题及改进措施\n力量不足。\n",
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(IntakeError, match="没有认出年度报告的内容"):
        read_report("某文件.txt", text.encode())


def test_a_piece_of_a_report_is_read() -> None:
    text = "一、总体情况\n2024年主动公开政府信息30条。\n五、存在的主要问题及改进情况\n公开不及时。\n"
    assert set(read_report("片段.txt", text.encode()).prose) == {"overview", "problems"}


@pytest.mark.parametrize("text", ["|" * 3_000_000, ("1\t" * 200 + "\n") * 2000, "<table></table>\n" * 20_000])
def test_a_text_of_nothing_but_cells_is_refused(text: str) -> None:
    with pytest.raises(IntakeError, match=r"过多|过大|没有认出|没有文字"):
        read_report("表.md", text.encode())
