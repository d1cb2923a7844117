"""What Word and WPS leave in a template does not reach the report."""

from __future__ import annotations

from engine.output.assemble import export
from engine.output.cleaned import cleaned
from engine.output.package import CONTENT_TYPES, write_zip
from engine.output.proof import prove
from tests.output.drafts import ZERO, draft
from tests.output.packages import changed, parts_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def littered(template: bytes) -> bytes:
    """The template as an office's Word would save it."""
    made = changed(
        template,
        '<w:p><w:pPr><w:pStyle w:val="GwHeading1"/></w:pPr>',
        '<w:p w:rsidR="00A1" w:rsidRDefault="00B2"><w:pPr><w:pStyle w:val="GwHeading1"/></w:pPr>'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:proofErr w:type="spellStart"/>',
    )
    made = changed(
        made, "<w:compat>", '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids><w:compat>', "word/settings.xml"
    )
    made = changed(made, "<Application>", "<Company>某公司</Company><Application>", "docProps/app.xml")
    made = changed(
        made,
        "</Relationships>",
        f'<Relationship Id="rIdC" Type="{_REL}/comments" Target="comments.xml"/></Relationships>',
        "word/_rels/document.xml.rels",
    )
    made = changed(
        made,
        "</Types>",
        f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/></Types>',
        CONTENT_TYPES,
    )
    comment = f'<w:comments {_SPACE}><w:comment w:id="1" w:author="张三"><w:p/></w:comment></w:comments>'
    return write_zip({**parts_of(made), "word/comments.xml": comment.encode()})


def test_our_own_template_has_nothing_to_clean(template: bytes) -> None:
    parts = parts_of(template)
    assert cleaned(parts) == parts


def test_a_littered_template_gives_a_clean_report(template: bytes) -> None:
    filled = draft().with_figures(ZERO).with_prose("problems", "一是人员少。")
    data = export(filled, template=littered(template))
    assert [point for point in prove(data, filled, rendered=False) if point.passed is False] == []
    everything = b"".join(parts_of(data).values())
    for word in ("张三", "某公司", "_GoBack", "rsid", "comments"):
        assert word.encode() not in everything


def test_the_litter_is_found_by_the_proof(template: bytes) -> None:
    found = {point.id for point in prove(littered(template), rendered=False) if point.passed is False}
    assert {"residue.bookmarks", "residue.comments", "residue.properties", "residue.tags"} <= found
