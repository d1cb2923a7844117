"""Builds `templates/approval.docx` (送审单) and `templates/annex.docx` (送审附件), in the layout of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.namedtuple import NamedTuple
from engine.output.package import write_zip
from engine.output.template import build, styles
from engine.output.template.markup import element, paragraph, part, run

_WIDTH = 8844
"""The type area of GB/T 9704, 156 mm, in twips."""

_TEXT, _NUMBER = styles.LABEL, styles.CELL
_BAR = "C6D9F1"
_SIGNED = "签字：　　　　　　　　年　　月　　日"


class _Cell(NamedTuple):
    """A cell: its paragraphs, how many columns it takes, how it is filled."""

    inner: str
    span: int = 1
    fill: str = ""
    bottom: bool = False


class _Column(NamedTuple):
    """A column of a list: its heading, its width in twips, the tag of its text, whether it is a number."""

    head: str
    width: int
    tag: str
    centred: bool = False


def approval() -> bytes:
    """The sheet as the bytes of a .docx; the same on every run."""
    return _package(_sheet(), {'w:top="2098"': 'w:top="1500"', 'w:bottom="1984"': 'w:bottom="1760"'})


def annex() -> bytes:
    """The annex as the bytes of a .docx; the same on every run."""
    return _package(_annex())


def _package(body: list[str], margins: Mapping[str, str] | None = None) -> bytes:
    """The parts of the report's template around another body.

    Args:
        body: the paragraphs and tables.
        margins: attributes of the page to be written otherwise.
    """
    parts = build.parts()
    section = parts["word/document.xml"].decode()
    section = section[section.rindex("<w:sectPr>") : section.rindex("</w:body>")]
    for old, new in (margins or {}).items():
        section = section.replace(old, new)
    parts["word/document.xml"] = part("document", element("body", *body, section)).encode()
    return write_zip(parts)


def _text(text: str, style: str = _TEXT, *, kept: bool = False) -> str:
    return paragraph(style, run(text), keep_next=kept)


def _loop(name: str, style: str = _TEXT, *, kept: bool = False) -> str:
    """A paragraph for each line of a list; kept on the page of what follows it, if asked."""
    return (
        _text(f"{{%p for 行 in {name} %}}", style)
        + _text("{{ 行 }}", style, kept=kept)
        + _text("{%p endfor %}", style)
    )


# -- 送审单 ---------------------------------------------------------------------------------------------------------

_SHEET = (1740, 2742, 1700, 2662)
"""Wide enough for seven characters of a label, and for the number of the document that the report rests on."""

_LOW = 360
"""Height of a row that holds text: with it, the fullest sheet is one page even in the widest of substitute fonts."""


def _sheet() -> list[str]:
    rows = (
        _pair("报告标题", "{{ 标题 }}"),
        _row(_SHEET, (*_field("机关全称", "机关"), *_field("报告年度", "年度")), _LOW),
        _row(_SHEET, (*_field("编制依据", "依据"), *_field("公开属性", "属性")), _LOW),
        _row(_SHEET, (*_field("报送期限", "期限"), *_field("拟稿人及电话", "拟稿")), _LOW),
        _listed("检查情况", "检查"),
        _listed("保留的问题", "保留", "及理由"),
        _row(_SHEET, (*_field("文字重复率", "重复"), *_field("与上次送审相比", "修改")), _LOW),
        _listed("文件及指纹", "文件"),
        _row(_SHEET, (_label("核　稿"), _signature(1), _label("会　签"), _signature(1)), 820),
        _row(_SHEET, (_label("保密审查意见"), _signature(3)), 740),
        _row(_SHEET, (_label("分管负责人意见"), _signature(3)), 740),
        _row(_SHEET, (_label("签　发"), _signature(3)), 820),
        _listed("附　注", "附注"),
    )
    return [_text("政府信息公开工作年度报告送审单", styles.TITLE), _gap(), _table(_SHEET, rows)]


def _gap() -> str:
    """An empty line of 10 points, on the page of what follows it."""
    spacing = element("spacing", before=0, after=0, line=200, lineRule="exact")
    return element("p", element("pPr", element("pStyle", val=_TEXT), element("keepNext"), spacing))


def _label(text: str) -> _Cell:
    return _Cell(_text(text, _NUMBER))


def _field(label: str, tag: str) -> tuple[_Cell, _Cell]:
    return _label(label), _Cell(_text(f"{{{{ {tag} }}}}"))


def _pair(label: str, text: str) -> str:
    return _row(_SHEET, (_label(label), _Cell(_text(text), 3)), _LOW)


def _listed(label: str, tag: str, more: str = "") -> str:
    name = _text(label, _NUMBER) + (_text(more, _NUMBER) if more else "")
    return _row(_SHEET, (_Cell(name), _Cell(_loop(tag), 3)), _LOW)


def _signature(span: int) -> _Cell:
    """Room for an opinion, and at its foot where to sign."""
    text = _SIGNED if span > 1 else "签字：　　　年　月　日"
    properties = element("pPr", element("pStyle", val=_TEXT), element("jc", val="right"))
    return _Cell(element("p", properties, run(text)), span, bottom=True)


# -- 送审附件 -------------------------------------------------------------------------------------------------------

_IDENTITIES = (
    _Column("序号", 600, "序号", True),
    _Column("规则", 820, "规则", True),
    _Column("勾稽关系", 2844, "文字"),
    _Column("左边", 1380, "左", True),
    _Column("右边", 2200, "右", True),
    _Column("结果", 1000, "结果", True),
)
_NUMBERS = (
    _Column("序号", 600, "序号", True),
    _Column("位置", 1500, "位置"),
    _Column("正文里的话", 2694, "文字"),
    _Column("数", 1150, "数", True),
    _Column("来源", 2050, "来源"),
    _Column("核对", 850, "结果", True),
)
_CHECKS = (
    _Column("检查类别", 3444, "类别"),
    _Column("规则条数", 1080, "条数", True),
    _Column("错误", 1080, "错误", True),
    _Column("提醒", 1080, "提醒", True),
    _Column("提示", 1080, "提示", True),
    _Column("决定保留", 1080, "保留", True),
)
_PROOF = (
    _Column("复核项目", 3400, "项目"),
    _Column("实测", 4644, "实测"),
    _Column("结果", 800, "结果", True),
)
_FINDINGS = (
    _Column("规则", 820, "规则", True),
    _Column("程度", 700, "程度", True),
    _Column("问题", 4524, "文字"),
    _Column("处理决定及理由", 2800, "决定"),
)
_YEARS = (
    _Column("项目", 2244, "项目"),
    _Column("上年", 1150, "上年", True),
    _Column("本年", 1150, "本年", True),
    _Column("增减", 1150, "增减", True),
    _Column("增幅", 1050, "增幅", True),
    _Column("原因说明", 2100, "原因"),
)
_REPEATED = (
    _Column("部分", 5044, "部分"),
    _Column("计入字数", 1900, "字数", True),
    _Column("重复率", 1900, "重复", True),
)
_FIGURES = (
    _Column("项目", 4644, "项目"),
    _Column("上次", 1400, "上次", True),
    _Column("这次", 1400, "这次", True),
    _Column("相差", 1400, "相差", True),
)
_WORDS = (
    _Column("位置", 1900, "位置"),
    _Column("改动", 700, "改动", True),
    _Column("文字（〔删〕为删去，〔增〕为增加）", 6244, "文字"),
)
_TURNS = (
    _Column("变化", 1100, "变化", True),
    _Column("规则", 820, "规则", True),
    _Column("问题", 6924, "文字"),
)

_WHOLE = frozenset(("类别表", "重复"))
"""Lists that are short for every report."""


def _annex() -> list[str]:
    return [
        _text("政府信息公开工作年度报告送审附件", styles.TITLE),
        _gap(),
        _loop("抬头", _NUMBER),
        *_chapter("一、勾稽关系核对表", "勾稽说明", ("勾稽", _IDENTITIES)),
        *_chapter("二、正文数字来源表", "数字说明", ("数字", _NUMBERS)),
        _loop("其余数字"),
        *_chapter("三、检查结果和处理决定", "检查说明", ("类别表", _CHECKS), ("问题", _FINDINGS)),
        _gap(),
        _loop("复核说明", kept=True),
        _gap(),
        _list("复核", _PROOF),
        *_chapter("四、与上年比较表", "同比说明", ("同比", _YEARS)),
        *_chapter("五、与上年文字重复率", "重复说明", ("重复", _REPEATED)),
        *_chapter(
            "六、与上次送审相比",
            "修改说明",
            ("修改数字", _FIGURES),
            ("修改文字", _WORDS),
            ("修改问题", _TURNS),
        ),
    ]


def _chapter(heading: str, notes: str, *lists: tuple[str, Sequence[_Column]]) -> list[str]:
    found = [_text(heading, styles.HEADING), _loop(notes, kept=True)]
    for name, columns in lists:
        found += [_text(f"{{%p if {name} %}}"), _gap(), _list(name, columns), _text("{%p endif %}")]
    return found


def _list(name: str, columns: Sequence[_Column]) -> str:
    """A table with a row for each entry; an entry with a `组` is a bar over the entries behind it.

    Neither its heading nor a bar ends a page, and a short table is not divided.
    """
    widths = tuple(column.width for column in columns)
    whole = name in _WHOLE
    heads = [_Cell(_text(column.head, _NUMBER, kept=True), fill=_BAR) for column in columns]
    cells = [
        _Cell(_text(f"{{{{ 项.{column.tag} }}}}", _NUMBER if column.centred else _TEXT, kept=whole))
        for column in columns
    ]
    return _table(
        widths,
        (
            _row(widths, heads, 380, is_head=True),
            _only(widths, f"{{%tr for 项 in {name} %}}"),
            _only(widths, "{%tr if 项.组 %}"),
            _row(widths, (_Cell(_text("{{ 项.组 }}", kept=True), len(widths), fill="F2F2F2"),), 340),
            _only(widths, "{%tr else %}"),
            _row(widths, cells, 340),
            _only(widths, "{%tr endif %}"),
            _only(widths, "{%tr endfor %}"),
        ),
    )


def _only(widths: Sequence[int], tag: str) -> str:
    """A row that holds nothing but a tag, and goes with it."""
    return _row(widths, (_Cell(_text(tag), len(widths)),), 340)


# -- tables ---------------------------------------------------------------------------------------------------------


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    borders = "".join(
        element(side, val="single", sz=4, space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        element(side, w=value, type="dxa")
        for side, value in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85))
    )
    properties = element(
        "tblPr",
        element("tblW", w=_WIDTH, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", borders),
        element("tblLayout", type="fixed"),
        element("tblCellMar", margins),
        element("tblLook", val="0000"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)


def _row(widths: Sequence[int], cells: Sequence[_Cell], height: int, *, is_head: bool = False) -> str:
    drawn, at = [], 0
    for cell in cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=cell.span) if cell.span > 1 else "",
            element("shd", val="clear", color="auto", fill=cell.fill) if cell.fill else "",
            element("vAlign", val="bottom" if cell.bottom else "center"),
        )
        drawn.append(element("tc", properties, cell.inner))
    properties = element(
        "trPr",
        element("cantSplit"),
        element("trHeight", val=height, hRule="atLeast"),
        element("tblHeader") if is_head else "",
    )
    return element("tr", properties, *drawn)
