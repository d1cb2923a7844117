"""The whole package, part by part."""

from __future__ import annotations

from engine.output.package import Core, core_xml, write_zip
from engine.output.template.document import document, footer, header
from engine.output.template.markup import DECLARATION
from engine.output.template.styles import font_table, settings, styles
from engine.output.template.theme import theme

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_LINKS = {
    "rIdStyles": ("styles", "styles.xml"),
    "rIdSettings": ("settings", "settings.xml"),
    "rIdFonts": ("fontTable", "fontTable.xml"),
    "rIdTheme": ("theme", "theme/theme1.xml"),
    "rIdHeaderOdd": ("header", "header1.xml"),
    "rIdHeaderEven": ("header", "header2.xml"),
    "rIdFooterOdd": ("footer", "footer1.xml"),
    "rIdFooterEven": ("footer", "footer2.xml"),
}
_CORE = Core(title="政府信息公开工作年度报告模板", stamp="2021-09-26T00:00:00Z")


def parts() -> dict[str, bytes]:
    """Name of each part of the template -> its bytes, in the order of the file."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": _relationships(
            {key: (f"{_OFFICE}/{kind}", target) for key, (kind, target) in _LINKS.items()}
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": header(),
        "word/header2.xml": header(),
        "word/footer1.xml": footer(odd=True),
        "word/footer2.xml": footer(odd=False),
        "docProps/core.xml": core_xml(_CORE),
        "docProps/app.xml": _application(),
    }
    return {name: text.encode() for name, text in texts.items()}


def build() -> bytes:
    """The template as the bytes of a .docx; the same on every run."""
    return write_zip(parts())


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(links: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in links.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _application() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{space}"><Application>nianbao</Application></Properties>'
