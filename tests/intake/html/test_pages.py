"""Pages of every style give the same report, without the site around it."""

from __future__ import annotations

import base64

import pytest

from engine.intake.errors import IntakeError
from engine.intake.html import is_html, read
from tests.intake.html.conftest import LINES, TABLE2, TABLE4, body, tables, texts

NAV = (
    '<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a> <a href="/x">政府信息公开年报</a></div>'
)
CRUMB = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/n">政府信息公开年报</a> &gt; 正文</div>'
ABOUT = "<div>发布日期：2025-01-21 来源：甲县林业局 浏览次数：<span id=h>12</span> 字体：[大 中 小]</div>"
AFTER = (
    '<div>【<a href="javascript:print()">打印本页</a>】【<a href="#">关闭窗口</a>】</div>'
    '<div>上一篇：<a href="/1">关于放假的通知</a></div><div>分享到：</div>'
    "<div>主办单位：甲县人民政府　地址：甲县大街1号</div><div>甲ICP备12345678号 网站标识码：1234567890</div>"
)
INNER = {
    "CMS": f'<div class="article"><h1>{"".join(LINES[:2])}</h1>{ABOUT}<div id="zoom">{{}}</div>{AFTER}</div>',
    "TRS": f"<div class=TRS_Editor><style>.TRS_Editor p{{}}</style>{{}}</div>{AFTER}",
    "layout tables": "<table width=1000><tr><td>"
    + NAV
    + "</td></tr><tr><td><table><tr><td width=200><a href=a>政府信息公开指南</a></td><td><table><tr><td>"
    + ABOUT
    + "</td></tr><tr><td class=c>{}</td></tr></table></td></tr></table></td></tr><tr><td>"
    + AFTER
    + "</td></tr></table>",
    "flat body": NAV + CRUMB + ABOUT + "{}" + AFTER,
    "two levels": "<section><div>{}</div></section><footer>版权所有：甲县人民政府 All Rights Reserved</footer>",
}


def _page(inner: str, head: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}<title>甲县林业局年报_甲县政府网</title></head>"
        f"<body>{NAV}{CRUMB}<script>var a='一、总体情况';</script>{inner}</body></html>"
    )


@pytest.mark.parametrize("style", INNER)
@pytest.mark.parametrize("tag", ["p", "div", "h3", "section", "p><span"])
def test_the_report_is_told_from_the_site(style: str, tag: str) -> None:
    report = (
        body(tag) if "<" not in tag else body().replace("<p>", "<p><span>").replace("</p>", "</span></p>")
    )
    document = read("甲.html", _page(INNER[style].replace("{}", report)).encode())
    assert texts(document) == list(LINES)
    assert [(grid.height, grid.width) for grid in tables(document)] == [(4, 4), (4, 15)]
    assert document.title == "甲县林业局年报_甲县政府网"
    assert not document.notes


def test_lines_parted_by_breaks() -> None:
    report = (
        "<br>\n".join(("&nbsp;&nbsp;" * 2 + line) for line in LINES[:6]) + TABLE2 + "<br/>".join(LINES[6:])
    )
    document = read("甲.html", _page(f'<div id="zoom">{report}</div>{AFTER}').encode())
    assert texts(document) == list(LINES)


def test_preamble_and_signature_around_the_sections_are_kept(report: str) -> None:
    start, end = (
        report.index("<p>&nbsp;　　一、"),
        report.index("<p>&nbsp;　　甲县林业局</p>\n<p>&nbsp;　　2025"),
    )
    inner = f"{report[:start]}<div>{report[start:end]}</div>{report[end:]}"
    document = read("甲.html", _page(f"<div>{inner}</div>{AFTER}").encode())
    assert texts(document) == list(LINES)


