"""T-01 for reports that were read: what cannot be judged is a hint, a stroke is told as such."""

from __future__ import annotations

from engine.form.edition_2021 import FORM
from engine.intake.drafts import draft_of
from engine.intake.report import Reading, Report
from engine.rules.figures import blanks
from engine.rules.finding import Finding
from engine.rules.view import view

_SECTIONS = tuple(section.key for section in FORM.sections)


def _found(cells: dict[str, Reading], sections: tuple[str, ...] = _SECTIONS) -> list[Finding]:
    report = Report("报告.docx", cells=cells, sections=sections)
    return list(blanks(view(draft_of(report, as_read=True))))


def _cells(text: str, value: int | None) -> dict[str, Reading]:
    return {cell: Reading(value, text, "第1张表") for table in FORM.tables for cell in table.cells()}


def test_missing_and_empty_tables_are_hints() -> None:
    assert [finding.severity for finding in _found({})] == ["hint"] * 3
    assert [finding.severity for finding in _found(_cells("", None))] == ["hint"] * 3
    assert _found({}, sections=("disclosure",)) == []


def test_a_stroke_and_a_blank_among_figures_are_errors_and_named() -> None:
    cells = _cells("0", 0)
    cells["disclosure.licensing"] = Reading(None, "/", "第1张表")
    cells["disclosure.penalties"] = Reading(None, "", "第1张表")
    (finding,) = _found(cells)
    assert finding.severity == "error"
    assert "填了“/”" in finding.message
    assert "为空" in finding.message
    assert set(finding.cells) == {"disclosure.licensing", "disclosure.penalties"}


def test_a_full_report_is_silent() -> None:
    assert _found(_cells("0", 0)) == []
