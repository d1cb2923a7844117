"""A template of an office is judged in plain words: what is wrong, where, what to do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from engine.output.assemble import export
from engine.output.package import CONTENT_TYPES
from engine.output.proof import NoDocxError, prove
from engine.output.template.check import check
from tests.output.drafts import DRAFTS
from tests.output.packages import changed, plain_zip
from tests.output.test_cleaned import littered

_HEADING = ">一、总体情况<"
_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>{{a1}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p><w:sectPr>"
)


def _tag(new: str) -> Callable[[bytes], bytes]:
    return lambda template: changed(template, _HEADING, f">一、总体情况{escape(new)}<")


def _relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> Callable[[bytes], bytes]:
    link = f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="{target}"{mode}/></Relationships>'
    return lambda template: changed(template, "</Relationships>", link, "word/_rels/document.xml.rels")


CASES: dict[str, tuple[Callable[[bytes], bytes], str, tuple[str, ...]]] = {
    "missing number": (lambda t: changed(t, "{{b7}}", ""), "missing", ("没有“b7”", "商业企业", "会漏掉")),
    "missing part": (
        lambda t: changed(t, "{{p 正文(总体情况) }}", ""),
        "missing",
        ("“总体情况”的文字会漏掉",),
    ),
    "unknown": (
        _tag("{{ 总体情形 }}"),
        "unknown",
        ("正文第16段“一、总体情况{{ 总体情形 }}”", "是不是“总体情况”"),
    ),
    "full width": (
        lambda t: changed(t, "{{a9}}", "｛｛a9｝｝"),
        "broken",
        ("全角", "表2第12行第4格", "半角"),
    ),
    "one brace": (lambda t: changed(t, "{{a9}}", "{a9}"), "broken", ("{a9} 只有一层花括号", "{{a9}}")),
    "half": (lambda t: changed(t, "{{a9}}", "{{a9"), "broken", ("有 {{ 而没有 }}",)),
    "other half": (lambda t: changed(t, "{{a9}}", "a9}}"), "broken", ("有 }} 而没有 {{",)),
    "empty": (_tag("{{ }}"), "broken", ("没有写标签名",)),
    "no end": (
        lambda t: changed(t, "{%p endmacro %}", ""),
        "broken",
        ("macro 没有对应的 endmacro", "正文第2段"),
    ),
    "no beginning": (_tag("{%p endif %}"), "broken", ("没有对应的 if",)),
    "cannot be read": (_tag("{{ 前言 | }}"), "broken", ("写得不对",)),
    "in a header": (
        lambda t: changed(t, "{{ 页眉 }}", "{{ 页眉 }}{{ 前言 }}", "word/header1.xml"),
        "broken",
        ("页眉",),
    ),
    "in a text box": (lambda t: changed(t, "<w:sectPr>", _BOX), "broken", ("文本框", "请移到正文里")),
    "attribute": (_tag("{{ 标题.__class__ }}"), "dangerous", ("取了属性“__class__”",)),
    "call": (_tag("{{ 标题.append(1) }}"), "dangerous", ("调用了方法",)),
    "filter": (_tag("{{ 前言|safe }}"), "dangerous", ("过滤器“safe”",)),
    "sums": (_tag("{{ 'x' * 99 }}"), "dangerous", ("做了运算",)),
    "include": (_tag("{% include '/etc/passwd' %}"), "dangerous", ("引入别的文件",)),
    "remote template": (_relation("attachedTemplate", "http://x/a.dotm"), "dangerous", ("外部模板",)),
    "picture elsewhere": (_relation("image", "http://x/a.png"), "dangerous", ("外部引用",)),
    "object": (_relation("oleObject", "theme/theme1.xml", ""), "dangerous", ("嵌入对象",)),
    "macro": (_relation("vbaProject", "theme/theme1.xml", ""), "dangerous", ("宏",)),
    "field": (
        lambda t: changed(t, "</w:body>", '<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p></w:body>'),
        "dangerous",
        ("域 DDEAUTO",),
    ),
    "revision": (
        lambda t: changed(
            t,
            "<w:sectPr>",
            '<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:sectPr>',
        ),
        "leftover",
        ("修订",),
    ),
    "a changed heading": (
        lambda t: changed(t, ">六、其他需要报告的事项<", ">六、其他<"),
        "layout",
        ("部分标题",),
    ),
    "a changed merge": (lambda t: changed(t, '<w:gridSpan w:val="7"/>', ""), "layout", ("占 4 列",)),
    "another sort": (
        lambda t: changed(t, "document.main+xml", "template.main+xml", CONTENT_TYPES),
        "unusable",
        (".dotx",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_faults_are_named(name: str, template: bytes) -> None:
    spoil, kind, words = CASES[name]
    faults = [fault for fault in check(spoil(template)) if fault.kind == kind]
    assert faults
    for word in words:
        assert any(word in fault.line for fault in faults), faults
    assert all(fault.advice.startswith(("请", "是不是", "一个")) for fault in faults)


def test_our_own_template_is_good(template: bytes) -> None:
    assert check(template) == ()


def test_a_template_saved_by_word_is_good(template: bytes) -> None:
    run = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>'
    assert check(littered(changed(template, "{{a7}}", "{{" + run + "a7" + run + "}}"))) == ()


@pytest.mark.parametrize("data", [b"", b"x" * 99, plain_zip({"a": "b"})])
def test_what_is_no_docx(data: bytes) -> None:
    with pytest.raises(NoDocxError):
        check(data)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_template_saved_by_libreoffice_is_good(template: bytes, tmp_path: Path) -> None:
    source, folder = tmp_path / "模板.docx", tmp_path / "saved"
    source.write_bytes(template)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = (folder / "模板.docx").read_bytes()
    assert saved != template
    assert check(saved) == ()
    for name in ("town", "ministry"):
        data = export(DRAFTS[name], template=saved)
        assert [point for point in prove(data, DRAFTS[name], rendered=False) if point.passed is False] == []