def test_the_title_above_the_article_is_taken_along() -> None:
    report = body().split("</p>", 2)[2]
    inner = f"<h1>甲县林业局2024年政府信息公开工作年度报告</h1>{ABOUT}<div>{report}</div>{AFTER}"
    document = read("甲.html", _page(inner).encode())
    assert texts(document) == ["甲县林业局2024年政府信息公开工作年度报告", *LINES[2:]]
    assert document.blocks[0] == ("甲县林业局2024年政府信息公开工作年度报告", "第1段", True)


def test_a_page_that_holds_the_report_twice_gives_it_once(report: str) -> None:
    inner = f"<div class=pc>{report}</div><div class=phone>{report}</div>"
    assert texts(read("甲.html", _page(inner).encode())) == list(LINES)


def test_a_fragment_is_kept_whole(report: str) -> None:
    assert texts(read("甲.html", report.encode())) == list(LINES)
    document = read("甲.html", TABLE2.encode())
    assert tables(document)[0].height == 4


def test_without_a_report_everything_is_kept_and_told() -> None:
    document = read("甲.html", _page("<p>今天的天气很好。</p>").encode())
    assert "今天的天气很好。" in texts(document)
    assert "首页政务公开 政府信息公开年报" in texts(document)
    assert "没有认出" in document.notes[0]


def test_a_report_that_only_a_script_shows_is_read_and_told(report: str) -> None:
    document = read("甲.html", _page(f'<div style="DISPLAY: none">{report}</div>').encode())
    assert texts(document) == list(LINES)
    assert "隐藏" in document.notes[0]


def test_attachments_and_frames_are_told(report: str) -> None:
    link = '<p>附件：<a href="/a/P02.docx">甲县林业局年报.docx</a></p>'
    document = read("甲.html", _page(f"<div>{report}{link}</div>").encode())
    assert texts(document) == list(LINES)
    assert "甲县林业局年报.docx" in document.notes[0]
    document = read("甲.html", _page(f"<p>年报见附件。</p>{link}").encode())
    assert "甲县林业局年报.docx" in document.notes[0]
    document = read("甲.html", b'<html><iframe src="/pdf/view?x=1.pdf"></iframe></html>')
    assert "框架" in document.notes[0]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta charset="utf-8">',
        "<meta charset=gb2312>",
        '<meta http-equiv="Content-Type" content="text/html; charset=gbk">',
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    ],
)
def test_encodings_whatever_the_page_says(codec: str, head: str, report: str) -> None:
    document = read("甲.html", _page(report, head).encode(codec))
    assert texts(document) == list(LINES)
    assert not document.notes


@pytest.mark.parametrize("codec", ["utf-8", "gb2312"])
def test_web_archives(codec: str, report: str) -> None:
    page = _page(f"<div>{report}</div>{AFTER}", f'<meta charset="{codec}">').encode(codec)
    data = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="--B--"\r\n\r\n----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(b"<html><frameset><frame src='cid:f1'></frameset></html>")
        + b'\r\n----B--\r\nContent-Type: text/html; charset="'
        + codec.encode()
        + b'"\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <f1>\r\n\r\n'
        + base64.encodebytes(page)
        + b"\r\n----B----\r\n"
    )
    assert is_html(data)
    assert texts(read("甲.mht", data)) == list(LINES)


def test_titles_of_the_page() -> None:
    head = '<meta charset=utf-8><META NAME="ArticleTitle" CONTENT="甲县林业局年报"><meta property="og:title" content="x">'
    assert read("甲.html", _page(body(), head).encode()).title == "甲县林业局年报"


@pytest.mark.parametrize("data", [b"", b"  \n", b"<html></html>", b"<!-- x -->", b"<"])
def test_nothing_to_read_is_said(data: bytes) -> None:
    try:
        document = read("甲.html", data)
    except IntakeError as error:
        assert str(error).startswith("甲.html：")  # noqa: PT017
    else:
        assert document.notes


def test_pieces_of_tables_that_stay_apart() -> None:
    inner = body().replace(TABLE4, TABLE4 + "<p>续表</p>" + TABLE4)
    assert len(tables(read("甲.html", _page(inner).encode()))) == 3
