"""Markdown marks taken off a line; only what can be nothing else is taken for a mark."""

from __future__ import annotations

import html
import re

from engine.regex import regex

_HEADING = regex(r"^ {0,3}(#{1,6})[ \t\u3000]+(.*?)(?:\s+#+)?$")
_BOLD = regex(r"(\*\*|__)(?=[^\s*_])(.+?)(?<=[^\s])\1")
_LINK = regex(
    r"(?<!\\)\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'][^\"']*[\"'])?\)"
)
_PICTURE = regex(r"!\[[^\[\]]*\]\([^()]*\)")
_AUTOLINK = regex(r"<((?:https?://|mailto:)[^<>\s]+)>")
_CODE = regex(r"`([^`]+)`")
_STRUCK = regex(r"~~(?=\S)(.+?)~~")
_TAG = regex(
    r"</?(?:center|div|p|span|b|strong|i|em|u|font|sub|sup|a|small|ins|mark|h[1-6]|details|summary)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ESCAPE = regex(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_ENTITY = regex(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[\da-fA-F]{1,5});")
_BULLET = regex(r"^\s*[-*+]\s+(?=\S)")
_QUOTE = regex(r"^ {0,3}(?:> ?)+")
RULE = regex(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}\w*|~{3,}\w*|[─━═＝－—]{5,})\s*$")


def without_comments(text: str) -> str:
    """The text without `<!-- … -->`; line ends inside stay, so that line numbers hold."""
    kept: list[str] = []
    done = 0
    while (begun := text.find("<!--", done)) >= 0 and (end := text.find("-->", begun)) >= 0:
        kept += [text[done:begun], "\n" * text.count("\n", begun, end)]
        done = end + 3
    return "".join(kept) + text[done:]


def struck(text: str) -> bool:
    """Whether words of a Markdown text are struck out."""
    return bool(_STRUCK.search(text))


def heading(text: str) -> str | None:
    """What stands in a heading line `## …`; None for any other line."""
    found = _HEADING.match(text)
    return found[2].strip() if found and found[2].strip() else None


def plain(text: str, *, markdown: bool) -> str:
    """A line without marks.

    Args:
        text: the line.
        markdown: the file says that it is Markdown; in other texts only bold marks and links are taken off.
    """
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    text = _BOLD.sub(r"\2", text)
    if not markdown:
        return text.strip()
    text = _QUOTE.sub("", text)
    text = _BULLET.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _STRUCK.sub("", _CODE.sub(r"\1", text))
    text = _TAG.sub("", text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]).replace("\xa0", " "), text)
    return _ESCAPE.sub(r"\1", text).strip()
