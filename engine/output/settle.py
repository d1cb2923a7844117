"""Settings of single paragraphs that depend on the text: they are marked where the text is written, and set afterwards.

A template cannot hold them: an attribute with a tag in it would not survive being edited in Word.
"""

from __future__ import annotations

from engine.output.late import Late
from engine.output.literal import Markup

_MARK = Late(r"<\?nianbao ([a-z]+)(?: (-?[0-9]+))?\?>")
_BEHIND_INDENT = Late(
    r"<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl"
    r"|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]"
)
_BEHIND_ALIGN = Late(
    r"<w:(?:textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]"
)
_BEHIND_KEEP = Late(r"<w:(?!pStyle)[a-zA-Z]+[ />]")
_INDENT = Late(r"<w:ind [^>]*/>")
_ALIGN = Late(r"<w:jc [^>]*/>")
_KEEP = Late(r"<w:keepNext\b[^>]*/>")
_PROPERTIES = "<w:pPr>"


def right(twips: int) -> Markup:
    """A mark in a text: its paragraph is indented so far from the right."""
    return Markup(f"<?nianbao right {int(twips)}?>")


def ragged() -> Markup:
    """A mark in a text: its lines are not stretched to the full width, because a long address stands in it."""
    return Markup("<?nianbao ragged?>")


def keep() -> Markup:
    """A mark in a text: it stays on the page of the paragraph behind it."""
    return Markup("<?nianbao keep?>")


def loose() -> Markup:
    """A mark in a text: it may stand on another page than the paragraph behind it, whatever its style says."""
    return Markup("<?nianbao loose?>")


def settled(xml: str) -> str:
    """A part with the settings made and the marks taken away.

    Text of a person cannot hold a mark: its angle brackets are escaped.
    """
    if "<?nianbao " not in xml:
        return xml
    done, at = [], 0
    while (mark := xml.find("<?nianbao ", at)) >= 0:
        start = max(xml.rfind("<w:p>", at, mark), xml.rfind("<w:p ", at, mark))
        end = xml.index("</w:p>", mark)
        whole = xml[start:end]
        for name, value in _MARK.ready.findall(whole):
            whole = _set(whole, name, value)
        done += [xml[at:start], _MARK.ready.sub("", whole)]
        at = end
    return "".join((*done, xml[at:]))


def _set(paragraph: str, name: str, value: str) -> str:
    begin = paragraph.find(_PROPERTIES)
    if begin < 0:
        at = paragraph.index(">") + 1
        paragraph = f"{paragraph[:at]}{_PROPERTIES}</w:pPr>{paragraph[at:]}"
        begin = at
    begin += len(_PROPERTIES)
    end = paragraph.index("</w:pPr>", begin)
    inside = paragraph[begin:end]
    if name == "right":
        made = f'<w:ind w:rightChars="0" w:right="{value}" w:firstLineChars="0" w:firstLine="0"/>'
        inside = _placed(_INDENT.ready.sub("", inside), made, _BEHIND_INDENT)
    elif name == "ragged":
        inside = _placed(_ALIGN.ready.sub("", inside), '<w:jc w:val="left"/>', _BEHIND_ALIGN)
    elif name in {"keep", "loose"}:
        made = "<w:keepNext/>" if name == "keep" else '<w:keepNext w:val="0"/>'
        inside = _placed(_KEEP.ready.sub("", inside), made, _BEHIND_KEEP)
    return paragraph[:begin] + inside + paragraph[end:]


def _placed(inside: str, made: str, behind: Late) -> str:
    """Puts an element where the schema wants it: before the first of those that follow it."""
    match = behind.ready.search(inside)
    at = match.start() if match else len(inside)
    return inside[:at] + made + inside[at:]
