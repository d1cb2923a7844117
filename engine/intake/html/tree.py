"""Markup into a tree, within limits: pages are cut down to what can hold a report, or refused."""

from __future__ import annotations

import re

from lxml import etree

from engine.intake.errors import IntakeError
from engine.intake.html.look import Element
from engine.intake.html.source import TOO_BIG
from engine.regex import regex

MOST_TAGS = 60_000
"""A long report in which an editor dressed every character by itself has some 30,000."""
_MOST_ATTRIBUTES = 1000

_LONG_TAG = regex(r"<[a-zA-Z][^<>]{10000,}")
_QUOTED = regex(r"\"[^\"]*\"|'[^']*'")
_END_BREAK = regex(r"</br\s*>", re.IGNORECASE)
_DRESS = regex(
    r"</?(?:font|span|b|strong|i|em|u|big|small|center|o:p|section|div)\b[^>]{0,2000}>", re.IGNORECASE
)
_NOT_IN_XML = regex("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tree(name: str, markup: str) -> Element:
    """Parses a page or a fragment.

    Raises:
        IntakeError: it is too big, or nested deeper than any page that a browser shows.
    """
    if markup.count("<") > 2 * MOST_TAGS or any(_overloaded(tag[0]) for tag in _LONG_TAG.finditer(markup)):
        raise IntakeError(name, TOO_BIG)
    markup = _END_BREAK.sub("<br>", _NOT_IN_XML.sub("", markup))
    root, cut = _parse(markup)
    if cut:
        # Old editors never close <font>; without such dress a page is hardly ever deep.
        root, cut = _parse(_DRESS.sub(_break_for_blocks, markup))
    if cut:
        raise IntakeError(
            name, "网页的标签嵌套过深，读不完整；请在浏览器里打开，复制正文到 Word 另存为 .docx 再读"
        )
    if root is None:
        raise IntakeError(name, "网页里没有可读的内容；请重新保存网页")
    return root


def _overloaded(tag: str) -> bool:
    """Whether a tag has so many attributes that comparing them all takes long."""
    return len(_QUOTED.sub("", tag).split()) > _MOST_ATTRIBUTES


def _break_for_blocks(tag: re.Match[str]) -> str:
    return "<br>" if tag[0].strip("</").lower().startswith(("div", "section", "center")) else ""


def _parse(markup: str) -> tuple[Element | None, bool]:
    """The tree, and whether the parser gave up before the end."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        return None, "depth" in str(parser.error_log)
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
