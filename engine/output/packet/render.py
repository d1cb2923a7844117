"""The facts of a packet set in Word, through docxtpl."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from engine.output import tags
from engine.output.content import DRAFT_MARK
from engine.output.package import Core, core_xml, read_zip, write_zip
from engine.output.packet.sheets import annex_texts, sheet_texts
from engine.output.supplied import supplied
from engine.regex import regex

SHEET, ANNEX = "approval.docx", "annex.docx"
_CORE = "docProps/core.xml"
_ILLEGAL = regex("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def sheet_docx(facts: Mapping[str, Any]) -> bytes:
    """送审单 as the bytes of a .docx; the same bytes for the same facts."""
    return _rendered(SHEET, sheet_texts(facts), facts)


def annex_docx(facts: Mapping[str, Any]) -> bytes:
    """送审附件 as the bytes of a .docx; the same bytes for the same facts."""
    return _rendered(ANNEX, annex_texts(facts), facts)


@cache
def _template(name: str) -> bytes:
    """The bytes of a template that comes with the program.

    Raises:
        OutputError: the program is not installed completely.
    """
    return supplied(name)


def _rendered(name: str, texts: Mapping[str, Any], facts: Mapping[str, Any]) -> bytes:
    from docxtpl import DocxTemplate

    from engine.output.sandbox import environment

    template = DocxTemplate(BytesIO(_template(name)))
    header = DRAFT_MARK if facts["draft_mark"] else ""
    template.render({**_clean(texts), tags.HEADER: header}, environment(), autoescape=True)
    target = BytesIO()
    template.save(target)
    parts = read_zip(
        target.getvalue()
    )  # docxtpl stamps the parts with the clock; ours are the same on every run
    core = Core(title=str(texts["名称"]), stamp=_stamp(facts), creator=str(facts["organ"] or ""))
    return write_zip({**parts, _CORE: core_xml(core).encode()})


def _stamp(facts: Mapping[str, Any]) -> str:
    year = facts["year"]
    return f"{(year if isinstance(year, int) else 1999) + 1:04d}-01-01T00:00:00Z"


def _clean(value: Any) -> Any:
    """Texts without what no Word file can hold; a line break becomes a space."""
    if isinstance(value, str):
        return _ILLEGAL.sub(lambda found: " " if found.group() in "\n\r\t" else "\ufffd", value)
    if isinstance(value, Mapping):
        return {key: _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value
