"""From content to the bytes of the Word report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from engine.output import tags
from engine.output.compiled import Compiled, compiled, require, run
from engine.output.content import DRAFT_MARK, Paragraph, ReportContent
from engine.output.errors import OutputError, ReadBackError
from engine.output.literal import fitted, markup
from engine.output.package import Core, core_xml, write_zip
from engine.output.readback import verify
from engine.output.sanitise import sanitise

TEMPLATE = "report.docx"


@cache
def builtin_template() -> bytes:
    """The bytes of the template that comes with the program.

    Raises:
        OutputError: the program is not installed completely.
    """
    try:
        return files("templates").joinpath(TEMPLATE).read_bytes()
    except OSError as error:
        raise OutputError(
            f"找不到自带的 Word 模板 templates/{TEMPLATE}。程序没有装完整，请重新安装，或用 --template 指定模板。"
        ) from error


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
    clean, _ = sanitise(content)
    ready = compiled(builtin_template() if template is None else template)
    require(ready.names, _needed(clean))
    texts = run(ready, context(clean))
    return write_zip(_parts(ready, texts, clean))


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
    data = render(content, template)
    differences = verify(data, content)
    if differences:
        raise ReadBackError(differences)
    return data


def context(content: ReportContent) -> dict[str, Any]:
    """The value of every tag, as markup that is safe in a Word file.

    Args:
        content: sanitised content.
    """
    values: dict[str, Any] = {
        tags.TITLE: _lines(content.title_lines),
        tags.HEADER: DRAFT_MARK if content.draft_mark else "",
        tags.SIGNATURE: _lines(content.signature),
        tags.ORGAN: markup(content.organ),
        tags.YEAR: str(content.year),
    }
    for field, name in tags.PROSE.items():
        values[name] = [_paragraph(paragraph) for paragraph in getattr(content, field)]
    for key, name in tags.cell_tags().items():
        values[name] = fitted(content.cells[key], key)
    return values


def _needed(content: ReportContent) -> list[str]:
    """The tags that this content cannot do without."""
    needed = [name for field, name in tags.PROSE.items() if getattr(content, field)]
    if content.signature:
        needed.append(tags.SIGNATURE)
    if content.draft_mark:
        needed.append(tags.HEADER)
    return needed


def _lines(lines: Iterable[str]) -> list[Markup]:
    return [markup(line) for line in lines]


def _paragraph(paragraph: Paragraph) -> Mapping[str, Any]:
    return {tags.TEXT: markup(paragraph.text), tags.IS_SUBHEADING: paragraph.kind == "subheading"}


def _parts(template: Compiled, texts: Mapping[str, str], content: ReportContent) -> dict[str, bytes]:
    parts = dict(template.parts)
    for name, text in texts.items():
        parts[name] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()
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
