"""Text arrives character for character, or the drafter is told what could not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.form import CELLS
from engine.output.content import Paragraph, ReportContent
from engine.output.readback import read
from engine.output.report import export
from engine.output.sanitise import sanitise
from tests.output.samples import numbered

LITERAL = [
    "前A&B后",
    "前<w:p/>后 </w:t></w:r></w:p>",
    "a < b > c &amp; &lt; &#x4e00;",
    "{{ 7*7 }} {% for x in y %} {%p if a %} {{p 正文(前言) }} {{r x }} {# 注 #} }} %}",
    "{_{ a }_} {_% b %_}",
    "{{",
    "{%",
    "}}",
    "%}",
    "{",
    "%",
    "]]> <![CDATA[ x ]]> <!-- --> <?xml?>",
    "“引号”‘单引号’\"直\"'直' « »",
    "😀👩‍👩‍👧 𠮷野家 𪚥",
    "行\u2028分\u2029段",
    "　　全角空格  半角  末尾空格 ",
    "制\t表\t符\t",
    "零宽\u200b\u200d\ufeff 不换行\u00a0 软连字符\u00ad",
    "\x7f\x85\x9f",
    "\ue000\uf8ff\U000f0000",
    "\ufdd0 \U0001fffe \U0010ffff",
    "\u0645\u0631\u200f\u05e9\u05dc\u200e \u202e\u202c \ufdfd",
    "e\u0301 é ｱｲｳ ﾞ",
    "草稿",
    "五、存在的主要问题及改进情况",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "\\n \\0 %s %(a)s {0} {a} $x",
    "&" * 500,
    "长" * 20000,
]
CHANGED = [
    ("一\n二", ("一", "二"), 0),
    ("一\r\n二\r三\v四\f五", ("一", "二", "三", "四", "五"), 0),
    ("一\n\n　\n二\n", ("一", "二"), 0),
    ("前\x00\x07\x1b后", ("前后",), 3),
    ("前\ufffe\uffff后", ("前后",), 2),
    ("前\ud800后", ("前\ufffd后",), 1),
    ("前\udc00\ud800后", ("前\ufffd\ufffd后",), 2),
    ("前\ud842\udfb7后", ("前𠮷后",), 0),
]


def _with(text: str) -> ReportContent:
    paragraph = (Paragraph(text),)
    return numbered()._replace(
        title_lines=(text,),
        preamble=paragraph,
        overview=(Paragraph("前。"), Paragraph(text, "subheading"), Paragraph("后。")),
        problems=paragraph,
        matters=paragraph,
        disclosure_notes=paragraph,
        applications_notes=paragraph,
        disputes_notes=paragraph,
        signature=(text,),
        organ=text,
    )


@pytest.mark.parametrize("text", LITERAL)
def test_literal_text_arrives_everywhere(text: str) -> None:
    found = read(export(_with(text)))
    assert found.front == (text, text)
    assert found.parts["problems"] == (text,)
    assert found.parts["matters"] == (text, text)
    assert found.parts["disputes"] == (text,)
    assert found.parts["overview"] == ("前。", text, "后。")
    assert sanitise(_with(text))[1] == ()


@pytest.mark.parametrize(("text", "expected", "count"), CHANGED)
def test_what_word_cannot_hold_is_reported(text: str, expected: tuple[str, ...], count: int) -> None:
    report = numbered()._replace(problems=(Paragraph(text),))
    assert read(export(report)).parts["problems"] == expected
    notices = sanitise(report)[1]
    assert sum(notice.times for notice in notices) == count
    assert all(notice.where == "第五部分第 1 段" for notice in notices)


def test_notice_in_words() -> None:
    report = numbered()._replace(problems=(Paragraph("前\x00后\ud800"),))
    removed, replaced = (notice.message for notice in sanitise(report)[1])
    assert removed == "第五部分第 1 段有 1 个 Word 文件不能容纳的字符（U+0000），已去掉"
    assert replaced == "第五部分第 1 段有 1 个 Word 文件不能容纳的字符（U+D800），已换成“�”，请改正"


@pytest.mark.parametrize("text", ["{{", "<w:p/>", "1,234", "—", "12&3", "无"])
def test_literal_cells(text: str) -> None:
    report = numbered()
    cells = dict(report.cells) | dict.fromkeys(CELLS[::7], text)
    assert read(export(report._replace(cells=cells))).cells == cells


_TOKENS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{_{", "{#", "<", "&", "]]>", "\t", "\n", "\f", "\a", "“", "\ud800", "𠮷"]
)
_TEXTS = st.lists(st.one_of(_TOKENS, st.text(st.characters(), max_size=8)), max_size=8).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, max_size=4), st.text(max_size=12), st.sampled_from(CELLS))
def test_any_text_is_written_and_read_back(texts: list[str], value: str, key: str) -> None:
    report = numbered()
    report = report._replace(
        overview=tuple(Paragraph(text) for text in texts),
        cells={**report.cells, key: value},
    )
    clean, _ = sanitise(report)
    found = read(export(report))
    assert found.parts["overview"] == tuple(paragraph.text for paragraph in clean.overview)
    assert found.cells == dict(clean.cells)
    assert sanitise(clean) == (clean, ())
