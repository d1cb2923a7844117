"""The rules of wording, structure and names against real reports: errors that a careful reader found, and silence."""

from __future__ import annotations

import pytest

from engine.rules.finding import Finding
from tests.conformance.loader import Report, folder, reports
from tests.rules.text.conftest import ALL

TEXTUAL = {
    "stale_year": {"W-03", "W-05"},
    "outdated_basis": {"W-07"},
    "wrong_subject": {"W-02", "O-11"},
    "date": {"W-04"},
    "structure": {"M-01", "M-11", "W-15"},
    "format": {"W-09", "W-10", "W-06"},
    "dup": {"W-01", "W-11"},
    "typo": {"W-01", "W-05", "W-06", "W-11", "W-12", "S-06", "S-07"},
}
"""By the kind of a labelled error, the rules that may report it."""

REACHED = 0.9
ALARMS = 1 / 20


def findings(report: Report) -> list[Finding]:
    seen = report.view
    return [finding for _, rule in ALL for finding in rule(seen)]


@pytest.fixture(scope="module")
def judged() -> list[tuple[Report, list[Finding]]]:
    here = folder()
    if here is None:
        pytest.skip("没有真实报告：请用环境变量 NIANBAO_REPORTS 指明文件夹，这项测试略过")
    return [(report, findings(report)) for report in reports(here)]


def test_textual_errors_are_reported(judged):
    wanted = missed = 0
    for report, found in judged:
        rules = {finding.rule for finding in found}
        for error in report.errors:
            if error["visible_in_stored_data"] and error["type"] in TEXTUAL:
                wanted += 1
                if not rules & TEXTUAL[error["type"]]:
                    missed += 1
                    print("missed", report.id, error["type"])
    print(f"textual errors {wanted - missed}/{wanted}")
    assert wanted - missed >= REACHED * wanted


@pytest.mark.parametrize("families", ["W", "D", "TXPS"])
def test_reports_without_errors_raise_none(judged, families):
    sound = [(report, found) for report, found in judged if not report.errors]
    alarmed = [
        (report.id, finding.rule)
        for report, found in sound
        for finding in found
        if finding.severity == "error" and finding.rule[0] in families
    ]
    print(f"families {families}: {len(alarmed)} errors in {len(sound)} reports without errors {alarmed}")
    assert len({name for name, _ in alarmed}) <= ALARMS * len(sound)


def test_no_warning_of_wording_is_common(judged):
    sound = [found for report, found in judged if not report.errors]
    noisy = sum(any(f.severity == "warning" and f.rule[0] in "WD" for f in found) for found in sound)
    print(f"warnings of W and D in {noisy} of {len(sound)} reports without errors")
    assert noisy <= len(sound) / 10
