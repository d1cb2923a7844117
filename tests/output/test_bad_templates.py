"""A template that cannot be used is refused with words, never with a traceback."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from engine.output.errors import OutputError, ReadBackError, TemplateError
from engine.output.package import read_zip
from engine.output.report import export
from tests.output.packages import changed, parts_of, plain_zip
from tests.output.samples import numbered, seed_sized

_HEADING = ">一、总体情况<"


def _tag(new: str) -> Callable[[bytes], bytes]:
    return lambda template: changed(template, _HEADING, f">一、总体情况{escape(new)}<")


CASES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "不是完整的 .docx"),
    "not a zip": (lambda _: b"hello" * 100, "另存为"),
    "truncated": (lambda t: t[: len(t) // 2], "不是完整的 .docx"),
    "another zip": (lambda _: plain_zip({"a.txt": "x"}), "不是完整的 Word 文档"),
    "no document part": (
        lambda t: plain_zip({n: b.decode() for n, b in parts_of(t).items() if n != "word/document.xml"}),
        "不是完整的 Word 文档",
    ),
    "a template type": (
        lambda t: changed(t, "document.main+xml", "template.main+xml", "[Content_Types].xml"),
        ".dotx",
    ),
    "broken xml": (lambda t: changed(t, "</w:body>", ""), "不是完整的 Word 文档"),
    "missing number": (lambda t: changed(t, "{{b7}}", ""), "缺少标签：“b7”"),
    "missing numbers": (lambda t: changed(t, "{{b", "{{a"), "等 25 个"),
    "missing part": (lambda t: changed(t, "{{p 正文(总体情况) }}", ""), "缺少标签：“总体情况”"),
    "unknown tag": (_tag("{{ 总体情形 }}"), "“总体情形”（是不是“总体情况”？）"),
    "unclosed loop": (lambda t: changed(t, "{%p endfor %}", ""), "标签写错了"),
    "bad syntax": (_tag("{{ 前言 | }}"), "标签写错了：在“一、总体情况{{ 前言 | }}”一处"),
    "unknown filter": (_tag("{{ 前言|upcase }}"), "标签写错了"),
    "missing attribute": (_tag("{{ 前言.没有 }}"), "不存在的内容：在“一、总体情况{{ 前言.没有 }}”一处"),
    "sandbox": (
        _tag("{{ 标题.__class__.__mro__ }}"),
        "不许做的事：在“一、总体情况{{ 标题.__class__.__mro__ }}”一处",
    ),
    "globals": (_tag("{{ cycler.__init__.__globals__.os.getpid() }}"), "不认识的标签：“cycler”"),
    "memory": (_tag("{{ 'x' * 50000000 }}"), "不许做的事"),
    "padding": (_tag("{{ 'x'.ljust(10**9) }}"), "不许做的事"),
    "padding filter": (_tag("{{ 'x'|center(999999999) }}"), "标签写错了"),
    "formatting": (_tag("{{ '{:999999999}'.format(1) }}"), "不许做的事"),
    "full width": (lambda t: changed(t, "{{a9}}", "｛｛a9｝｝"), "花括号要用半角"),
    "power": (_tag("{{ 9 ** 9999999 }}"), "不许做的事"),
    "endless": (_tag("{% for i in range(10**9) %}x{% endfor %}"), "Word 模板"),
    "include": (_tag("{% include '/etc/passwd' %}"), "Word 模板"),
    "division": (_tag("{{ 1 / 0 }}"), "执行失败"),
    "revisions": (
        lambda t: changed(
            t, "<w:sectPr>", '<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p><w:sectPr>'
        ),
        "修订",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_template_is_refused(name: str, template: bytes) -> None:
    spoil, words = CASES[name]
    with pytest.raises(TemplateError) as caught:
        export(numbered(), spoil(template))
    assert words in str(caught.value)
    assert "请" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "五、存在的主要问题及改进情况",
            "五、问题",
            "部分标题：应为“五、存在的主要问题及改进情况”，实为“五、问题”",
        ),
        ("4.保护第三方合法权益", "4.保护第三方权益", "应为“4.保护第三方合法权益”"),
        ("{{a3}}", "{{a3}}{{a4}}", "（一）予以公开"),
        ('<w:gridSpan w:val="7"/>', "", "表三第 1 行占 4 列，与表格的 10 列不符"),
        ("{{p 正文(其他事项) }}", "", "缺少标签"),
        ("{{p 正文(其他事项) }}", "{% if 其他事项 == 1 %}x{% endif %}", "第六部分第 1 段"),
    ],
)
def test_a_template_that_changes_the_report_is_caught(
    template: bytes, old: str, new: str, words: str
) -> None:
    with pytest.raises(OutputError) as caught:
        export(numbered(), changed(template, old, new))
    assert words in str(caught.value)


def test_rendering_that_is_no_xml_is_caught(template: bytes) -> None:
    with pytest.raises(ReadBackError, match="不是合法的 XML"):
        export(numbered(), _tag("{{ '<w:p>'|safe }}")(template))


def test_draft_needs_a_header(template: bytes) -> None:
    bare = template
    for name in ("word/header1.xml", "word/header2.xml"):
        bare = changed(bare, "{{ 页眉 }}", "", name)
    export(numbered(), bare)
    with pytest.raises(TemplateError, match="页眉"):
        export(seed_sized(draft_mark=True), bare)


def test_draft_needs_the_header_on_even_pages_too(template: bytes) -> None:
    odd = changed(template, "{{ 页眉 }}", "", "word/header2.xml")
    with pytest.raises(ReadBackError, match="页眉：应为“草稿”，实为空白"):
        export(seed_sized(draft_mark=True), odd)


def test_stray_mark_in_a_final_report_is_caught(template: bytes) -> None:
    marked = changed(template, "{{ 页眉 }}", "草稿", "word/header1.xml")
    with pytest.raises(ReadBackError, match="页眉"):
        export(numbered(), marked)


def test_name_twice_in_the_zip(template: bytes) -> None:
    target = BytesIO(template)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(TemplateError, match="出现了两次"):
        read_zip(target.getvalue())


def test_zip_bomb(template: bytes) -> None:
    target = BytesIO(template)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(70 * 1024 * 1024))
    with pytest.raises(TemplateError, match="太大"):
        export(numbered(), target.getvalue())


def test_literal_braces_of_docxtpl_work_in_a_template(template: bytes) -> None:
    noted = changed(template, ">六、其他需要报告的事项<", ">{_{六}_}<")
    with pytest.raises(ReadBackError, match=r"\{\{六\}\}"):
        export(numbered(), noted)


def test_tag_scattered_over_runs_is_found(template: bytes) -> None:
    run = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>'
    export(numbered(), changed(template, "{{a7}}", "{{" + run + "a7" + run + "}}"))


def test_template_without_properties(template: bytes) -> None:
    bare = changed(template, "metadata/core-properties", "metadata/nothing", "_rels/.rels")
    export(numbered(), bare)
