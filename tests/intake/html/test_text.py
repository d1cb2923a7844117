"""What a page shows as text: white space, hidden and struck words, lists, and the habits of editors."""

from __future__ import annotations

import pytest

from engine.intake.html import read
from tests.intake.html.conftest import tables, texts


def _read(markup: str) -> list[str]:
    return texts(read("甲.html", f"<meta charset=utf-8><body>{markup}".encode()))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>新收<b>12</b><font><font>件</font></font></p>", ["新收12件"]),
        ("<p>　　&nbsp; 新收\n   申请&ensp;12 件&emsp;</p>", ["新收申请 12 件"]),
        ("<p>annual\n  report</p>", ["annual report"]),
        ("<p>2024\n年</p>", ["2024年"]),
        ("<p>甲\u200b乙&#8203;丙&shy;丁</p>", ["甲乙丙丁"]),
        ("一<br/>二</br>三<p>四</p>五<div>六</div>七", ["一", "二", "三", "四", "五", "六", "七"]),
        ("<h1>甲局<br>报告</h1>", ["甲局", "报告"]),
        ("<pre>甲\n  乙</pre>", ["甲", "乙"]),
        (
            '<div style="white-space: pre-wrap">甲\n乙<p style="white-space:normal">丙\nd</p></div>',
            ["甲", "乙", "丙d"],
        ),
        (
            "甲<script>x</script><style>y</style><!-- z --><template>t</template><noscript>n</noscript>乙",
            ["甲乙"],
        ),
        (
            "甲<span style='DISPLAY: None'>x</span><i hidden>y</i><p style='visibility:hidden'>z</p>乙",
            ["甲乙"],
        ),
        (
            "<p>甲<del>乙</del><ins>丙</ins><s>丁</s><span style='text-decoration:line-through'>戊</span></p>",
            ["甲丙"],
        ),
        ('<span style="display:block">甲</span>乙', ["甲", "乙"]),
        ('<p style="display:inline">甲</p><p style="display:inline">乙</p>', ["甲乙"]),
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>（3）甲</li><li><p>乙</p><p>丙</p></li></ol>", ["（3）甲", "4.乙", "丙"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol class='custom_cn2 list-paddingleft-1'><li>甲<li>乙</ol>", ["（一）甲", "（二）乙"]),
        ("<ul><li>甲</li></ul>", ["甲"]),
        ("<p>甲<input type=text value=12><input type=hidden value=9>件</p>", ["甲12件"]),
        ("<p>&lt;甲&gt; &amp; &quot;乙&quot; &copy</p>", ['<甲> & "乙" ©']),
    ],
)
def test_text_is_what_is_seen(markup: str, expected: list[str]) -> None:
    assert _read(markup) == expected


def test_what_is_struck_out_is_told() -> None:
    document = read("甲.html", "<p>新收<del>11</del><ins>12</ins>件</p>".encode())
    assert texts(document) == ["新收12件"]
    assert "“11”" in document.notes[0]


def test_headings_are_marked() -> None:
    document = read("甲.html", "<h2>一、总体情况</h2><p>甲</p>".encode())
    assert [(block.text, block.heading) for block in document.blocks] == [
        ("一、总体情况", True),
        ("甲", False),
    ]


def test_word() -> None:
    markup = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
    </head><body lang=ZH-CN><div class=WordSection1><p class=MsoNormal style='text-indent:32.0pt'><![if !supportLists]><span
    style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>主动公<span
    lang=EN-US>8819</span>件，内容
    很多<span lang=EN-US><o:p></o:p></span></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
    <xml><w:WordDocument>Normal 0 false</w:WordDocument></xml>
    <table class=MsoNormalTable><tr><td><p class=MsoNormal>甲<span lang=EN-US><br></span>乙<o:p></o:p></p></td><td><p>0<o:p></o:p></p></td></tr>
    <![if !supportMisalignedColumns]><tr height=0><td width=10></td><td width=20></td></tr><![endif]></table></div></body></html>"""
    document = read("甲.htm", markup.encode("gb18030"))
    assert texts(document) == ["1. 主动公8819件，内容很多"]
    assert [cell.text for cell in tables(document)[0].cells] == ["甲\n乙", "0"]
