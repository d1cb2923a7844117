"""Puts the fingerprint of a report into its Word file, as custom properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from engine import __version__
from engine.form import CELLS, FORM
from engine.intake.fingerprint import FIGURE, Fingerprint, content_hash, marked, normal, properties, short
from engine.output.annex import headings, notes
from engine.output.content import ReportContent
from engine.output.grids import grids
from engine.output.literal import escape
from engine.output.package import CONTENT_TYPES

PART = "docProps/custom.xml"

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
_LINK = f"{_SPACE}/relationships/custom-properties"
_SORT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATIONS = "_rels/.rels"


def fingerprint_of(content: ReportContent) -> Fingerprint:
    """The fingerprint of a report.

    Args:
        content: sanitised content.
    """
    texts = [(part, line) for part, text in _paragraphs(content) if (line := normal(text))]
    cells = tuple(normal(content.cells.get(key, "")) for key in CELLS)
    plans, labels = _plans()
    return Fingerprint(
        FORM.edition,
        __version__,
        content_hash(FORM.edition, (text for _, text in texts), cells, labels),
        content.draft_mark,
        cells,
        plans,
        tuple(marked(part, text) for part, text in texts),
    )


def with_fingerprint(parts: Mapping[str, bytes], content: ReportContent) -> dict[str, bytes]:
    """The parts of a Word file with the fingerprint of its content.

    Custom properties that a template brings along give way: they may be notes that are not for the public.

    Args:
        parts: every part of the file.
        content: what it says, sanitised.
    """
    found = dict(parts)
    if PART not in found:
        override = f'<Override PartName="/{PART}" ContentType="{_TYPE}"/></Types>'
        link = f'<Relationship Id="rIdNianbao" Type="{_LINK}" Target="{PART}"/></Relationships>'
        found[CONTENT_TYPES] = found[CONTENT_TYPES].replace(b"</Types>", override.encode())
        found[_RELATIONS] = found[_RELATIONS].replace(b"</Relationships>", link.encode())
    found[PART] = _xml(properties(fingerprint_of(content))).encode()
    return found


def _xml(texts: Mapping[str, str]) -> str:
    inner = "".join(
        f'<property fmtid="{_SORT}" pid="{number}" name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for number, (name, text) in enumerate(texts.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_SPACE}/custom-properties" xmlns:vt="{_SPACE}/docPropsVTypes">{inner}</Properties>'
    )


def _paragraphs(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Every paragraph in the order of the report, with the sign of its part."""
    yield from (("t", line) for line in content.title_lines)
    yield from (("p", paragraph.text) for paragraph in content.preamble)
    for number, section in enumerate(FORM.sections, start=1):
        yield "h", section.heading
        prose = notes(content, section.key) if section.body == "table" else getattr(content, section.key)
        yield from ((str(number), paragraph.text) for paragraph in prose)
    yield from (("s", line) for line in content.signature)
    if content.annex:
        yield from (("h", heading) for heading in headings())


@cache
def _plans() -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The plan of every table, and the texts of all labels, as they are read."""
    plans, labels = [], []
    for grid in grids():
        cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
        labels += [normal(cell.text) for cell in cells if not cell.key]
        plans.append(tuple(FIGURE if cell.key else short(normal(cell.text)) for cell in cells))
    return tuple(plans), tuple(labels)
