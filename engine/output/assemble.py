"""From a draft to the content of the report: headings in the house style, links resolved, cells printed."""

from __future__ import annotations

import re
from functools import cache

from engine.draft.model import Draft
from engine.form.current import FORM
from engine.form.keys import CELLS
from engine.output.content import Paragraph, ReportContent
from engine.output.titles import broken, spoken_date
from engine.prose.links import printed
from engine.regex import regex
from engine.rules.view import View
from engine.rules.view import view as view_of

_SUBHEADING_LENGTH = 30
"""A line that begins with （一） and is no longer than this, without a full stop, is a sub-heading."""

_SIGNATURE_WIDTH = 24.0
"""Characters of 3号 on a line, less what stays free on the right."""

_NO_YEAR = 2000
"""Stands in the document properties of a draft that names no year yet."""


def content_of(draft: Draft, *, draft_mark: bool = False, seen: View | None = None) -> ReportContent:
    """The content of the report as it stands; blanks stay blank.

    Args:
        draft: what to print.
        draft_mark: print 草稿 in the header of every page.
        seen: what follows from the draft, where that was worked out already (for the rules).
    """
    view = view_of(draft) if seen is None else seen
    cells = {key: "" if (value := view.value(key)) is None else printed(value) for key in CELLS}
    return ReportContent(
        organ=draft.organ or "",
        year=draft.year or _NO_YEAR,
        title_lines=_title(draft),
        preamble=paragraphs(view.text("preamble")),
        overview=_overview(view),
        problems=paragraphs(view.text("problems")),
        matters=paragraphs(view.text("matters")),
        cells=cells,
        disclosure_notes=paragraphs(view.text("disclosure")),
        applications_notes=paragraphs(view.text("applications")),
        disputes_notes=paragraphs(view.text("disputes")),
        signature=_signature(draft),
        draft_mark=draft_mark,
        annex=draft.profile.get("annex") is True,
    )


def export(draft: Draft, *, draft_mark: bool = False, template: bytes | None = None) -> bytes:
    """The report as bytes of a .docx, read back and compared with the draft.

    Args:
        draft: what to print. Whether errors stand against it is for the caller to ask (`engine.rules.check`).
        draft_mark: print 草稿 in the header of every page.
        template: a template of the office's own instead of the built-in one.

    Raises:
        OutputError: the template is unusable, or the written file differs from the draft.
    """
    from engine.output.report import export as write

    return write(content_of(draft, draft_mark=draft_mark), template)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text as paragraphs; short lines with （一） are sub-headings."""
    return tuple(
        Paragraph(line, "subheading" if _is_subheading(line) else "body")
        for line in (raw.strip(" \t\u3000") for raw in text.split("\n"))
        if line
    )


def _is_subheading(line: str) -> bool:
    return len(line) <= _SUBHEADING_LENGTH and "。" not in line and bool(_numbered().match(line))


@cache
def _numbered() -> re.Pattern[str]:
    return regex("（[一二三四五六七八九十]+）")


@cache
def _any_number() -> re.Pattern[str]:
    return regex("(?:（[一二三四五六七八九十]+）|[0-9]+[.．、])")


def _overview(view: View) -> tuple[Paragraph, ...]:
    """Section 一: as one text, or the opening and the five aspects under their headings."""
    whole = view.text("overview")
    if whole:
        return paragraphs(whole)
    found = list(paragraphs(view.text("overview.opening")))
    arabic = view.draft.profile.get("style") == "arabic"
    number = 0
    for aspect in FORM.aspects:
        body = paragraphs(view.text(f"overview.{aspect.key}"))
        if not body:
            continue
        number += 1
        if _has_heading(body[0].text, aspect.label):
            found += body
        elif arabic:
            found += [Paragraph(f"{number}.{aspect.label}方面。{body[0].text}", body[0].kind), *body[1:]]
        else:
            found += [Paragraph(f"（{'一二三四五'[number - 1]}）{aspect.label}", "subheading"), *body]
    return tuple(found)


def _has_heading(text: str, label: str) -> bool:
    """Whether the drafter wrote the heading of the aspect already."""
    match = _any_number().match(text)
    return match is not None and label[-4:] in text[match.end() : match.end() + len(label) + 6]


def _title(draft: Draft) -> tuple[str, ...]:
    """The title: line breaks of the profile's `title_lines`, else the name and the rest; no line wider than the page."""
    year = str(draft.year) if draft.year else "【待填：年度】"
    rest = FORM.title.replace("{organ}", "").replace("{year}", year)
    lines = draft.profile.get("title_lines")
    if isinstance(lines, list) and lines and all(isinstance(line, str) for line in lines):
        return tuple(part for line in lines for part in broken(str(line)))
    return (*broken(draft.organ or "【待填：机关全称】", rest), rest)


def _signature(draft: Draft) -> tuple[str, ...]:
    """署名 and 成文日期 as far as the profile has them."""
    name, date = (draft.profile.get(key) for key in ("signature", "date"))
    lines = broken(name, most=_SIGNATURE_WIDTH) if isinstance(name, str) and name.strip() else ()
    return (*lines, spoken_date(date)) if isinstance(date, str) and date.strip() else lines
