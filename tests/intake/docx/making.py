"""Builds small Word files element by element, as strange as real ones are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

TRANSITIONAL = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
STRICT = TRANSITIONAL | {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def root(name: str, inner: str, spaces: Mapping[str, str] = TRANSITIONAL) -> str:
    """A part with a root element of WordprocessingML."""
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {declared}>{inner}</w:{name}>'


def document(body: str, spaces: Mapping[str, str] = TRANSITIONAL) -> str:
    """The part with the text."""
    return root("document", f"<w:body>{body}<w:sectPr/></w:body>", spaces)


def relations(targets: Iterable[tuple[str, str]], mode: str = "") -> str:
    """A relations part: (type, target) each."""
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{kind}" Target="{target}"{mode}/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    """The list of content types."""
    inner = "".join(f'<Override PartName="{part}" ContentType="{sort}"/>' for part, sort in overrides.items())
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{inner}</Types>'


def packed(parts: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip of parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def parts(
    body: str, *, styles: str = "", numbering: str = "", spaces: Mapping[str, str] = TRANSITIONAL
) -> dict[str, str | bytes]:
    """The parts of a Word file."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types({"/word/document.xml": MAIN}),
        "_rels/.rels": relations([(f"{_OFFICE}/officeDocument", "word/document.xml")]),
        "word/document.xml": document(body, spaces),
        "word/_rels/document.xml.rels": relations(
            [(f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/numbering", "numbering.xml")]
        ),
    }
    if styles:
        made["word/styles.xml"] = root("styles", styles, spaces)
    if numbering:
        made["word/numbering.xml"] = root("numbering", numbering, spaces)
    return made


def docx(
    body: str, *, styles: str = "", numbering: str = "", spaces: Mapping[str, str] = TRANSITIONAL
) -> bytes:
    """A Word file."""
    return packed(parts(body, styles=styles, numbering=numbering, spaces=spaces))


def t(text: str) -> str:
    """Text."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    """A paragraph: a run with the text, then whatever `inner` is."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{r(text) if text else ''}{inner}</w:p>"


def tc(text: str = "", properties: str = "", inner: str = "") -> str:
    """A cell: a paragraph with the text, then whatever `inner` is."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table without a `tblGrid`, which readers must not need."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def sdt(inner: str) -> str:
    """A content control around anything."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="控件"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def box(inner: str) -> str:
    """A run with a text box, drawn twice as Word does: for itself and for old readers."""
    new = f"<w:drawing><wp:anchor><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    both = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
