"""What the writer of the report takes: finished text, and nothing about where it came from.

Importing this module loads no document library.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from engine.namedtuple import NamedTuple

ParagraphKind = Literal["body", "subheading"]
_BLANK: Mapping[str, str] = {}


class Paragraph(NamedTuple):
    """One paragraph of prose.

    Attributes:
        text: the words; line breaks in it start new paragraphs of the same kind.
        kind: "body" (3号仿宋) or "subheading" (3号楷体, level two).
    """

    text: str
    kind: ParagraphKind = "body"


class ReportContent(NamedTuple):
    """A whole report as it will be printed.

    Attributes:
        organ: full name of the organ, for the document properties.
        year: the year that the report is about.
        title_lines: the title, line by line as it shall break.
        preamble: what stands between the title and section 一.
        overview: section 一.
        problems: section 五.
        matters: section 六.
        cells: key of the form -> printed string, "" for a blank; a key that is absent is a blank.
        disclosure_notes: text printed after 表二, usually none.
        applications_notes: text printed after 表三, usually none.
        disputes_notes: text printed after 表四, usually none.
        signature: 署名 and date, right-aligned after section 六, usually none.
        draft_mark: print 草稿 in the header of every page.
        annex: the tables stand behind the text as 统计附表 instead of in their sections.
        modified: when the content was last changed, with a time zone (without one: UTC); stands in the
            document properties. Without it the first day after the reporting year is used, so that the
            same content always gives the same file.
        language: language tag of the document properties.
    """

    organ: str
    year: int
    title_lines: tuple[str, ...]
    preamble: tuple[Paragraph, ...] = ()
    overview: tuple[Paragraph, ...] = ()
    problems: tuple[Paragraph, ...] = ()
    matters: tuple[Paragraph, ...] = ()
    cells: Mapping[str, str] = _BLANK
    disclosure_notes: tuple[Paragraph, ...] = ()
    applications_notes: tuple[Paragraph, ...] = ()
    disputes_notes: tuple[Paragraph, ...] = ()
    signature: tuple[str, ...] = ()
    draft_mark: bool = False
    annex: bool = False
    modified: dt.datetime | None = None
    language: str = "zh-CN"


PARTS: Mapping[str, str] = {
    "preamble": "前言",
    "overview": "第一部分",
    "disclosure_notes": "表二下的文字",
    "applications_notes": "表三下的文字",
    "disputes_notes": "表四下的文字",
    "problems": "第五部分",
    "matters": "第六部分",
}
"""Fields of `ReportContent` that hold paragraphs, in the order of the report, with what a person calls them."""

NOTES: Mapping[str, str] = {
    "disclosure": "disclosure_notes",
    "applications": "applications_notes",
    "disputes": "disputes_notes",
}
"""Section of a table -> field with the text printed after it."""

DRAFT_MARK = "草稿"
"""The whole header of every page of a draft."""
