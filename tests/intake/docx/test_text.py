"""The text of paragraphs: wrappers, revisions, fields, alternatives, text boxes, hidden text."""

from __future__ import annotations

import pytest

from tests.intake.docx.making import box, p, r, sdt, t, tbl, tc, tr
from tests.intake.docx.reading import body, grids, lines, squares, texts


def _rev(name: str, inner: str) -> str:
    return f'<w:{name} w:id="1" w:author="某" w:date="2025-01-01T00:00:00Z">{inner}</w:{name}>'


def _field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f'<w:hyperlink r:id="r1">{r("收到")}</w:hyperlink>{r("申请")}', "收到申请"),
        (f'<w:smartTag w:element="date">{r("60")}</w:smartTag>{r("件")}', "60件"),
        (f'<w:customXml w:element="a"><w:customXmlPr/>{r("60")}</w:customXml>', "60"),
        (sdt(r("58")) + r("21"), "5821"),
        (f'<w:bdo w:val="ltr">{r("左")}</w:bdo><w:dir>{r("右")}</w:dir>', "左右"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("12")}</w:fldSimple>{r("页")}', "12页"),
        (_field(" =SUM(ABOVE) ", r("60")) + r("件"), "60件"),
        (_field(f" IF {_field(' MERGEFIELD a ', r('没用'))} = 1 ", r("有用")), "有用"),
        (r("完") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("没有收尾的域"), "完没有收尾的域"),
        (r("完") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("没有开头的域"), "完没有开头的域"),
        (
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/></w:r>",
            "甲\t乙-丙",
        ),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>沂</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "沂",
        ),
        (r("60") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("件"), "60件"),
        (f"<m:oMath><m:r><m:t>98</m:t></m:r></m:oMath>{r('%')}", "98%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r("是"), "☑是"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>' + r("办结"), "①办结"),
        ('<w:r><w:sym w:font="仿宋" w:char="2014"/></w:r>' + r("完"), "—完"),
        ('<w:r><w:sym w:font="Wingdings" w:char="没有"/></w:r>' + r("完"), "完"),
        ("<w:r><w:t>\n   60\n  </w:t></w:r>" + r("件"), "60件"),
        ("<w:r><w:t>一<!-- 注 -->二</w:t></w:r>", "一二"),
        (
            f'<w:proofErr w:type="spellStart"/>{r("甲")}<w:bookmarkStart w:id="0" w:name="a"/>{r("乙")}',
            "甲乙",
        ),
        (f"<w:unheardOf>{r('新')}</w:unheardOf>", "新"),
    ],
)
def test_runs(inner: str, text: str) -> None:
    assert lines(p(inner=inner)) == [text]


def test_a_circled_digit_is_a_field_without_result() -> None:
    code = "<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>"
    ends = ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>']
    assert lines(p(inner=ends[0] + code + ends[1] + r("办结"))) == ["③办结"]


def test_a_line_break_makes_two_lines_of_one_paragraph() -> None:
    found = body(p(inner=f"<w:r>{t('某某局')}<w:br/>{t('2024年报告')}<w:cr/></w:r>") + p("下一段"))
    assert [(block.text, block.place) for block in found.blocks] == [
        ("某某局", "第1段"),
        ("2024年报告", "第1段"),
        ("下一段", "第2段"),
    ]


def test_revisions_are_read_as_accepted_and_reported() -> None:
    found = body(
        p(
            inner=r("收到58")
            + _rev("ins", r("21"))
            + _rev("del", "<w:r><w:delText>00</w:delText></w:r>")
            + r("件")
        )
        + p(inner=_rev("moveFrom", r("移走的")))
        + p(inner=_rev("moveTo", r("移来的")))
    )
    assert texts(found) == ["收到5821件", "移来的"]
    assert any("4 处修订" in note for note in found.notes)


def test_no_revisions_no_note() -> None:
    assert body(p("甲")).notes == ()


@pytest.mark.parametrize("mark", [_rev("del", ""), _rev("moveFrom", ""), "<w:vanish/>"])
def test_a_paragraph_without_end_goes_on_in_the_next(mark: str) -> None:
    broken = p("一、总体", f'<w:outlineLvl w:val="0"/><w:rPr>{mark}</w:rPr>')
    found = body(broken + p("情况") + p("下一段"))
    assert texts(found) == ["一、总体情况", "下一段"]
    assert [block.heading for block in found.blocks] == [True, False]


def test_a_paragraph_without_end_stands_alone_before_a_table_and_at_the_end() -> None:
    broken = p("甲", f"<w:rPr>{_rev('del', '')}</w:rPr>")
    assert lines(broken + tbl(tr(tc("1"), tc("2"))) + broken) == ["甲", "表", "甲"]


def test_a_deleted_paragraph_leaves_nothing_behind() -> None:
    gone = p(
        properties=f"<w:rPr>{_rev('del', '')}</w:rPr>",
        inner=_rev("del", "<w:r><w:delText>旧</w:delText></w:r>"),
    )
    assert lines(p("甲") + gone + p("乙")) == ["甲", "乙"]


