"""Real reports: real errors in figures are found, and correct reports raise no error of the families T, X, P and S."""

from __future__ import annotations

import pytest

from engine.rules.check import RULES, run
from engine.rules.finding import Finding
from tests.conformance.loader import Report, folder, reports

FAMILIES = "TXPS"
NUMERIC = {
    "table4_sum": ("T4-01", "T4-02", "T4-03"),
    "sum": ("S-01", "S-02", "S-03"),
    "share": ("P-07",),
    "prose_vs_table": (
        "P-01",
        "P-02",
        "P-04",
        "P-05",
        "P-06",
        "P-08",
        "P-09",
        "P-10",
        "P-12",
        "P-13",
        "P-14",
    ),
    "contradiction": ("P-03", "S-03", "S-04"),
    "balance": ("S-00", "P-01"),
}
"""By the kind of a labelled error, the rules that may report it."""

ALARMED = 1 / 60
"""So many of the reports without errors may raise one; asked is one in twenty, and none does."""


def errors(report: Report) -> list[Finding]:
    """Errors in figures; blanks and missing parts say nothing of an excerpt."""
    seen = report.view
    return [
        finding
        for name, rule in RULES
        for finding in run(name, rule, seen)
        if finding.severity == "error" and finding.rule[0] in FAMILIES and finding.rule != "T-01"
    ]


@pytest.fixture(scope="module")
def judged() -> list[tuple[Report, list[Finding]]]:
    here = folder()
    if here is None:
        pytest.skip("没有真实报告：请用环境变量 NIANBAO_REPORTS 指明文件夹，这项测试略过")
    return [(report, errors(report)) for report in reports(here)]


def test_correct_reports_raise_no_error(judged: list[tuple[Report, list[Finding]]]) -> None:
    sound = [(report, found) for report, found in judged if not report.errors]
    alarmed = [(report, found) for report, found in sound if found]
    for report, found in alarmed:
        print("false alarm", report.id, [(one.rule, one.message) for one in found])
    print(f"false alarms in {len(alarmed)} of {len(sound)} reports without errors")
    assert len(alarmed) <= ALARMED * len(sound)


def test_real_errors_in_figures_are_found(judged: list[tuple[Report, list[Finding]]]) -> None:
    wanted, missed, beside = 0, [], 0
    for report, found in judged:
        visible = [error for error in report.errors if error["visible_in_stored_data"]]
        numeric = [error for error in visible if error["type"] in NUMERIC]
        allowed = {rule for error in numeric for rule in NUMERIC[error["type"]]}
        for error in numeric:
            wanted += 1
            rules = NUMERIC[error["type"]]
            alike = sum(other["type"] == error["type"] for other in numeric)
            if sum(one.rule in rules for one in found) < alike:
                missed.append((report.id, error["type"], error["what"]))
        if report.errors:
            beside += any(one.rule not in allowed for one in found)
    print(f"real errors in figures {wanted - len(missed)}/{wanted}, missed {missed}")
    print(f"reports with errors that raise one beside those labelled: {beside}")
    assert not missed
    assert beside <= 1
