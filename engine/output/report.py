"""From content to the bytes of the Word report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from engine.namedtuple import NamedTuple
from engine.output import tags
from engine.output.annex import moved, notes
from engine.output.compiled import Compiled, compiled, require, run
from engine.output.content import DRAFT_MARK, NOTES, Paragraph, ReportContent
from engine.output.errors import ReadBackError
from engine.output.fingerprint import with_fingerprint
from engine.output.literal import Markup, fitted, joined, markup
from engine.output.opened import Opened
from engine.output.package import Core, core_xml, write_zip
from engine.output.readback import ReadReport, differing, opened, read
from engine.output.sanitise import Notice, sanitise
from engine.output.settle import keep, loose, ragged, right, settled
from engine.output.supplied import supplied
from engine.output.titles import width
from engine.regex import regex

TEMPLATE = "report.docx"


_HEAD_LENGTH = 28
"""A line that begins with a number and is no longer than this, without a full stop, heads what follows it."""

_EDGE, _STEP, _CHARACTER = 2.0, 2.0, 315
"""Characters between the name and the right edge; characters that the date is indented; twips of a character."""


@cache
def builtin_template() -> bytes:
    """The bytes of the template that comes with the program.

    Raises:
        OutputError: the program is not installed completely.
    """
    return supplied(TEMPLATE)


class Written(NamedTuple):
    """A report that was written, taken apart again and found to say what it should.

    Attributes:
        data: the bytes of the .docx.
        content: what it says, sanitised.
        notices: what of the content no Word file can hold, and what became of it.
        file: the .docx taken apart.
        found: what was read in it.
    """

    data: bytes
    content: ReportContent
    notices: tuple[Notice, ...]
    file: Opened
    found: ReadReport


def render(content: ReportContent, template: bytes | None = None) -> bytes:
    """Writes the report.

    Args:
        content: the report; it is sanitised first (see `engine.output.sanitise`).
        template: bytes of a .docx with tags; the built-in one when None.

    Returns:
        The bytes of a .docx; the same bytes for the same content and template.

    Raises:
        TemplateError: the template cannot be used; the message says what is wrong, where, and what to do.
    """
    return _rendered(sanitise(content)[0], template)


def _rendered(clean: ReportContent, template: bytes | None) -> bytes:
    ready = compiled(builtin_template() if template is None else template)
    require(ready.names, _needed(clean))
    texts = run(ready, context(clean))
    if clean.annex:
        texts[ready.main] = moved(texts[ready.main])
    return write_zip(with_fingerprint(_parts(ready, texts, clean), clean))


def export(content: ReportContent, template: bytes | None = None) -> bytes:
    """Writes the report, reads it back, and hands it out only if both are the same.

    Args:
        content: the report.
        template: bytes of a .docx with tags; the built-in one when None.

    Returns:
        The bytes of a .docx.

    Raises:
        TemplateError: the template cannot be used.
        ReadBackError: a cell, a paragraph, a heading or the header did not arrive.
    """
    return written(content, template).data


def written(content: ReportContent, template: bytes | None = None) -> Written:
    """Writes the report and reads it back, as `export` does; with what was read, for whoever looks further into it.

    Args:
        content: the report.
        template: bytes of a .docx with tags; the built-in one when None.

    Raises:
        TemplateError: the template cannot be used.
        ReadBackError: a cell, a paragraph, a heading or the header did not arrive.
    """
    clean, notices = sanitise(content)
    data = _rendered(clean, template)
    file = opened(data)
    found = read(file)
    differences = differing(found, clean)
    if differences:
        raise ReadBackError(differences)
    return Written(data, clean, notices, file, found)


def context(content: ReportContent) -> dict[str, Any]:
    """The value of every tag, as markup that is safe in a Word file.

    Args:
        content: sanitised content.
    """
    values: dict[str, Any] = {
        tags.TITLE: _lines(content.title_lines),
        tags.HEADER: DRAFT_MARK if content.draft_mark else "",
        tags.SIGNATURE: _signature(content.signature),
        tags.ORGAN: markup(content.organ),
        tags.YEAR: str(content.year),
    }
    for field, name in tags.PROSE.items():
        values[name] = _paragraphs(getattr(content, field))
    for section, field in NOTES.items():
        values[tags.PROSE[field]] = _paragraphs(notes(content, section))
    if content.signature and values[tags.PROSE["matters"]]:
        last = values[tags.PROSE["matters"]][-1]
        last[tags.TEXT] = joined(keep(), last[tags.TEXT])  # 署名 never stands alone on a page
    for key, name in tags.cell_tags().items():
        values[name] = fitted(content.cells[key], key)
    return values


def _needed(content: ReportContent) -> list[str]:
    """The tags that this content cannot do without."""
    needed = [name for field, name in tags.PROSE.items() if getattr(content, field)]
    needed += [tags.PROSE[field] for section, field in NOTES.items() if notes(content, section)]
    if content.signature:
        needed.append(tags.SIGNATURE)
    if content.draft_mark:
        needed.append(tags.HEADER)
    return needed


def _lines(lines: Iterable[str]) -> list[Markup]:
    return [markup(line) for line in lines]


def _paragraphs(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    last = len(paragraphs) - 1
    return [
        {
            tags.TEXT: _prose(paragraph.text, is_last=number == last),
            tags.IS_SUBHEADING: paragraph.kind == "subheading",
        }
        for number, paragraph in enumerate(paragraphs)
    ]


def _prose(text: str, *, is_last: bool) -> Markup:
    """A paragraph: without wide gaps where it holds a long address, not left alone where it heads a list."""
    made = markup(text)
    if _unbreakable().search(text):
        made = joined(ragged(), made)
    if not is_last and len(text) <= _HEAD_LENGTH and _head().fullmatch(text):
        made = joined(keep(), made)
    return made


def _signature(lines: Sequence[str]) -> list[Markup]:
    """署名 two characters from the right; the date begins two characters behind the name (GB/T 9704-2012, 7.3.5.2)."""
    made = [markup(line) for line in lines]
    if len(lines) > 1 and _date().fullmatch(lines[-1]):
        name, date = (width(line) for line in lines[-2:])
        if date > name:
            edges = (_EDGE + date + _STEP - name, _EDGE)
        else:
            edges = (_EDGE, max(0.0, _EDGE + name - _STEP - date))
        for at, edge in zip((-2, -1), edges, strict=True):
            made[at] = joined(right(round(edge * _CHARACTER)), made[at])
    if made:
        made[-1] = joined(loose(), made[-1])
    return made


def _parts(template: Compiled, texts: Mapping[str, str], content: ReportContent) -> dict[str, bytes]:
    parts = dict(template.parts)
    for name, text in texts.items():
        parts[name] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + settled(text).encode()
    core = Core(
        title="".join(content.title_lines),
        stamp=_stamp(content),
        creator=content.organ,
        language=content.language,
    )
    if template.core:
        parts[template.core] = core_xml(core).encode()
    return parts


def _stamp(content: ReportContent) -> str:
    when = content.modified
    if when is None:
        return f"{content.year + 1:04d}-01-01T00:00:00Z"
    if when.tzinfo is not None:
        when = when.astimezone(dt.UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def _unbreakable() -> re.Pattern[str]:
    """An address or an e-mail that no line can be broken in: the line before it would be stretched."""
    return regex(r"[!-~]{16,}")


@cache
def _head() -> re.Pattern[str]:
    return regex(r"(?:[0-9]{1,2}[.．、]|（[0-9]{1,2}）|[一二三四五六七八九十]+是)[^。；！？]+")


@cache
def _date() -> re.Pattern[str]:
    return regex(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