def test_hidden_text_is_left_out_and_reported() -> None:
    found = body(p(inner=r("看得见") + r("看不见", "<w:vanish/>") + r("也看得见", '<w:vanish w:val="0"/>')))
    assert texts(found) == ["看得见也看得见"]
    assert any("1 处隐藏文字" in note for note in found.notes)


def test_text_hidden_by_a_style_is_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = r("看不见", '<w:rStyle w:val="H"/>')
    shown = r("看得见", '<w:rStyle w:val="H"/><w:vanish w:val="false"/>')
    assert lines(p(inner=hidden + shown), styles=styles) == ["看得见"]


def test_paragraphs_of_a_hidden_style_are_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="HTML Top of Form"/><w:rPr><w:vanish/></w:rPr></w:style>'
    found = body(p("窗体顶端", '<w:pStyle w:val="z"/>') + p("一、总体情况"), styles=styles)
    assert texts(found) == ["一、总体情况"]
    assert any("1 处隐藏文字" in note for note in found.notes)


def test_one_alternative_is_read_not_both() -> None:
    choice = f'<mc:Choice Requires="w14">{r("新")}</mc:Choice>'
    old = f"<mc:Fallback>{r('旧')}</mc:Fallback>"
    assert lines(p(inner=f"<mc:AlternateContent>{choice}{old}</mc:AlternateContent>")) == ["新"]
    empty = '<mc:Choice Requires="w14"><w:r><w:drawing/></w:r></mc:Choice>'
    assert lines(p(inner=f"<mc:AlternateContent>{empty}{old}</mc:AlternateContent>")) == ["旧"]
    blocks = f"<mc:AlternateContent><mc:Choice Requires='w14'>{p('新')}</mc:Choice><mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>"
    assert lines(blocks) == ["新"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    inside = p("框里的话") + tbl(tr(tc("1"), tc("2")))
    found = body(p("前", inner=box(inside) + r("半")) + p("后"))
    assert texts(found) == ["前半", "框里的话", "表", "后"]
    assert any("1 个文本框" in note for note in found.notes)


def test_a_text_box_inside_a_text_box_is_read_once() -> None:
    assert lines(p("外", inner=box(p("中", inner=box(p("内")))))) == ["外", "中", "内"]


def test_an_empty_text_box_is_not_worth_a_note() -> None:
    assert body(p("甲", inner=box(p()))).notes == ()


def test_a_text_box_in_a_cell_follows_the_table() -> None:
    found = body(tbl(tr(tc("甲", inner=p(inner=box(p("框")))), tc("乙"))) + p("后"))
    assert texts(found) == ["表", "框", "后"]
    assert squares(grids(found)[0]) == [["甲", "乙"]]


def test_pictures_and_footnotes_are_reported() -> None:
    picture = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>"
    found = body(p("甲", inner=picture + '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    assert any("1 张图片" in note for note in found.notes)
    assert any("1 条脚注" in note for note in found.notes)


def test_blocks_in_wrappers_are_read() -> None:
    wrapped = (
        f'<w:customXml w:element="x">{sdt(p("甲"))}</w:customXml>'
        + sdt(tbl(tr(tc("1"), tc("2"))))
        + _rev("ins", p("乙"))
    )
    assert lines(wrapped) == ["甲", "表", "乙"]


def test_headings_by_outline_style_and_base() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文一级标题"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="正文缩进"/><w:basedOn w:val="d"/></w:style>'
    )
    cases = {
        '<w:pStyle w:val="1"/>': True,
        '<w:pStyle w:val="a5"/>': True,
        '<w:pStyle w:val="b"/>': True,
        '<w:pStyle w:val="c"/>': True,
        '<w:pStyle w:val="d"/>': False,
        '<w:pStyle w:val="没有这个"/>': False,
        '<w:outlineLvl w:val="1"/>': True,
        '<w:outlineLvl w:val="9"/>': False,
        '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>': False,
        "": False,
    }
    found = body("".join(p("甲", properties) for properties in cases), styles=styles)
    assert [block.heading for block in found.blocks] == list(cases.values())


def test_a_control_around_everything_is_no_table_of_contents() -> None:
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    contents = gallery + f"<w:sdtContent>{p('一、总体情况	1')}</w:sdtContent></w:sdt>"
    assert lines(sdt(contents + p("一、总体情况"))) == ["一、总体情况"]


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    inner = gallery + f"<w:sdtContent>{p('一、总体情况	1')}</w:sdtContent></w:sdt>"
    found = body(inner + p("二、主动公开	3", '<w:pStyle w:val="T"/>') + p("一、总体情况"), styles=styles)
    assert texts(found) == ["一、总体情况"]
    assert any("目录（2 行）" in note for note in found.notes)
