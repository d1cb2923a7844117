"""Settings of single paragraphs are made in schema order, and no mark stays in the file."""

from __future__ import annotations

from engine.output.assemble import content_of, export
from engine.output.proof import prove
from engine.output.settle import keep, ragged, right, settled
from tests.output.drafts import ADDRESS, DRAFTS, ZERO, draft
from tests.output.packages import text_of


def _paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_part_without_marks_stays_as_it_is() -> None:
    xml = _paragraph("甲")
    assert settled(xml) is xml


def test_elements_stand_in_the_order_of_the_schema() -> None:
    before = '<w:pPr><w:pStyle w:val="S"/><w:spacing w:line="579"/><w:ind w:right="1"/><w:jc w:val="right"/></w:pPr>'
    made = settled(_paragraph("乙") + _paragraph(right(560) + ragged() + keep() + "甲", before))
    assert made == _paragraph("乙") + _paragraph(
        "甲",
        '<w:pPr><w:pStyle w:val="S"/><w:keepNext/><w:spacing w:line="579"/>'
        '<w:ind w:rightChars="0" w:right="560" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>',
    )


def test_a_paragraph_without_properties_gets_them() -> None:
    assert settled(_paragraph(keep() + "甲")) == _paragraph("甲", "<w:pPr><w:keepNext/></w:pPr>")


def test_a_person_cannot_write_a_mark() -> None:
    text = text_of(export(DRAFTS["hostile"], draft_mark=True))
    assert "&lt;?nianbao right 9?&gt;" in text
    assert "<?nianbao" not in text


def test_a_long_address_is_not_stretched() -> None:
    text = text_of(export(draft().with_prose("preamble", f"见{ADDRESS}。\n短的一段。"), draft_mark=True))
    assert text.count('<w:jc w:val="left"/>') == 1


def test_the_date_begins_two_characters_behind_the_name() -> None:
    signed = draft(signature="某某经济技术开发区管理委员会", date="2025-01-20").with_figures(ZERO)
    assert content_of(signed).signature == ("某某经济技术开发区管理委员会", "2025年1月20日")
    text = text_of(export(signed))
    name, date = 14, 3 + 7 * 0.55
    assert f'w:right="{2 * 315}"' in text
    assert f'w:right="{round((2 + name - 2 - date) * 315)}"' in text


def test_a_short_name_is_moved_so_that_the_date_fits() -> None:
    text = text_of(export(draft(signature="某局", date="2025-01-20")))
    wide = 3 + 7 * 0.55
    assert f'w:right="{round((2 + wide + 2 - 2) * 315)}"' in text


def test_the_settings_do_not_disturb_the_schema() -> None:
    data = export(DRAFTS["town"])
    order = next(point for point in prove(data, rendered=False) if point.id == "package.order")
    assert order.passed
