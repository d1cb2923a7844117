"""Last year's report, whatever it is kept in, as the year before of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.draft.model import Draft, LastYear
from engine.form.keys import CELLS
from engine.intake.errors import IntakeError
from engine.intake.sources import is_draft
from engine.rules.view import view

if TYPE_CHECKING:
    from engine.intake.report import Report

_NOT_TAKEN_OVER = ("year", "date", "deadline", "status", "published")
"""Entries of last year's profile that hold for that year only."""


def with_year_before(draft: Draft, name: str) -> tuple[Draft, Report | None]:
    """The draft with last year's draft or report: its figures, its prose, and who reports where that is not said yet.

    Args:
        draft: this year's draft.
        name: last year's draft (.toml) or report.

    Returns:
        The draft, and the report as it was read (None for a draft).

    Raises:
        DraftTroubleError: the file cannot be read, or is about another year.
    """
    if is_draft(name):
        from engine.draft.load import read

        return with_draft_before(draft, read(name), name), None
    from engine.intake.drafts import as_last_year, draft_of
    from engine.intake.read import read_report

    report = read_report(name)
    return _taken_over(as_last_year(draft, report), draft_of(report)), report


def with_draft_before(draft: Draft, before: Draft, name: str) -> Draft:
    """The draft with last year's draft: what was stated, what followed from it, and the texts as they were printed.

    Raises:
        IntakeError: the other draft is about another year.
    """
    if draft.year and before.year and before.year != draft.year - 1:
        raise IntakeError(name, f"这是{before.year}年的草稿，应为{draft.year - 1}年的")
    seen = view(before)
    derived = {key: value for key in CELLS if (value := seen.value(key)) is not None}
    figures = {**before.figures, **derived}
    prose = {part: resolved.text for part, resolved in seen.texts.items()}
    return _taken_over(draft.with_last_year(LastYear(figures, prose)), before)


def _taken_over(draft: Draft, before: Draft) -> Draft:
    """Who reports, as last year's report says it, where this year's draft says nothing."""
    changes = {
        key: value for key, value in before.profile.items() if key not in (*draft.profile, *_NOT_TAKEN_OVER)
    }
    if draft.year is None and before.year is not None:
        changes["year"] = before.year + 1
    return draft.with_profile(changes)
