"""The three tables behind the text, where an office wants them so."""

from __future__ import annotations

import pytest

from engine.form import FORM
from engine.intake.seal import seal_of
from engine.output.annex import headings
from engine.output.assemble import content_of, export
from engine.output.errors import TemplateError
from engine.output.proof import prove
from engine.output.readback import read
from engine.output.shapes import page, read_back, text
from tests.output.drafts import DRAFTS
from tests.output.packages import changed


def test_the_tables_stand_behind_the_signature_under_their_headings() -> None:
    report = read(export(DRAFTS["annex"]))
    tables = [at for at, text in enumerate(report.blocks) if text.endswith("表格") and len(text) < 5]
    assert [report.blocks[at - 1] for at in tables] == list(headings())
    assert tables[-1] == len(report.blocks) - 1
    assert report.blocks[tables[0] - 2] == "2025年1月20日"
    assert report.headings == tuple(section.heading for section in FORM.sections)
    assert report.parts["applications"] == ("本部分数据见附表2。",)
    assert report.cells == dict(content_of(DRAFTS["annex"]).cells)


def test_it_is_proved_and_its_fingerprint_fits() -> None:
    data = export(DRAFTS["annex"])
    assert [point for point in prove(data, DRAFTS["annex"], rendered=False) if point.passed is False] == []
    assert seal_of("a.docx", data).state == "unchanged"


def test_page_and_text_have_them_there_too() -> None:
    content = content_of(DRAFTS["annex"])
    for name, shape in (("a.html", page(content)), ("a.txt", text(content))):
        told = shape.decode("utf-8-sig")
        places = [told.index(heading) for heading in headings()]
        assert places == sorted(places)
        assert places[0] > told.index("2025年1月20日")
        assert told.index("本部分数据见附表2。") < told.index("五、存在的主要问题")
        assert read_back(name, shape, content) == []
    told = page(content).decode()
    assert "<caption>" not in told
    assert [f'<table aria-labelledby="f{number}">' in told for number in (1, 2, 3)] == [True] * 3


def test_without_the_wish_they_stand_in_their_sections() -> None:
    for value in (False, "yes", 1):
        assert not content_of(DRAFTS["town"].with_profile(annex=value)).annex
    assert "附表" not in "".join(read(export(DRAFTS["town"])).blocks)


def test_a_template_whose_tables_are_not_known_cannot_do_it(template: bytes) -> None:
    strange = changed(template, "申请人情况", "申请人")
    with pytest.raises(TemplateError, match="不能把表放到文末"):
        export(DRAFTS["annex"], template=strange)
