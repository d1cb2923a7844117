"""The body of the document, its headers and its footers."""

from __future__ import annotations

from engine.form import FORM
from engine.output import tags
from engine.output.content import NOTES
from engine.output.template import styles
from engine.output.template.markup import HINT, element, paragraph, part, run
from engine.output.template.tables import tables

_MACRO = "正文"
_PARAGRAPHS = "各段"
_PARAGRAPH = "段"


def document() -> str:
    """`word/document.xml`."""
    drawn = tables()
    body: list[str] = [_macro(), _title(), paragraph(styles.BODY), _prose("preamble")]
    for section in FORM.sections:
        body.append(paragraph(styles.HEADING, run(section.heading)))
        if section.body == "table":
            body += [drawn[section.key], _prose(NOTES[section.key])]
        else:
            body.append(_prose(section.key))
    body += [_signature(), _section()]
    return part("document", element("body", *body))


def _tag(style: str, text: str) -> str:
    return paragraph(style, run(text))


def _macro() -> str:
    """How every part of prose is set: one paragraph each, in the style of its kind."""
    body = styles.BODY
    return "".join(
        (
            _tag(body, "{#p 以下各行规定正文与二级标题的样式，可改样式，不要删行 #}"),
            _tag(body, f"{{%p macro {_MACRO}({_PARAGRAPHS}) %}}"),
            _tag(body, f"{{%p for {_PARAGRAPH} in {_PARAGRAPHS} %}}"),
            _tag(body, f"{{%p if {_PARAGRAPH}.{tags.IS_SUBHEADING} %}}"),
            _tag(styles.SUBHEADING, f"{{{{ {_PARAGRAPH}.{tags.TEXT} }}}}"),
            _tag(body, "{%p else %}"),
            _tag(body, f"{{{{ {_PARAGRAPH}.{tags.TEXT} }}}}"),
            _tag(body, "{%p endif %}"),
            _tag(body, "{%p endfor %}"),
            _tag(body, "{%p endmacro %}"),
        )
    )


def _lines(style: str, name: str) -> str:
    return (
        _tag(style, f"{{%p for {tags.LINE} in {name} %}}")
        + _tag(style, f"{{{{ {tags.LINE} }}}}")
        + _tag(style, "{%p endfor %}")
    )


def _title() -> str:
    return _lines(styles.TITLE, tags.TITLE)


def _prose(name: str) -> str:
    return _tag(styles.BODY, f"{{{{p {_MACRO}({tags.PROSE[name]}) }}}}")


def _signature() -> str:
    return (
        _tag(styles.SIGNATURE, f"{{%p if {tags.SIGNATURE} %}}")
        + paragraph(styles.SIGNATURE)
        + _lines(styles.SIGNATURE, tags.SIGNATURE)
        + _tag(styles.SIGNATURE, "{%p endif %}")
    )


def _section() -> str:
    """A4 with the margins of GB/T 9704: 版心 156 × 225 mm, 22 lines."""
    references = "".join(
        (
            element("headerReference", type="default").replace("/>", ' r:id="rIdHeaderOdd"/>'),
            element("headerReference", type="even").replace("/>", ' r:id="rIdHeaderEven"/>'),
            element("footerReference", type="default").replace("/>", ' r:id="rIdFooterOdd"/>'),
            element("footerReference", type="even").replace("/>", ' r:id="rIdFooterEven"/>'),
        )
    )
    return element(
        "sectPr",
        references,
        element("pgSz", w=11906, h=16838),
        element("pgMar", top=2098, right=1474, bottom=1984, left=1588, header=851, footer=1445, gutter=0),
        element("cols", space=425),
        element("docGrid", type="lines", linePitch=styles.LINE),
    )


def header() -> str:
    """`word/header1.xml`, `word/header2.xml`: the draft mark, or nothing."""
    return part("hdr", _tag(styles.HEADER, f"{{{{ {tags.HEADER} }}}}"))


def footer(*, odd: bool) -> str:
    """A footer: “— 1 —”, one character in from the outer edge.

    Args:
        odd: right page (number on the right) or left page.
    """
    indent = element("ind", rightChars=100, right=280) if odd else element("ind", leftChars=100, left=280)
    properties = element(
        "pPr",
        element("pStyle", val=styles.PAGE_NUMBER),
        indent,
        element("jc", val="right" if odd else "left"),
    )
    field = "".join(
        (
            element("r", element("fldChar", fldCharType="begin")),
            element("r", '<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            element("r", element("fldChar", fldCharType="separate")),
            run("1" if odd else "2", ""),
            element("r", element("fldChar", fldCharType="end")),
        )
    )
    return part("ftr", element("p", properties, run("— ", HINT), field, run(" —", HINT)))
