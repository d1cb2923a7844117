"""Packages as different programs write them, and files that are something else."""

from __future__ import annotations

import pytest

from engine.intake.document import Paragraph
from engine.intake.docx import read
from engine.intake.errors import IntakeError
from tests.intake.docx.making import (
    MAIN,
    STRICT,
    content_types,
    document,
    docx,
    p,
    packed,
    parts,
    relations,
    sdt,
    tbl,
    tc,
    tr,
)
from tests.intake.docx.reading import grids, squares, texts

_BODY = p("一、总体情况") + tbl(tr(tc("甲"), tc("58")))
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def _is_read(data: bytes) -> None:
    found = read("报告.docx", data)
    assert (found.name, found.kind) == ("报告.docx", "docx")
    assert texts(found) == ["一、总体情况", "表"]
    assert squares(grids(found)[0]) == [["甲", "58"]]


def _refused(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        read("报告.docx", data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_usual_package() -> None:
    _is_read(docx(_BODY))


def test_strict_open_xml() -> None:
    made = parts(_BODY, spaces=STRICT)
    made["_rels/.rels"] = relations([(f"{_STRICT_OFFICE}/officeDocument", "word/document.xml")])
    _is_read(packed(made))


def test_strict_open_xml_with_styles_numbers_and_controls() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    data = docx(
        sdt(p("总体情况", '<w:pStyle w:val="1"/>')), styles=styles, numbering=numbering, spaces=STRICT
    )
    assert read("报告.docx", data).blocks == (Paragraph("一、总体情况", "第1段", heading=True),)


@pytest.mark.parametrize(
    "sort",
    [
        MAIN,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_the_text_is_found_through_the_package(sort: str) -> None:
    made = parts(_BODY)
    del made["word/document.xml"]
    made["other/the text.xml"] = document(_BODY)
    made["[Content_Types].xml"] = content_types({"/other/the%20text.xml": sort})
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    _is_read(packed(made | {"_rels/.rels": relations([(office, "/other/the%20text.xml")])}))
    _is_read(packed(made | {"_rels/.rels": relations([])}))


@pytest.mark.parametrize("broken", ["", "<nonsense", "<a/>"])
def test_the_text_is_found_where_relations_are_broken(broken: str) -> None:
    _is_read(packed(parts(_BODY) | {"_rels/.rels": broken, "[Content_Types].xml": broken}))


def test_names_in_other_case_and_with_other_slashes() -> None:
    made = [(name, content) for name, content in parts(_BODY).items() if name != "word/document.xml"]
    _is_read(packed([*made, ("WORD\\Document.XML", document(_BODY))]))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "gb18030"])
def test_encodings_of_parts(encoding: str) -> None:
    text = document(_BODY)
    declared = {"utf-8-sig": "UTF-8", "gb18030": "GB18030"}.get(encoding, "UTF-16")
    data = text.replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding)
    if encoding in {"utf-16-be", "utf-16-le"}:
        data = "\ufeff".encode(encoding) + data
    _is_read(packed(parts(_BODY) | {"word/document.xml": data}))


def test_blank_lines_before_the_declaration() -> None:
    _is_read(packed(parts(_BODY) | {"word/document.xml": "\r\n  " + document(_BODY)}))


def test_the_title_of_the_document() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 某某局报告 </dc:title></cp:coreProperties>'
    )
    assert read("a", packed(parts(_BODY) | {"docProps/core.xml": core})).title == "某某局报告"
    assert read("a", packed(parts(_BODY) | {"docProps/core.xml": "<broken"})).title == ""
    assert not read("a", packed(parts(_BODY))).title


def test_macros_are_reported() -> None:
    found = read("a", packed(parts(_BODY) | {"word/vbaProject.bin": b"\xd0\xcf"}))
    assert any("宏" in note for note in found.notes)


def test_broken_styles_and_numbers_are_reported_and_the_text_is_read() -> None:
    made = parts(_BODY) | {"word/styles.xml": "<broken", "word/numbering.xml": "<broken"}
    found = read("a", packed(made))
    assert texts(found) == ["一、总体情况", "表"]
    assert len(found.notes) == 2


def test_an_embedded_page_is_not_passed_over_in_silence() -> None:
    assert "网页片段" in _refused(docx('<w:altChunk r:id="r9"/>'))
    found = read("a", docx(_BODY + '<w:altChunk r:id="r9"/>'))
    assert any("网页片段" in note for note in found.notes)


def test_a_scan_has_no_text() -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    assert "图片" in _refused(docx(p(inner=picture)))
    assert "没有文字" in _refused(docx(p()))


def test_external_parts_are_never_fetched() -> None:
    made = parts(_BODY)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = [
        (f"{office}/styles", "http://127.0.0.1:9/styles.xml"),
        (f"{office}/attachedTemplate", "file:///etc/passwd"),
    ]
    made["word/_rels/document.xml.rels"] = relations(targets, ' TargetMode="External"')
    _is_read(packed(made))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "文件加密"),
        (_OLE + "WordDocument".encode("utf-16-le"), "旧格式的 Word"),
        (_OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (_OLE, "复合文档"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi}", "RTF"),
        ("\ufeff<!DOCTYPE html><html>".encode(), "网页"),
        ("<meta charset=gbk><html><body>年报".encode("gbk"), "网页"),
        ("一、总体情况".encode("gbk"), "纯文本"),
        ('<?xml version="1.0"?><w:wordDocument/>'.encode("utf-16"), "XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (bytes(range(256)), "不是办公文档"),
        (packed({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "Excel"),
        (packed({"ppt/presentation.xml": "<a/>"}), "演示文稿"),
        (packed({"OFD.xml": "<a/>"}), "OFD"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "OpenDocument",
        ),
        (packed({"说明.txt": "甲"}), "压缩包"),
        (packed({"[Content_Types].xml": "<a/>"}), "找不到正文"),
        (packed({"word/document.xml": ""}), "空的"),
        (packed({"word/document.xml": document(_BODY)[:-40]}), "损坏"),
        (packed({"word/document.xml": "<html><p>甲</p></html>"}), "没有正文"),
    ],
)
def test_what_is_no_word_document_is_named(data: bytes, said: str) -> None:
    assert said in _refused(data)
