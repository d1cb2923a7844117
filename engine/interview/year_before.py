"""What was read of last year's report, in the words of the drafter, for confirmation before it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.form.current import FORM
from engine.form.keys import CELLS, spoken, unit
from engine.prose.links import printed

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.intake.report import Report

_SHOWN = (
    "applications.received.total",
    "applications.carried_in.total",
    "applications.handled.total",
    "applications.carried_out.total",
    "disclosure.normative_documents.in_force",
    "disputes.review.total",
    "disputes.review.pending",
)
"""The figures by which a drafter recognises last year's report."""


def told(draft: Draft, report: Report | None) -> list[str]:
    """What was read: who and when, how many cells, the telling figures with their places, the parts of the prose.

    Args:
        draft: the draft with the year before in it.
        report: the report as it was read; None where it was a draft.
    """
    last = draft.last_year
    filled = sum(key in last.figures for key in CELLS)
    lines = []
    if report is not None:
        organ, year = report.profile.get("organ"), report.profile.get("year")
        lines.append(f"机关：{organ or '没有读出'}；年度：{year or '没有读出'}；版式：{report.edition}年")
    lines.append(f"表格：共{len(CELLS)}格，读到{filled}格数字。")
    for key in _SHOWN:
        if key in last.figures:
            reading = None if report is None else report.cells.get(key)
            where = f"（{reading.place}）" if reading is not None else ""
            lines.append(f"{spoken(key)} {printed(last.figures[key])}{unit(key)}{where}")
    names = {section.key: section.heading for section in FORM.sections}
    parts = [names.get(part.split(".")[0], "引言") for part in last.prose]
    lines.append(f"文字：{'；'.join(dict.fromkeys(parts)) or '没有读到'}")
    lines += [] if report is None else [f"说明：{note}" for note in report.notes]
    return lines
