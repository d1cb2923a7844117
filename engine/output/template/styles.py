"""The named styles, the fonts behind them, the settings of the document."""

from __future__ import annotations

from dataclasses import dataclass

from engine.output.template.markup import element, part

TITLE = "GwTitle"
BODY = "GwBody"
HEADING = "GwHeading1"
SUBHEADING = "GwHeading2"
CELL = "GwTableText"
LABEL = "GwTableLabel"
CELL3 = "GwTable3Text"
LABEL3 = "GwTable3Label"
PAGE_NUMBER = "GwPageNumber"
HEADER = "GwHeader"
SIGNATURE = "GwSignature"

SONG, HEI, KAI, FANG, XIAOBIAO = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"
ROMAN = "Times New Roman"

LINE = 579
"""One line of the page, twips: 22 of them are 12738, inside the 12756 (225 mm) of the type area; 580 would give 21."""

_OFF = "0"


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; lengths in twips, `size` in half points, `line` exact."""

    key: str
    name: str
    font: str
    latin: str
    size: int
    line: int
    align: str
    tracking: int = 0
    indent: int = 0
    keep_next: bool = False
    outline: int | None = None
    on_grid: bool = True
    after: str = ""
    right: int = 0
    prose: bool = False


_STYLES = (
    _Style(TITLE, "公文标题", XIAOBIAO, XIAOBIAO, 44, 640, "center", keep_next=True, on_grid=False),
    _Style(BODY, "公文正文", FANG, ROMAN, 32, LINE, "both", tracking=-5, indent=200, prose=True),
    _Style(HEADING, "公文一级标题", HEI, HEI, 32, LINE, "both", indent=200, keep_next=True, outline=0),
    _Style(SUBHEADING, "公文二级标题", KAI, ROMAN, 32, LINE, "both", indent=200, keep_next=True, outline=1),
    _Style(SIGNATURE, "公文署名", FANG, ROMAN, 32, LINE, "right", tracking=-5, right=200, keep_next=True),
    _Style(CELL, "公文表格文字", SONG, ROMAN, 21, 260, "center", on_grid=False),
    _Style(LABEL, "公文表格标签", SONG, ROMAN, 21, 260, "left", on_grid=False),
    _Style(CELL3, "公文表三文字", SONG, ROMAN, 20, 260, "center", on_grid=False),
    _Style(LABEL3, "公文表三标签", SONG, ROMAN, 20, 260, "left", on_grid=False),
    _Style(PAGE_NUMBER, "公文页码", SONG, SONG, 28, 280, "right", on_grid=False),
    _Style(HEADER, "公文页眉", HEI, HEI, 28, 320, "center", on_grid=False),
)

_ALTERNATIVES = {FANG: "仿宋", KAI: "楷体", XIAOBIAO: "小标宋体", SONG: "SimSun", HEI: "SimHei"}
"""Fonts to fall back on where the first is not installed."""


def fonts(east: str, latin: str) -> str:
    """Explicit fonts for Chinese and for other text; theme fonts are never used."""
    return element("rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin)


def _paragraph_properties(style: _Style) -> str:
    indents: dict[str, int] = {}
    if style.indent:
        indents = {"firstLineChars": style.indent, "firstLine": style.indent * style.size * 10 // 100}
    if style.right:
        indents = {"rightChars": style.right, "right": style.right * style.size * 10 // 100}
    return element(
        "pPr",
        element("keepNext") if style.keep_next else "",
        element("widowControl", val=_OFF),
        element("kinsoku") + element("overflowPunct") if style.prose else "",
        "" if style.on_grid else element("snapToGrid", val=_OFF),
        element("spacing", before=0, after=0, line=style.line, lineRule="exact"),
        element("ind", **indents) if indents else "",
        element("jc", val=style.align),
        "" if style.outline is None else element("outlineLvl", val=style.outline),
    )


def _style(style: _Style) -> str:
    follower = BODY if style.key in {TITLE, HEADING, SUBHEADING} else style.key
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val="Normal"),
        element("next", val=follower),
        element("qFormat"),
        _paragraph_properties(style),
        element(
            "rPr",
            fonts(style.font, style.latin),
            element("spacing", val=style.tracking) if style.tracking else "",
            element("sz", val=style.size) + element("szCs", val=style.size),
        ),
        type="paragraph",
        customStyle=1,
        styleId=style.key,
    )


def styles() -> str:
    """`word/styles.xml`."""
    normal = element(
        "style",
        element("name", val="Normal") + element("qFormat"),
        element("pPr", element("widowControl", val=_OFF), element("jc", val="both")),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    characters = element(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val=1) + element("semiHidden") + element("unhideWhenUsed"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    margins = "".join(
        element(side, w=width, type="dxa")
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    tables = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99) + element("semiHidden") + element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type="dxa"), element("tblCellMar", margins)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    lists = element(
        "style",
        element("name", val="No List"),
        element("uiPriority", val=99) + element("semiHidden") + element("unhideWhenUsed"),
        type="numbering",
        default=1,
        styleId="NoList",
    )
    defaults = element(
        "docDefaults",
        element(
            "rPrDefault",
            element(
                "rPr",
                fonts(SONG, ROMAN),
                element("sz", val=21) + element("szCs", val=21),
                element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
            ),
        ),
        element("pPrDefault"),
    )
    return part("styles", defaults, normal, characters, tables, lists, *(_style(style) for style in _STYLES))


def font_table() -> str:
    """`word/fontTable.xml`, with the fonts to use instead where one is missing."""
    chinese = [
        element(
            "font",
            element("altName", val=other),
            element("charset", val="86"),
            element("family", val="auto"),
            element("pitch", val="variable"),
            name=name,
        )
        for name, other in _ALTERNATIVES.items()
    ]
    roman = element(
        "font",
        element("charset", val="00"),
        element("family", val="roman"),
        element("pitch", val="variable"),
        name=ROMAN,
    )
    return part("fonts", *chinese, roman)


def settings() -> str:
    """`word/settings.xml`."""
    compatibility = "".join(
        element("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return part(
        "settings",
        element("zoom", percent=100),
        element("bordersDoNotSurroundHeader"),
        element("bordersDoNotSurroundFooter"),
        element("defaultTabStop", val=640),
        element("evenAndOddHeaders"),
        element("drawingGridVerticalSpacing", val=LINE),
        element("characterSpacingControl", val="compressPunctuation"),
        element("compat", element("useFELayout"), compatibility),
        element("themeFontLang", val="en-US", eastAsia="zh-CN"),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )
