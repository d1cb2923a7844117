"""Word documents that are one XML file, whatever they are called."""

from __future__ import annotations

import pytest

from engine.intake.docx import read
from engine.intake.errors import IntakeError
from engine.intake.sorts import sort_of
from tests.intake.docx.making import document, p, parts, r, tbl, tc, tr
from tests.intake.docx.reading import grids, squares, texts

_SPACES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)
_STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def _old(body: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    properties = "<o:DocumentProperties><o:Title>某某局年报</o:Title></o:DocumentProperties>"
    inner = f"{properties}{_STYLES}<w:body><wx:sect>{body}<w:sectPr/></wx:sect></w:body>"
    return f"{head}<w:wordDocument {_SPACES}>{inner}</w:wordDocument>".encode()


def test_word_2003_xml() -> None:
    start, on = '<w:vmerge w:val="restart"/>', "<w:vmerge/>"
    numbered = '<w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr>'
    inserted = (
        f'<aml:annotation w:type="Word.Insertion"><aml:content>{r("21")}</aml:content></aml:annotation>'
    )
    deleted = '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>0</w:delText></w:r></aml:content></aml:annotation>'
    comment = f'<w:r><aml:annotation w:type="Word.Comment"><aml:content>{p("批注")}</aml:content></aml:annotation></w:r>'
    table = tbl(tr(tc("申请", start), tc("60")), tr(tc("", on), tc("58")))
    data = _old(
        p("总体情况", numbered)
        + f"<wx:sub-section>{p('共', inner=inserted + deleted + comment)}{table}</wx:sub-section>"
    )
    found = read("模板.doc", data)
    assert sort_of(data).key == "word_xml"
    assert found.title == "某某局年报"
    assert texts(found) == ["一、总体情况", "共21", "表"]
    assert found.blocks[0].heading
    assert any("2 处修订" in note for note in found.notes)
    assert squares(grids(found)[0]) == [["申请", "60"], ["申请", "58"]]


def test_a_package_written_flat() -> None:
    made = parts(p("一、总体情况") + tbl(tr(tc("甲"), tc("1"))))
    inner = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{str(content).partition("?>")[2] or content}</pkg:xmlData></pkg:part>'
        for name, content in made.items()
    )
    picture = '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBO</pkg:binaryData></pkg:part>'
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    data = f'<?xml version="1.0"?>\n<pkg:package {space}>{inner}{picture}</pkg:package>'.encode()
    assert texts(read("模板.doc", data)) == ["一、总体情况", "表"]


@pytest.mark.parametrize("data", [_old("")[:-60], _old(""), _old(p("甲")).replace(b"w:body", b"w:nobody")])
def test_damaged_and_empty_ones_are_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"模板\.doc"):
        read("模板.doc", data)


def test_other_xml_is_no_document() -> None:
    with pytest.raises(IntakeError, match="XML"):
        read("a.docx", b'<?xml version="1.0"?><rss/>')
    with pytest.raises(IntakeError, match="XML"):
        read("a.docx", document(p("甲")).encode())
