"""Settings of single paragraphs that depend on the text: they are marked where the text is written, and set afterwards.

A template cannot hold them: an attribute with a tag in it would not survive being edited in Word.
"""

from __future__ import annotations

import re
from functools import cache

from engine.output.literal import Markup
from engine.regex import regex

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
        for name, value in _mark().findall(whole):
            whole = _set(whole, name, value)
        done += [xml[at:start], _mark().sub("", whole)]
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
        inside = _placed(_indent().sub("", inside), made, _behind_indent())
    elif name == "ragged":
        inside = _placed(_align().sub("", inside), '<w:jc w:val="left"/>', _behind_align())
    elif name in {"keep", "loose"}:
        made = "<w:keepNext/>" if name == "keep" else '<w:keepNext w:val="0"/>'
        inside = _placed(_keep().sub("", inside), made, _behind_keep())
    return paragraph[:begin] + inside + paragraph[end:]


def _placed(inside: str, made: str, behind: re.Pattern[str]) -> str:
    """Puts an element where the schema wants it: before the first of those that follow it."""
    match = behind.search(inside)
    at = match.start() if match else len(inside)
    return inside[:at] + made + inside[at:]


@cache
def _mark() -> re.Pattern[str]:
    return regex(r"<\?nianbao ([a-z]+)(?: (-?[0-9]+))?\?>")


@cache
def _behind_indent() -> re.Pattern[str]:
    return regex(
        r"<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl"
        r"|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]"
    )


@cache
def _behind_align() -> re.Pattern[str]:
    return regex(
        r"<w:(?:textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]"
    )


@cache
def _behind_keep() -> re.Pattern[str]:
    return regex(r"<w:(?!pStyle)[a-zA-Z]+[ />]")


@cache
def _indent() -> re.Pattern[str]:
    return regex(r"<w:ind [^>]*/>")


@cache
def _align() -> re.Pattern[str]:
    return regex(r"<w:jc [^>]*/>")


@cache
def _keep() -> re.Pattern[str]:
    return regex(r"<w:keepNext\b[^>]*/>")
